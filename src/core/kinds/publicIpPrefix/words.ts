import type { KindWords } from "../definition.ts";
import { zoneWords } from "../zones.ts";

export const words: KindWords = {
  name: "Public IP prefix",
  plural: "public IP prefixes",
  fields: {
    length: {
      label: "Length",
      unit: "28 to 31, IPv6 124 to 127",
      help: "How many consecutive addresses Azure reserves: a /28 holds 16, a /31 two. The length is fixed once deployed.",
    },
    sku: {
      label: "SKU",
      help: "Addresses out of the prefix have the same SKU.",
      choices: { Standard: "Standard", StandardV2: "Standard V2" },
    },
    version: { label: "Version", help: "IPv4 or IPv6; one prefix holds one of them." },
    zones: {
      label: "Zones",
      help: "Zones that the addresses live in. Addresses out of the prefix have the same.",
      choices: zoneWords,
    },
  },
};
