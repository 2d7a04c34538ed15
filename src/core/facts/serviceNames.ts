import type { Source } from "./source.ts";

export const SERVICE_NAMES_SOURCE: Source = {
  title: "Azure Private Endpoint DNS configuration; Use private endpoints for Azure Storage",
  url: "https://learn.microsoft.com/azure/private-link/private-endpoint-dns",
  date: "2025-07-08",
};

/** One public name of a sub-resource. NAME and REGION stand for the resource's own, in lower case. */
export interface ServiceNameFact {
  readonly name: string;
  /** The private zone; undefined when a name has none. */
  readonly zone: string | undefined;
  /** The name's record in that zone. */
  readonly record: string;
  /** The service tag that holds its public address; undefined: any public address. */
  readonly tag: string | undefined;
  /** Only when the resource has a private endpoint or serves data from an endpoint of its own. */
  readonly onlyWithDataEndpoint?: true;
}

export interface ServiceTypeFact {
  /** ARM type, compared without regard to case. */
  readonly type: string;
  readonly groupId: string;
  readonly names: readonly ServiceNameFact[];
  /** The resource has a default action for comers that no rule admits; without it only rules admit. */
  readonly hasDefaultAction: boolean;
  /** Without any rule the door is open (only for types without a default action). */
  readonly isOpenWithoutRules: boolean;
  readonly hasVirtualNetworkRules: boolean;
}

const storage = (group: string): ServiceTypeFact => ({
  type: "Microsoft.Storage/storageAccounts",
  groupId: group,
  names: [
    {
      name: `NAME.${group}.core.windows.net`,
      zone: `privatelink.${group}.core.windows.net`,
      record: "NAME",
      tag: "Storage.REGION",
    },
  ],
  hasDefaultAction: true,
  isOpenWithoutRules: false,
  hasVirtualNetworkRules: true,
});

/** Traffic fact: the names of services with private endpoints, their zones, and what kind of door they have. */
export const SERVICE_TYPES: readonly ServiceTypeFact[] = [
  ...["blob", "file", "queue", "table", "dfs", "web"].map(storage),
  {
    type: "Microsoft.KeyVault/vaults",
    groupId: "vault",
    names: [
      {
        name: "NAME.vault.azure.net",
        zone: "privatelink.vaultcore.azure.net",
        record: "NAME",
        tag: "AzureKeyVault.REGION",
      },
    ],
    hasDefaultAction: true,
    isOpenWithoutRules: false,
    hasVirtualNetworkRules: true,
  },
  {
    type: "Microsoft.ContainerRegistry/registries",
    groupId: "registry",
    names: [
      {
        name: "NAME.azurecr.io",
        zone: "privatelink.azurecr.io",
        record: "NAME",
        tag: "AzureContainerRegistry.REGION",
      },
      {
        ...{
          name: "NAME.REGION.data.azurecr.io",
          zone: "privatelink.azurecr.io",
          record: "NAME.REGION.data",
        },
        ...{ tag: undefined, onlyWithDataEndpoint: true },
      },
    ],
    hasDefaultAction: true,
    isOpenWithoutRules: false,
    hasVirtualNetworkRules: true,
  },
  {
    type: "Microsoft.Sql/servers",
    groupId: "sqlServer",
    names: [
      {
        name: "NAME.database.windows.net",
        zone: "privatelink.database.windows.net",
        record: "NAME",
        tag: "Sql.REGION",
      },
    ],
    hasDefaultAction: false,
    isOpenWithoutRules: false,
    hasVirtualNetworkRules: true,
  },
  {
    type: "Microsoft.DocumentDB/databaseAccounts",
    groupId: "Sql",
    names: ["NAME", "NAME-REGION"].map((record) => ({
      ...{ name: `${record}.documents.azure.com`, zone: "privatelink.documents.azure.com" },
      ...{ record, tag: "AzureCosmosDB.REGION" },
    })),
    hasDefaultAction: false,
    isOpenWithoutRules: true,
    hasVirtualNetworkRules: true,
  },
  {
    type: "Microsoft.MachineLearningServices/workspaces",
    groupId: "amlworkspace",
    names: [
      {
        ...{ name: "NAME.workspace.REGION.api.azureml.ms", zone: "privatelink.api.azureml.ms" },
        ...{ record: "NAME.workspace.REGION", tag: "AzureMachineLearning" },
      },
      {
        ...{ name: "ml-NAME-REGION.REGION.notebooks.azure.net", zone: "privatelink.notebooks.azure.net" },
        ...{ record: "ml-NAME-REGION.REGION", tag: "AzureMachineLearning" },
      },
    ],
    hasDefaultAction: true,
    isOpenWithoutRules: false,
    hasVirtualNetworkRules: false,
  },
  {
    type: "Microsoft.ContainerService/managedClusters",
    groupId: "management",
    names: [{ name: "NAME.hcp.REGION.azmk8s.io", zone: undefined, record: "NAME", tag: "AzureCloud.REGION" }],
    hasDefaultAction: false,
    isOpenWithoutRules: true,
    hasVirtualNetworkRules: false,
  },
];

/** Traffic fact: a private API server is known by this name alone, in this zone, and has no public one. */
export const PRIVATE_CLUSTER_NAME = {
  name: "NAME.privatelink.REGION.azmk8s.io",
  zone: "privatelink.REGION.azmk8s.io",
  record: "NAME",
} as const;
