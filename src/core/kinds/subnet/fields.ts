import { DELEGATIONS, DELEGATIONS_SOURCE } from "../../facts/delegations.ts";
import { SERVICE_ENDPOINTS, SERVICE_ENDPOINTS_SOURCE } from "../../facts/serviceEndpoints.ts";
import type { Fields, PropsOf } from "../field.ts";

const MANAGE_SUBNET = {
  title: "Add, change, or delete a virtual network subnet",
  url: "https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-subnet",
  date: "2026-08-01",
};

const POLICIES = {
  title: "Manage network policies for private endpoints",
  url: "https://learn.microsoft.com/azure/private-link/disable-private-endpoint-network-policy",
  date: "2026-08-01",
};

export const fields = {
  prefixes: { type: "cidrs", source: MANAGE_SUBNET },
  nsg: { type: "ref", to: ["nsg"], line: "chip", source: MANAGE_SUBNET },
  routeTable: { type: "ref", to: ["routeTable"], line: "chip", source: MANAGE_SUBNET },
  natGateway: { type: "ref", to: ["natGateway"], line: "chip", source: MANAGE_SUBNET },
  serviceEndpoints: {
    type: "texts",
    choices: SERVICE_ENDPOINTS.map((e) => e.service),
    more: true,
    source: SERVICE_ENDPOINTS_SOURCE,
  },
  delegations: { type: "texts", choices: DELEGATIONS, more: true, source: DELEGATIONS_SOURCE },
  privateEndpointNetworkPolicies: {
    type: "choice",
    choices: ["Disabled", "Enabled", "NetworkSecurityGroupEnabled", "RouteTableEnabled"],
    more: true,
    source: POLICIES,
  },
  privateLinkServiceNetworkPolicies: {
    type: "choice",
    choices: ["Enabled", "Disabled"],
    more: true,
    source: {
      title: "Disable network policies for Private Link services",
      url: "https://learn.microsoft.com/azure/private-link/disable-private-link-service-network-policy",
      date: "2026-08-01",
    },
  },
  defaultOutboundAccess: {
    type: "bool",
    default: false,
    source: {
      title: "Default outbound access in Azure",
      url: "https://learn.microsoft.com/azure/virtual-network/ip-services/default-outbound-access",
      date: "2025-12-03",
    },
  },
} as const satisfies Fields;

export type SubnetProps = PropsOf<typeof fields>;
