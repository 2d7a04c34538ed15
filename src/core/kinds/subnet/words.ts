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
    routeTable: {
      label: "Route table",
      help: "Sends traffic of the subnet another way than Azure's own routes: through a firewall, or nowhere.",
    },
    natGateway: {
      label: "NAT gateway",
      help: "Gives machines without a public address a way out to the internet. It goes before every other outbound method.",
    },
    serviceEndpoints: {
      label: "Service endpoints",
      unit: "such as Microsoft.Storage",
      help: "Traffic to these services keeps its private source address and takes Azure's backbone. The service still has a public address.",
    },
    delegations: {
      label: "Delegation",
      unit: "such as Microsoft.Web/serverFarms",
      help: "Hands the subnet to one service, which puts its instances into it. Nothing else can be placed there.",
    },
    privateEndpointNetworkPolicies: {
      label: "Policies for private endpoints",
      help: "Whether security groups and routes of the subnet reach its private endpoints. Azure's own value is off.",
      choices: {
        Disabled: "Off",
        Enabled: "Groups and routes",
        NetworkSecurityGroupEnabled: "Security groups only",
        RouteTableEnabled: "Routes only",
      },
    },
    privateLinkServiceNetworkPolicies: {
      label: "Policies for Private Link services",
      help: "Must be off in the subnet that a Private Link service takes its addresses from.",
      choices: { Enabled: "On", Disabled: "Off" },
    },
    defaultOutboundAccess: {
      label: "Default outbound access",
      help: "Lets machines without any outbound method reach the internet from an address that Microsoft owns and may change. Off is recommended.",
    },
  },
};
