import type { Fields, PropsOf } from "../field.ts";

export const PEERING_SOURCE = {
  title: "Create, change, or delete a virtual network peering",
  url: "https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-peering",
  date: "2026-08-01",
};

export const fields = {
  remote: { type: "ref", to: ["vnet"], line: "always", source: PEERING_SOURCE },
  allowVnetAccess: { type: "bool", default: true, source: PEERING_SOURCE },
  allowForwardedTraffic: { type: "bool", default: false, source: PEERING_SOURCE },
  allowGatewayTransit: { type: "bool", default: false, source: PEERING_SOURCE },
  useRemoteGateways: { type: "bool", default: false, source: PEERING_SOURCE },
} as const satisfies Fields;

export type PeeringProps = PropsOf<typeof fields>;
