import type { KindWords } from "../definition.ts";

export const words: KindWords = {
  name: "Route table",
  plural: "route tables",
  fields: {
    routes: {
      label: "Routes",
      help: "The longest prefix that holds an address decides. A route of this table goes before Azure's own of the same prefix.",
    },
    "routes.name": { label: "Name" },
    "routes.addressPrefix": {
      label: "Destination",
      unit: "prefix or service tag",
      help: "0.0.0.0/0 takes everything that no longer prefix holds. A service tag stands for all prefixes of the service.",
    },
    "routes.nextHopType": {
      label: "Next hop",
      help: "A virtual appliance is named by its address. None drops the traffic.",
      choices: {
        VirtualAppliance: "Virtual appliance",
        VirtualNetworkGateway: "Virtual network gateway",
        VnetLocal: "Virtual network",
        Internet: "Internet",
        None: "None",
      },
    },
    "routes.nextHopIp": {
      label: "Appliance address",
      help: "Private address of a firewall or appliance in this network or in one that is peered with it.",
    },
    disableBgpPropagation: {
      label: "Ignore gateway routes",
      help: "Keeps routes that a gateway learned out of the subnets. A subnet of a gateway must not use it.",
    },
  },
};
