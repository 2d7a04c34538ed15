import type { KindWords } from "../definition.ts";

export const words: KindWords = {
  name: "Subnet",
  plural: "subnets",
  home: "A subnet lives in a virtual network. Drop it on one.",
  fields: {
    prefixes: {
      label: "Address prefix",
      unit: "IPv4 or IPv6",
      help: "The part of the network's address space that this subnet takes. Azure keeps the first four addresses and the last.",
    },
    nsg: {
      label: "Network security group",
      help: "Filters what enters and leaves every network card in the subnet. Traffic inside the subnet is filtered too.",
    },
    defaultOutboundAccess: {
      label: "Default outbound access",
      help: "Lets machines without any outbound method reach the internet from an address that Microsoft owns and may change. Off is recommended.",
    },
  },
};
