import type { Source } from "./source.ts";

export const SERVICE_ENDPOINTS_SOURCE: Source = {
  title: "Virtual network service endpoints",
  url: "https://learn.microsoft.com/azure/virtual-network/virtual-network-service-endpoints-overview",
  date: "2019-11-08",
};

export interface ServiceEndpointFact {
  /** As a subnet lists it. */
  readonly service: string;
  /** The service tag with the same prefixes. */
  readonly tag: string;
  /** Which regions its routes cover beside the network's own: none, all, or nobody says. */
  readonly reach: "ownRegion" | "everyRegion" | "open";
}

/** Traffic fact: the services a subnet can have an endpoint for, and how far the endpoint's routes reach. */
export const SERVICE_ENDPOINTS: readonly ServiceEndpointFact[] = [
  { service: "Microsoft.Storage", tag: "Storage", reach: "open" },
  { service: "Microsoft.Storage.Global", tag: "Storage", reach: "everyRegion" },
  { service: "Microsoft.Sql", tag: "Sql", reach: "ownRegion" },
  { service: "Microsoft.KeyVault", tag: "AzureKeyVault", reach: "open" },
  { service: "Microsoft.AzureCosmosDB", tag: "AzureCosmosDB", reach: "open" },
  { service: "Microsoft.ContainerRegistry", tag: "AzureContainerRegistry", reach: "open" },
  { service: "Microsoft.ServiceBus", tag: "ServiceBus", reach: "open" },
  { service: "Microsoft.EventHub", tag: "EventHub", reach: "open" },
  { service: "Microsoft.Web", tag: "AppService", reach: "open" },
  { service: "Microsoft.CognitiveServices", tag: "CognitiveServicesManagement", reach: "open" },
  { service: "Microsoft.AzureActiveDirectory", tag: "AzureActiveDirectory", reach: "open" },
];
