import type { Source } from "./source.ts";

export const SPECIAL_SUBNETS_SOURCE: Source = {
  title: "Virtual network integration for Azure services",
  url: "https://learn.microsoft.com/azure/virtual-network/virtual-network-for-azure-services",
  date: "2026-08-01",
};

/** Subnets that an Azure service finds by their exact name. */
export const SPECIAL_SUBNETS: ReadonlySet<string> = new Set([
  "GatewaySubnet",
  "AzureFirewallSubnet",
  "AzureFirewallManagementSubnet",
  "AzureBastionSubnet",
  "RouteServerSubnet",
]);
