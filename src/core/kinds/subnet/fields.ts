import type { Fields, PropsOf } from "../field.ts";

const MANAGE_SUBNET = {
  title: "Add, change, or delete a virtual network subnet",
  url: "https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-subnet",
  date: "2026-08-01",
};

export const fields = {
  prefixes: { type: "cidrs", source: MANAGE_SUBNET },
  nsg: { type: "ref", to: ["nsg"], line: "chip", source: MANAGE_SUBNET },
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
