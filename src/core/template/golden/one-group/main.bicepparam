using 'main.bicep'

param location = 'westeurope'

param environment = 'dev'

param idleMinutes = 4

param withLink = true

param zones = [
  '1'
  '2'
]

param sharedKey = readEnvironmentVariable('SHARED_KEY', '')
