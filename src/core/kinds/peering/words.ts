import type { KindWords } from "../definition.ts";

export const words: KindWords = {
  name: "Peering",
  plural: "peerings",
  home: "A peering joins two virtual networks. Draw a line from one to the other.",
  fields: {
    remote: {
      label: "Peered with",
      help: "The other network. It needs a peering back to this one before traffic flows.",
    },
    allowVnetAccess: {
      label: "Allow access",
      help: "Counts the other network as a part of the VirtualNetwork tag. Off keeps the peering but closes it.",
    },
    allowForwardedTraffic: {
      label: "Allow forwarded traffic",
      help: "Takes in what the other network passes on for somebody else, such as a firewall in a hub does.",
    },
    allowGatewayTransit: {
      label: "Offer this network's gateway",
      help: "Lets the other network reach on-premises through the gateway here. A hub says so to its spokes.",
    },
    useRemoteGateways: {
      label: "Use the other network's gateway",
      help: "Reaches on-premises through the gateway there, which must offer it. Only one peering of a network can.",
    },
  },
};
