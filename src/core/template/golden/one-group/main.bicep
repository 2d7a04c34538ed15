// Training network
// az deployment group create
//   --template-file main.bicep
// */ // */

@description('Region of every resource.')
param location string = resourceGroup().location

@description('Part of names.')
@allowed([
  'dev'
  'prod'
])
param environment string = 'dev'

@description('Idle timeout.')
@minValue(4)
@maxValue(120)
param idleMinutes int = 4

@description('Whether to link the zone.')
param withLink bool = true

@description('Zones of the address.')
param zones string[] = [
  '1'
  '2'
]

@description('Key of the connection.')
@secure()
param sharedKey string

resource nsg 'Microsoft.Network/networkSecurityGroups@2025-05-01' = {
  name: 'nsg-${environment}'
  location: location
  tags: {
    owner: 'O\'Brien & \'sons\' \${not} \\ here'
    'cost centre': '[resourceGroup().id]'
    note: 'line 1\nline 2\t\u{202e}end'
    copy: '{0} 🦊'
    'true': '[['
  }
  properties: {
    securityRules: [
      {
        name: 'allow-batch'
        properties: {
          priority: 100
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'BatchNodeManagement'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRanges: [
            '29876-29877'
            '44224'
          ]
          #disable-next-line no-hardcoded-env-urls
          description: 'Also https://x.blob.core.windows.net'
        }
      }
      {
        name: 'deny-all'
        properties: {
          priority: 4096
          direction: 'Inbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

resource vnet 'Microsoft.Network/virtualNetworks@2025-05-01' = {
  name: 'vnet-train'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.0.0.0/16'
      ]
    }
    subnets: [
      {
        name: 'snet-train'
        properties: {
          addressPrefix: '10.0.1.0/24'
          networkSecurityGroup: {
            id: nsg.id
          }
        }
      }
      {
        name: 'GatewaySubnet'
        properties: {
          addressPrefix: '10.0.255.0/27'
        }
      }
    ]
  }
}

resource snetTrain 'Microsoft.Network/virtualNetworks/subnets@2025-05-01' existing = {
  parent: vnet
  name: 'snet-train'
}

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  scope: resourceGroup('rg-data')
  name: 'sttrain'
}

resource neighbour 'Microsoft.Network/virtualNetworks@2025-05-01' existing = {
  name: 'vnet-neighbour'
}

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-blob'
  location: location
  properties: {
    subnet: {
      id: snetTrain.id
    }
    privateLinkServiceConnections: [
      {
        name: 'blob'
        properties: {
          privateLinkServiceId: account.id
          groupIds: [
            'blob'
          ]
        }
      }
    ]
  }
}

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: 'privatelink.blob.${az.environment().suffixes.storage}'
  location: 'global'
}

resource zoneLink 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = if (withLink) {
  parent: zone
  name: 'link-${vnet.name}-${environment}'
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: vnet.id
    }
  }
}

resource peering 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2025-05-01' = {
  parent: vnet
  name: 'to-neighbour'
  properties: {
    remoteVirtualNetwork: {
      id: neighbour.id
    }
    allowForwardedTraffic: false
  }
  dependsOn: [
    endpoint
  ]
}

resource address 'Microsoft.Network/publicIPAddresses@2025-05-01' = {
  name: 'pip'
  #disable-next-line no-hardcoded-location
  location: 'northeurope'
  sku: {
    name: 'Standard'
  }
  zones: zones
  tags: {
    minutes: '${idleMinutes}'
    empty: ''
    tenant: subscription().tenantId
  }
  properties: {
    publicIPAllocationMethod: 'Static'
    idleTimeoutInMinutes: idleMinutes
  }
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-train'
  location: location
}

resource gateway 'Microsoft.Network/localNetworkGateways@2025-05-01' = {
  name: 'lgw'
  location: location
  tags: {
    secret: ''
    list: 'x'
  }
  properties: {
    gatewayIpAddress: '203.0.113.9'
    localNetworkAddressSpace: {
      addressPrefixes: []
    }
    bgpSettings: {
      asn: 65010
      bgpPeeringAddress: '203.0.113.10'
      peerWeight: 0
    }
  }
}

resource connection 'Microsoft.Network/connections@2025-05-01' = {
  name: 'con'
  location: location
  properties: {
    connectionType: 'IPsec'
    sharedKey: sharedKey
    virtualNetworkGateway1: {
      #disable-next-line use-resource-id-functions
      id: '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.Network/virtualNetworkGateways/vgw'
      properties: {}
    }
    localNetworkGateway2: {
      id: gateway.id
      properties: {}
    }
  }
}

resource workspace 'Microsoft.MachineLearningServices/workspaces@2025-06-01' = {
  name: 'mlw'
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    storageAccount: account.id
    primaryUserAssignedIdentity: identity.id
    keyVault: null
    description: 'client ${identity.properties.clientId}'
  }
}

@description('Id of the network.')
output vnetId string = vnet.id

@description('State.')
output linkState string = zoneLink!.properties.provisioningState

@description('Size.')
output sku string = address.sku.name

@description('As \'typed\'.')
#disable-next-line no-hardcoded-outputs
output fixed string = 'x'
