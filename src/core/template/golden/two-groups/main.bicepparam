using 'main.bicep'

param group = 'rg-hub'
