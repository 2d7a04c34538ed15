import type { Source } from "./source.ts";

export const DELEGATIONS_SOURCE: Source = {
  title: "What is subnet delegation?",
  url: "https://learn.microsoft.com/azure/virtual-network/subnet-delegation-overview",
  date: "2026-08-01",
};

/** Services that a subnet is commonly delegated to; any other may be typed. */
export const DELEGATIONS = [
  "Microsoft.ApiManagement/service",
  "Microsoft.App/environments",
  "Microsoft.ContainerInstance/containerGroups",
  "Microsoft.ContainerService/managedClusters",
  "Microsoft.Databricks/workspaces",
  "Microsoft.DBforMySQL/flexibleServers",
  "Microsoft.DBforPostgreSQL/flexibleServers",
  "Microsoft.MachineLearningServices/workspaces",
  "Microsoft.NetApp/volumes",
  "Microsoft.Network/dnsResolvers",
  "Microsoft.PowerPlatform/vnetaccesslinks",
  "Microsoft.Sql/managedInstances",
  "Microsoft.StreamAnalytics/streamingJobs",
  "Microsoft.Web/serverFarms",
] as const;
