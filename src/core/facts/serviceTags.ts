import type { Source } from "./source.ts";

export const SERVICE_TAGS_SOURCE: Source = {
  title: "Azure IP Ranges and Service Tags, public cloud, IPv4 (weekly list)",
  url: "https://www.microsoft.com/download/details.aspx?id=56519",
  date: "2026-06-26",
};

/** Traffic fact: services whose addresses were all inside `AzureCloud` in the list read. */
export const TAGS_INSIDE_AZURE_CLOUD: readonly string[] = [
  ..."ApiManagement AppConfiguration AppService AppServiceManagement ApplicationInsightsAvailability".split(
    " ",
  ),
  ..."AutonomousDevelopmentPlatform AzureActiveDirectoryDomainServices AzureAdvancedThreatProtection".split(
    " ",
  ),
  ..."AzureArcInfrastructure AzureAttestation AzureBackup AzureBotService AzureCognitiveSearch".split(" "),
  ..."AzureConnectors AzureContainerRegistry AzureCosmosDB AzureDataExplorerManagement AzureDataLake".split(
    " ",
  ),
  ..."AzureDatabricks AzureDevOps AzureDevSpaces AzureDeviceUpdate AzureDigitalTwins AzureEventGrid".split(
    " ",
  ),
  ..."AzureHealthcareAPIs AzureInformationProtection AzureIoTHub AzureKeyVault".split(" "),
  ..."AzureLoadTestingInstanceManagement AzureMachineLearning AzureMachineLearningInference".split(" "),
  ..."AzureManagedGrafana AzureMonitor AzureMonitorForSAP AzureOpenDatasets AzurePortal".split(" "),
  ..."AzureResourceManager AzureSecurityCenter AzureSentinel AzureSignalR AzureSiteRecovery AzureSphere".split(
    " ",
  ),
  ..."AzureSpringCloud AzureStack AzureTrafficManager AzureUpdateDelivery AzureWebPubSub".split(" "),
  ..."BatchNodeManagement ChaosStudio CognitiveServicesFrontend CognitiveServicesManagement".split(" "),
  ..."CopilotActions Dynamics365BusinessCentral Dynamics365ForMarketingEmail EventHub GatewayManager".split(
    " ",
  ),
  ..."HDInsight KustoAnalytics LogicApps LogicAppsManagement M365LighthouseProd".split(" "),
  ..."M365ManagementActivityApi M365ManagementActivityApiWebhook Marketplace MicrosoftAzureFluidRelay".split(
    " ",
  ),
  ..."MicrosoftCloudAppSecurity MicrosoftContainerRegistry MicrosoftDefenderForEndpoint".split(" "),
  ..."MicrosoftPurviewPolicyDistribution OneDsCollector PowerBI PowerPlatformInfra PowerPlatformPlex".split(
    " ",
  ),
  ..."PowerQueryOnline Scuba SecurityCopilot SerialConsole ServiceBus ServiceFabric Sql".split(" "),
  ..."StorageMover StorageSyncService SystemServiceAzureSpringAppsResourceProvider VideoIndexer".split(" "),
  ..."WindowsAdminCenter ZeroTrustSegmentation".split(" "),
];

/** Traffic fact: services with addresses both inside and outside `AzureCloud`. */
export const TAGS_OVERLAPPING_AZURE_CLOUD: readonly string[] = [
  ..."Storage AzureActiveDirectory WindowsVirtualDesktop ActionGroup DataFactory".split(" "),
  ..."DataFactoryManagement SqlManagement GuestAndHybridManagement EOPExternalPublishedIPs SCCservice".split(
    " ",
  ),
  ..."AzureFrontDoor.Frontend AzureFrontDoor.Backend".split(" "),
];

/** Traffic fact: services none of whose addresses are in `AzureCloud`. */
export const TAGS_OUTSIDE_AZURE_CLOUD: readonly string[] = [
  "AzureFrontDoor.FirstParty",
  "AzureFrontDoor.MicrosoftSecurity",
];

/** Traffic fact: the only pairs of services that share addresses, the first holding the second. */
export const TAG_CONTAINMENTS: readonly (readonly [string, string])[] = [
  ["AzureActiveDirectory", "AzureActiveDirectoryDomainServices"],
  ["DataFactory", "DataFactoryManagement"],
  ["LogicApps", "LogicAppsManagement"],
];

/** Traffic fact: services with sixty or more regional tags, so with addresses outside the few regions a design names. */
export const TAGS_OF_MANY_REGIONS: readonly string[] = [
  ..."ActionGroup ApiManagement AppService AppServiceManagement AzureArcInfrastructure".split(" "),
  ..."AzureAttestation AzureBackup AzureBotService AzureCognitiveSearch AzureConnectors".split(" "),
  ..."AzureContainerRegistry AzureCosmosDB AzureDataExplorerManagement AzureDigitalTwins".split(" "),
  ..."AzureEventGrid AzureIoTHub AzureKeyVault AzureMachineLearning AzureMonitor AzurePortal".split(" "),
  ..."AzureResourceManager AzureSecurityCenter BatchNodeManagement DataFactory EventHub".split(" "),
  ..."GatewayManager HDInsight LogicApps MicrosoftContainerRegistry PowerBI PowerQueryOnline".split(" "),
  ..."ServiceBus ServiceFabric Sql Storage StorageSyncService".split(" "),
];

/** Traffic fact: services whose regional tag is not wholly inside `AzureCloud` of the same region. */
export const TAGS_PARTLY_IN_REGION: readonly string[] = ["ActionGroup", "DataFactory"];

/** Traffic fact: the ten regions that `AzureCloud` spells its own way, to the name that other tags use. */
export const AZURE_CLOUD_REGION_ALIAS: Readonly<Record<string, string>> = {
  brazilse: "brazilsoutheast",
  centralfrance: "francecentral",
  southfrance: "francesouth",
  chilec: "chilecentral",
  germanyn: "germanynorth",
  germanywc: "germanywestcentral",
  norwaye: "norwayeast",
  norwayw: "norwaywest",
  switzerlandn: "switzerlandnorth",
  switzerlandw: "switzerlandwest",
};

/** Traffic fact: a dotted tag that is a part of its service but no region, and overlaps the regional tags. */
export const TAGS_NOT_A_REGION: readonly string[] = ["AzureMonitor.Core"];
