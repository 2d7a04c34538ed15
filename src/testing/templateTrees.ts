/** Trees that show everything the printers can say, for golden files and for the judges. */
import {
  idOf,
  join,
  map,
  nameOf,
  param,
  propOf,
  scope,
  suffix,
  type TemplateParameter,
  type TemplateTree,
} from "../core/template/tree.ts";

export const NETWORK = "2025-05-01";

export const location: TemplateParameter = {
  name: "location",
  type: "string",
  description: "Region of every resource.",
  default: scope("location"),
};

/** One group without modules: rules and subnets inside their owners, a subnet as `existing` child, awkward text. */
export const oneGroup: TemplateTree = {
  scope: "resourceGroup",
  header: ["Training network", "az deployment group create\n  --template-file main.bicep", "*/ // */"],
  parameters: [
    { ...location, value: "westeurope" },
    {
      name: "environment",
      type: "string",
      description: "Part of names.",
      default: "dev",
      allowed: ["dev", "prod"],
    },
    { name: "idleMinutes", type: "int", description: "Idle timeout.", default: 4, min: 4, max: 120 },
    { name: "withLink", type: "bool", description: "Whether to link the zone.", default: true },
    { name: "zones", type: "stringList", description: "Zones of the address.", default: ["1", "2"] },
    { name: "sharedKey", type: "string", description: "Key of the connection.", secure: true },
    { name: "unused", type: "string", description: "Nothing uses this." },
  ],
  resources: [
    {
      symbol: "nsg",
      type: "Microsoft.Network/networkSecurityGroups",
      apiVersion: NETWORK,
      name: join("nsg-", param("environment")),
      location: param("location"),
      body: {
        tags: {
          owner: "O'Brien & 'sons' ${not} \\ here",
          "cost centre": "[resourceGroup().id]",
          note: "line 1\nline 2\t\u202eend",
          copy: "{0} 🦊",
          true: "[[",
        },
        properties: {
          securityRules: [
            {
              name: "allow-batch",
              properties: {
                priority: 100,
                direction: "Inbound",
                access: "Allow",
                protocol: "Tcp",
                sourceAddressPrefix: "BatchNodeManagement",
                sourcePortRange: "*",
                destinationAddressPrefix: "*",
                destinationPortRanges: ["29876-29877", "44224"],
                description: "Also https://x.blob.core.windows.net",
              },
            },
            {
              name: "deny-all",
              properties: {
                priority: 4096,
                direction: "Inbound",
                access: "Deny",
                protocol: "*",
                sourceAddressPrefix: "*",
                sourcePortRange: "*",
                destinationAddressPrefix: "*",
                destinationPortRange: "*",
              },
            },
          ],
        },
      },
      from: "nsg_1",
      inner: [
        { path: "properties.securityRules.0", from: "row_batch" },
        { path: "properties.securityRules.1", from: "row_deny" },
      ],
    },
    {
      symbol: "vnet",
      type: "Microsoft.Network/virtualNetworks",
      apiVersion: NETWORK,
      name: "vnet-train",
      location: param("location"),
      body: {
        properties: {
          addressSpace: { addressPrefixes: ["10.0.0.0/16"] },
          subnets: [
            {
              name: "snet-train",
              properties: { addressPrefix: "10.0.1.0/24", networkSecurityGroup: { id: idOf("nsg") } },
            },
            { name: "GatewaySubnet", properties: { addressPrefix: "10.0.255.0/27" } },
          ],
        },
      },
      from: "vnet_1",
      inner: [
        { path: "properties.subnets.0", from: "snet_1" },
        { path: "properties.subnets.1", from: "snet_2" },
      ],
    },
    {
      symbol: "snetTrain",
      type: "Microsoft.Network/virtualNetworks/subnets",
      apiVersion: NETWORK,
      name: "snet-train",
      parent: "vnet",
      existing: true,
      body: {},
      from: "snet_1",
    },
    {
      symbol: "account",
      type: "Microsoft.Storage/storageAccounts",
      apiVersion: "2025-06-01",
      name: "sttrain",
      existing: true,
      scope: { resourceGroup: "rg-data" },
      body: {},
      from: "st_1",
    },
    {
      symbol: "neighbour",
      type: "Microsoft.Network/virtualNetworks",
      apiVersion: NETWORK,
      name: "vnet-neighbour",
      existing: true,
      body: {},
      from: "vnet_2",
    },
    {
      symbol: "nobody",
      type: "Microsoft.Network/virtualNetworks",
      apiVersion: NETWORK,
      name: param("unused"),
      existing: true,
      body: {},
      from: "vnet_3",
    },
    {
      symbol: "endpoint",
      type: "Microsoft.Network/privateEndpoints",
      apiVersion: NETWORK,
      name: "pe-blob",
      location: param("location"),
      body: {
        properties: {
          subnet: { id: idOf("snetTrain") },
          privateLinkServiceConnections: [
            {
              name: "blob",
              properties: { privateLinkServiceId: idOf("account"), groupIds: ["blob"] },
            },
          ],
        },
      },
      from: "pe_1",
    },
    {
      symbol: "zone",
      type: "Microsoft.Network/privateDnsZones",
      apiVersion: "2024-06-01",
      name: join("privatelink.blob.", suffix("storage")),
      location: "global",
      body: {},
      from: "zone_1",
    },
    {
      symbol: "zoneLink",
      type: "Microsoft.Network/privateDnsZones/virtualNetworkLinks",
      apiVersion: "2024-06-01",
      name: join("link-", join(nameOf("vnet"), ""), "-", param("environment")),
      parent: "zone",
      condition: param("withLink"),
      location: "global",
      body: { properties: { registrationEnabled: false, virtualNetwork: { id: idOf("vnet") } } },
      from: "link_1",
    },
    {
      symbol: "peering",
      type: "Microsoft.Network/virtualNetworks/virtualNetworkPeerings",
      apiVersion: NETWORK,
      name: "to-neighbour",
      parent: "vnet",
      body: { properties: { remoteVirtualNetwork: { id: idOf("neighbour") }, allowForwardedTraffic: false } },
      after: ["endpoint", "snetTrain"],
      from: "peer_1",
    },
    {
      symbol: "address",
      type: "Microsoft.Network/publicIPAddresses",
      apiVersion: NETWORK,
      name: "pip",
      location: "northeurope",
      body: {
        sku: { name: "Standard" },
        zones: param("zones"),
        tags: { minutes: join(param("idleMinutes")), empty: join(), tenant: scope("tenantId") },
        properties: { publicIPAllocationMethod: "Static", idleTimeoutInMinutes: param("idleMinutes") },
      },
      from: "pip_1",
    },
    {
      symbol: "identity",
      type: "Microsoft.ManagedIdentity/userAssignedIdentities",
      apiVersion: "2024-11-30",
      name: "id-train",
      location: param("location"),
      body: {},
      from: "id_1",
    },
    {
      symbol: "gateway",
      type: "Microsoft.Network/localNetworkGateways",
      apiVersion: NETWORK,
      name: "lgw",
      location: param("location"),
      body: {
        tags: { secret: "", list: "x" },
        properties: {
          gatewayIpAddress: "203.0.113.9",
          localNetworkAddressSpace: { addressPrefixes: [] },
          bgpSettings: { asn: 65010, bgpPeeringAddress: "203.0.113.10", peerWeight: 0 },
        },
      },
      from: "lgw_1",
    },
    {
      symbol: "connection",
      type: "Microsoft.Network/connections",
      apiVersion: NETWORK,
      name: "con",
      location: param("location"),
      body: {
        properties: {
          connectionType: "IPsec",
          sharedKey: param("sharedKey"),
          virtualNetworkGateway1: {
            id: "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.Network/virtualNetworkGateways/vgw",
            properties: {},
          },
          localNetworkGateway2: { id: idOf("gateway"), properties: {} },
        },
      },
      from: "con_1",
    },
    {
      symbol: "workspace",
      type: "Microsoft.MachineLearningServices/workspaces",
      apiVersion: "2025-06-01",
      name: "mlw",
      location: param("location"),
      body: {
        identity: { type: "UserAssigned", userAssignedIdentities: map([idOf("identity"), {}]) },
        properties: {
          storageAccount: idOf("account"),
          primaryUserAssignedIdentity: idOf("identity"),
          keyVault: null,
          description: join("client ", propOf("identity", "properties.clientId")),
        },
      },
      from: "mlw_1",
    },
  ],
  modules: [],
  outputs: [
    { name: "vnetId", type: "string", description: "Id of the network.", value: idOf("vnet") },
    {
      name: "linkState",
      type: "string",
      description: "State.",
      value: propOf("zoneLink", "properties.provisioningState"),
    },
    { name: "sku", type: "string", description: "Size.", value: propOf("address", "sku.name") },
    { name: "fixed", type: "string", description: "As 'typed'.", value: "x" },
  ],
};

const hub: TemplateTree = {
  scope: "resourceGroup",
  header: ["Hub"],
  parameters: [location],
  resources: [
    {
      symbol: "vnet",
      type: "Microsoft.Network/virtualNetworks",
      apiVersion: NETWORK,
      name: "vnet-hub",
      location: param("location"),
      body: { properties: { addressSpace: { addressPrefixes: ["10.0.0.0/24"] } } },
      from: "vnet_hub",
    },
  ],
  modules: [],
  outputs: [
    { name: "vnetId", type: "string", description: "Id of the hub.", value: idOf("vnet") },
    {
      name: "guid",
      type: "string",
      description: "Its GUID.",
      value: propOf("vnet", "properties.resourceGuid"),
    },
  ],
};

const spoke: TemplateTree = {
  scope: "resourceGroup",
  header: [],
  parameters: [
    location,
    { name: "hubId", type: "string", description: "Id of the hub." },
    { name: "hubGuid", type: "string", description: "GUID of the hub." },
    { name: "ghost", type: "string", description: "Nothing uses this." },
  ],
  resources: [
    {
      symbol: "vnet",
      type: "Microsoft.Network/virtualNetworks",
      apiVersion: NETWORK,
      name: "vnet-spoke",
      location: param("location"),
      body: {
        properties: {
          addressSpace: { addressPrefixes: ["10.0.1.0/24"] },
          subnets: [{ name: "snet", properties: { addressPrefix: "10.0.1.0/26" } }],
        },
      },
      from: "vnet_spoke",
      inner: [{ path: "properties.subnets.0", from: "snet_spoke" }],
    },
    {
      symbol: "toHub",
      type: "Microsoft.Network/virtualNetworks/virtualNetworkPeerings",
      apiVersion: NETWORK,
      name: "to-hub",
      parent: "vnet",
      body: { properties: { remoteVirtualNetwork: { id: param("hubId") } } },
      from: "peer_spoke",
    },
    {
      symbol: "asg",
      type: "Microsoft.Network/applicationSecurityGroups",
      apiVersion: NETWORK,
      name: "asg",
      location: param("location"),
      body: { properties: {} },
      from: "asg_spoke",
    },
    {
      symbol: "endpoint",
      type: "Microsoft.Network/privateEndpoints",
      apiVersion: NETWORK,
      name: "pe",
      location: param("location"),
      body: {
        properties: {
          customNetworkInterfaceName: join("nic-", param("hubGuid")),
          applicationSecurityGroups: [{ id: idOf("asg") }],
        },
      },
      from: "pe_spoke",
    },
  ],
  modules: [],
  outputs: [],
};

/** Two groups under a subscription, one of them in another subscription; what one module gives, the other takes. */
export const twoGroups: TemplateTree = {
  scope: "subscription",
  header: ["Hub and spoke"],
  parameters: [
    location,
    { name: "group", type: "string", description: "Name of the group of the hub.", default: "rg-hub" },
    { name: "nothing", type: "string", description: "Goes to a parameter that nothing uses." },
  ],
  resources: [
    {
      symbol: "rgHub",
      type: "Microsoft.Resources/resourceGroups",
      apiVersion: "2025-04-01",
      name: param("group"),
      location: param("location"),
      body: { tags: { part: "hub" } },
      from: "rg_hub",
    },
    {
      symbol: "law",
      type: "Microsoft.OperationalInsights/workspaces",
      apiVersion: "2025-02-01",
      name: "log-train",
      existing: true,
      scope: { resourceGroup: "rg-logs" },
      body: {},
      from: "law_1",
    },
  ],
  modules: [
    {
      symbol: "hub",
      file: "hub",
      scope: { resourceGroup: nameOf("rgHub") },
      args: { location: param("location") },
      tree: hub,
    },
    {
      symbol: "spoke",
      file: "spoke",
      scope: { subscriptionId: "00000000-0000-0000-0000-000000000001", resourceGroup: "rg-spoke" },
      args: {
        location: param("location"),
        hubId: propOf("hub", "outputs.vnetId"),
        hubGuid: propOf("hub", "outputs.guid"),
        ghost: param("nothing"),
      },
      tree: spoke,
    },
    {
      symbol: "second",
      file: "second",
      scope: { resourceGroup: "rg-second" },
      args: { location: "uksouth" },
      after: ["spoke", "hub"],
      tree: { ...hub, header: [], outputs: [] },
    },
  ],
  outputs: [
    { name: "hubId", type: "string", description: "Id of the hub.", value: propOf("hub", "outputs.vnetId") },
    { name: "logs", type: "string", description: "Where logs go.", value: idOf("law") },
  ],
};
