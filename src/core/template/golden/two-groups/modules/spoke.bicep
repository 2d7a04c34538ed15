@description('Region of every resource.')
param location string = resourceGroup().location

@description('Id of the hub.')
param hubId string

@description('GUID of the hub.')
param hubGuid string

resource vnet 'Microsoft.Network/virtualNetworks@2025-05-01' = {
  name: 'vnet-spoke'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.0.1.0/24'
      ]
    }
    subnets: [
      {
        name: 'snet'
        properties: {
          addressPrefix: '10.0.1.0/26'
        }
      }
    ]
  }
}

resource toHub 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2025-05-01' = {
  parent: vnet
  name: 'to-hub'
  properties: {
    remoteVirtualNetwork: {
      id: hubId
    }
  }
}

resource asg 'Microsoft.Network/applicationSecurityGroups@2025-05-01' = {
  name: 'asg'
  location: location
  properties: {}
}

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe'
  location: location
  properties: {
    customNetworkInterfaceName: 'nic-${hubGuid}'
    applicationSecurityGroups: [
      {
        id: asg.id
      }
    ]
  }
}
