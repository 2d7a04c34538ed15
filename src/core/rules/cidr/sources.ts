import type { Source } from "../../facts/source.ts";

export const MANAGE_VNET: Source = {
  title: "Create, change, or delete a virtual network",
  url: "https://learn.microsoft.com/azure/virtual-network/manage-virtual-network",
  date: "2026-08-01",
};
export const MANAGE_SUBNET: Source = {
  title: "Add, change, or delete a virtual network subnet",
  url: "https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-subnet",
  date: "2026-08-01",
};
export const VNET_FAQ: Source = {
  title: "Azure Virtual Network FAQ",
  url: "https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq",
  date: "2026-08-01",
};
