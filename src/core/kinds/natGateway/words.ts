import type { KindWords } from "../definition.ts";
import { zoneWords } from "../zones.ts";

export const words: KindWords = {
  name: "NAT gateway",
  plural: "NAT gateways",
  fields: {
    sku: {
      label: "SKU",
      help: "Standard stands in one zone, Standard V2 in all of them. Its public addresses have the same SKU.",
      choices: { Standard: "Standard", StandardV2: "Standard V2" },
    },
    publicIps: {
      label: "Public IP addresses",
      help: "What the internet sees of the subnets. Each address gives 64,512 ports for connections.",
    },
    publicIpPrefixes: {
      label: "Public IP prefixes",
      help: "All addresses of a prefix are used. At most 16 addresses in all.",
    },
    idleTimeout: {
      label: "Idle timeout",
      unit: "4 to 120 minutes",
      help: "How long a silent connection keeps its port. Long timeouts use up ports.",
    },
    zones: {
      label: "Zone",
      help: "The zone that the gateway stands in. Without one, Azure chooses a zone.",
      choices: zoneWords,
    },
  },
};
