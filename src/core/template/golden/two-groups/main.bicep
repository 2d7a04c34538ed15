// Hub and spoke

targetScope = 'subscription'

@description('Region of every resource.')
param location string = deployment().location

@description('Name of the group of the hub.')
param group string = 'rg-hub'

resource rgHub 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: group
  location: location
  tags: {
    part: 'hub'
  }
}

resource law 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  scope: resourceGroup('rg-logs')
  name: 'log-train'
}

module hub 'modules/hub.bicep' = {
  scope: rgHub
  params: {
    location: location
  }
}

module spoke 'modules/spoke.bicep' = {
  scope: resourceGroup('00000000-0000-0000-0000-000000000001', 'rg-spoke')
  params: {
    location: location
    hubId: hub.outputs.vnetId
    hubGuid: hub.outputs.guid
  }
}

module second 'modules/second.bicep' = {
  scope: resourceGroup('rg-second')
  params: {
    #disable-next-line no-hardcoded-location
    location: 'uksouth'
  }
  dependsOn: [
    spoke
    hub
  ]
}

@description('Id of the hub.')
output hubId string = hub.outputs.vnetId

@description('Where logs go.')
output logs string = law.id
