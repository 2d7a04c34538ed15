import type { Fields, PropsOf } from "../field.ts";

const MANAGE_VNET = {
  title: "Create, change, or delete a virtual network",
  url: "https://learn.microsoft.com/azure/virtual-network/manage-virtual-network",
  date: "2026-08-01",
};

export const fields = {
  prefixes: { type: "cidrs", source: MANAGE_VNET },
  dnsServers: { type: "texts", more: true, source: MANAGE_VNET },
  encryption: {
    type: "choice",
    choices: ["Disabled", "AllowUnencrypted"],
    default: "Disabled",
    more: true,
    source: {
      title: "What is Azure Virtual Network encryption?",
      url: "https://learn.microsoft.com/azure/virtual-network/virtual-network-encryption-overview",
      date: "2026-08-01",
    },
  },
} as const satisfies Fields;

export type VnetProps = PropsOf<typeof fields>;
