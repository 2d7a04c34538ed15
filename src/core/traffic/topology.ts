/**
 * The neutral topology that the engine works on: ARM property names, flattened, with names instead of resource ids; a
 * subnet is named `vnet/subnet`. An absent list is empty; the defaults of absent properties are named beside them.
 */

export interface SecurityRule {
  readonly name: string;
  readonly priority: number;
  readonly direction: "Inbound" | "Outbound";
  readonly access: "Allow" | "Deny" | "AlwaysAllow";
  /** Tcp, Udp, Icmp, Esp, Ah or `*`, not case sensitive. */
  readonly protocol: string;
  readonly sourceAddressPrefix?: string;
  readonly sourceAddressPrefixes?: readonly string[];
  readonly sourceApplicationSecurityGroups?: readonly string[];
  readonly sourcePortRange?: string;
  readonly sourcePortRanges?: readonly string[];
  readonly destinationAddressPrefix?: string;
  readonly destinationAddressPrefixes?: readonly string[];
  readonly destinationApplicationSecurityGroups?: readonly string[];
  readonly destinationPortRange?: string;
  readonly destinationPortRanges?: readonly string[];
}

export interface NetworkSecurityGroup {
  readonly name: string;
  readonly securityRules?: readonly SecurityRule[];
}

export interface Peering {
  readonly name?: string;
  readonly remoteVirtualNetwork: string;
  readonly allowVirtualNetworkAccess?: boolean;
  readonly allowForwardedTraffic?: boolean;
  readonly allowGatewayTransit?: boolean;
  readonly useRemoteGateways?: boolean;
  /** Absent: true. */
  readonly peerCompleteVnets?: boolean;
}

export interface Subnet {
  readonly name: string;
  readonly addressPrefix?: string;
  readonly addressPrefixes?: readonly string[];
  readonly networkSecurityGroup?: string;
  readonly routeTable?: string;
  readonly natGateway?: string;
  readonly serviceEndpoints?: readonly { readonly service: string }[];
  readonly serviceEndpointPolicies?: readonly string[];
  readonly delegations?: readonly { readonly serviceName: string }[];
  /** Absent: Disabled. */
  readonly privateEndpointNetworkPolicies?: string;
  /** Absent: true. */
  readonly defaultOutboundAccess?: boolean;
}

export interface VirtualNetwork {
  readonly name: string;
  readonly location: string;
  readonly addressSpace: { readonly addressPrefixes: readonly string[] };
  readonly dnsServers?: readonly string[];
  readonly subnets?: readonly Subnet[];
  readonly virtualNetworkPeerings?: readonly Peering[];
}

export interface AdminConfiguration {
  readonly name: string;
  readonly virtualNetworks: readonly string[];
  readonly rules: readonly SecurityRule[];
  /** Absent: None. */
  readonly applyOnNetworkIntentPolicyBasedServices?: string;
}

export interface UserRoute {
  readonly name: string;
  /** A CIDR or a service tag. */
  readonly addressPrefix: string;
  readonly nextHopType: string;
  readonly nextHopIpAddress?: string;
}

export interface RouteTable {
  readonly name: string;
  readonly disableBgpRoutePropagation?: boolean;
  /** Absent: None. */
  readonly disablePeeringRoute?: string;
  readonly routes?: readonly UserRoute[];
}

/** A network interface. */
export interface Endpoint {
  readonly name: string;
  readonly kind: string;
  readonly subnet: string;
  readonly privateIPAddress: string;
  readonly networkSecurityGroup?: string;
  readonly publicIPAddress?: string;
  readonly applicationSecurityGroups?: readonly string[];
  readonly enableIPForwarding?: boolean;
  readonly tags?: Readonly<Record<string, string>>;
  readonly dnsServers?: readonly string[];
  /** This machine is a DNS server. */
  readonly dnsServer?: {
    /** Absent: unknown. */
    readonly forwardsTo168?: boolean;
    readonly records?: readonly DnsRecord[];
  };
  readonly appliance?: {
    /** Absent: unknown. */
    readonly forwarding?: "all" | "none";
    readonly snat?: boolean;
    /** Absent: true. */
    readonly stateful?: boolean;
  };
  /** Of a private endpoint; absent: Approved. */
  readonly connectionState?: string;
  readonly privateLinkServiceId?: string;
  readonly groupIds?: readonly string[];
  readonly privateDnsZoneGroup?: readonly string[];
}

export interface PublicIPAddress {
  readonly name: string;
  readonly ipAddress?: string;
  /** Absent: Standard. */
  readonly sku?: string;
}

export interface NatGateway {
  readonly name: string;
  readonly publicIpAddresses?: readonly string[];
}

export interface Frontend {
  readonly name: string;
  readonly publicIPAddress?: string;
  readonly subnet?: string;
  readonly privateIPAddress?: string;
}

export interface LoadBalancer {
  readonly name: string;
  /** Absent: Standard. */
  readonly sku?: string;
  readonly frontends?: readonly Frontend[];
  readonly backendPool?: readonly string[];
  readonly loadBalancingRules?: readonly {
    readonly name: string;
    readonly frontend: string;
    /** `All` is an HA-ports rule. */
    readonly protocol: string;
    readonly frontendPort: number;
    readonly backendPort: number;
    readonly enableFloatingIP?: boolean;
    readonly disableOutboundSnat?: boolean;
  }[];
  readonly inboundNatRules?: readonly {
    readonly name: string;
    readonly frontend: string;
    readonly protocol: string;
    readonly frontendPort: number;
    readonly backend: string;
    readonly backendPort: number;
  }[];
  readonly outboundRules?: readonly { readonly name: string; readonly protocol?: string }[];
}

export interface ApplicationGateway {
  readonly name: string;
  readonly subnet: string;
  readonly frontends?: readonly Frontend[];
  readonly listeners?: readonly {
    readonly name: string;
    readonly port: number;
    readonly frontend?: string;
  }[];
  readonly backendPool?: readonly string[];
  readonly backendPort: number;
  readonly networkIsolation?: boolean;
}

export interface AzureFirewall {
  readonly name: string;
  readonly subnet: string;
  readonly privateIPAddress: string;
  readonly publicIPAddresses?: readonly string[];
  readonly firewallPolicy?: string;
}

export interface FirewallRule {
  readonly name: string;
  readonly ruleType: "NetworkRule" | "ApplicationRule" | "NatRule";
  readonly ipProtocols?: readonly string[];
  readonly sourceAddresses?: readonly string[];
  readonly destinationAddresses?: readonly string[];
  readonly destinationFqdns?: readonly string[];
  readonly destinationPorts?: readonly (string | number)[];
  readonly translatedAddress?: string;
  readonly translatedFqdn?: string;
  readonly translatedPort?: number | string;
  readonly protocols?: readonly { readonly protocolType: string; readonly port: number }[];
  readonly targetFqdns?: readonly string[];
  readonly fqdnTags?: readonly string[];
  readonly webCategories?: readonly string[];
  readonly sourceIpGroups?: readonly string[];
  readonly destinationIpGroups?: readonly string[];
}

export interface FirewallPolicy {
  readonly name: string;
  readonly basePolicy?: string;
  readonly ruleCollectionGroups?: readonly {
    readonly name: string;
    readonly priority: number;
    readonly ruleCollections?: readonly {
      readonly name: string;
      readonly priority: number;
      readonly action: { readonly type: string };
      readonly rules?: readonly FirewallRule[];
    }[];
  }[];
  /** Absent: RFC 1918 and 100.64.0.0/10. */
  readonly snat?: { readonly privateRanges?: readonly string[] };
  readonly dnsSettings?: { readonly enableProxy?: boolean; readonly servers?: readonly string[] };
}

export interface GatewayConnection {
  readonly name: string;
  readonly addressPrefixes: readonly string[];
  readonly routing?: string;
  /** Where the site's DNS sends the public names of services; empty: public DNS; absent: unknown. */
  readonly dnsForwarders?: readonly string[];
  /** What the site shows to the internet; absent: unknown. */
  readonly publicIpAddresses?: readonly string[];
}

export interface VirtualNetworkGateway {
  readonly name: string;
  readonly subnet: string;
  readonly gatewayType: string;
  readonly connections?: readonly GatewayConnection[];
}

export interface DnsRecord {
  readonly name: string;
  readonly ipv4Addresses: readonly string[];
}

export interface PrivateDnsZone {
  readonly name: string;
  /** Absent: the name. */
  readonly id?: string;
  readonly virtualNetworkLinks?: readonly {
    readonly virtualNetwork: string;
    readonly registrationEnabled?: boolean;
    readonly resolutionPolicy?: string;
  }[];
  readonly aRecords?: readonly DnsRecord[];
}

export interface DnsResolver {
  readonly name: string;
  readonly virtualNetwork: string;
  readonly inboundEndpoints?: readonly {
    readonly name: string;
    readonly subnet: string;
    readonly privateIPAddress: string;
  }[];
  readonly outboundEndpoints?: readonly { readonly name: string; readonly subnet: string }[];
}

export interface DnsForwardingRuleset {
  readonly name: string;
  readonly dnsResolver: string;
  readonly virtualNetworkLinks?: readonly string[];
  readonly forwardingRules?: readonly {
    readonly name: string;
    readonly domainName: string;
    readonly targetDnsServers: readonly string[];
    readonly forwardingRuleState?: string;
  }[];
}

export interface PlatformService {
  readonly name: string;
  readonly type: string;
  readonly location: string;
  readonly publicNetworkAccess?: string;
  readonly networkAcls?: {
    readonly defaultAction?: string;
    readonly bypass?: string;
    readonly virtualNetworkRules?: readonly { readonly id: string }[];
    readonly ipRules?: readonly {
      readonly value?: string;
      readonly name?: string;
      readonly startIpAddress?: string;
      readonly endIpAddress?: string;
    }[];
  };
  readonly networkSecurityPerimeter?: { readonly name: string; readonly accessMode?: string };
  readonly sku?: string;
  readonly dataEndpointEnabled?: boolean;
  readonly privateCluster?: boolean;
}

export interface Topology {
  readonly virtualNetworks?: readonly VirtualNetwork[];
  readonly networkSecurityGroups?: readonly NetworkSecurityGroup[];
  readonly applicationSecurityGroups?: readonly { readonly name: string }[];
  readonly securityAdminConfigurations?: readonly AdminConfiguration[];
  readonly routeTables?: readonly RouteTable[];
  readonly endpoints?: readonly Endpoint[];
  readonly publicIPAddresses?: readonly PublicIPAddress[];
  readonly natGateways?: readonly NatGateway[];
  readonly loadBalancers?: readonly LoadBalancer[];
  readonly applicationGateways?: readonly ApplicationGateway[];
  readonly azureFirewalls?: readonly AzureFirewall[];
  readonly firewallPolicies?: readonly FirewallPolicy[];
  readonly virtualNetworkGateways?: readonly VirtualNetworkGateway[];
  readonly privateDnsZones?: readonly PrivateDnsZone[];
  readonly dnsResolvers?: readonly DnsResolver[];
  readonly dnsForwardingRulesets?: readonly DnsForwardingRuleset[];
  readonly services?: readonly PlatformService[];
}
