import type { KindWords } from "../definition.ts";
import { zoneWords } from "../zones.ts";

export const words: KindWords = {
  name: "Public IP address",
  plural: "public IP addresses",
  fields: {
    sku: {
      label: "SKU",
      help: "Both are static and closed to inbound traffic until a security group opens them. StandardV2 is for NAT gateways of that SKU.",
      choices: { Standard: "Standard", StandardV2: "Standard V2" },
    },
    version: { label: "Version", help: "IPv6 addresses need a subnet with an IPv6 prefix." },
    zones: {
      label: "Zones",
      help: "Zones that the address lives in. Without any, a region with zones spreads it over all of them.",
      choices: zoneWords,
    },
    dnsLabel: {
      label: "DNS label",
      unit: "before .cloudapp.azure.com",
      help: "Gives the address a public name in its region. 3 to 63 lower-case letters, digits and hyphens.",
    },
    idleTimeout: {
      label: "Idle timeout",
      unit: "4 to 30 minutes",
      help: "How long a silent inbound connection is kept. Azure's own value is 4 minutes.",
    },
    prefix: {
      label: "Public IP prefix",
      help: "Takes the address out of this prefix, so that neighbours have consecutive addresses.",
    },
  },
};
