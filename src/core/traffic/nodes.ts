import type { RangeSet } from "../net/index.ts";
import type {
  ApplicationGateway,
  AzureFirewall,
  DnsResolver,
  Endpoint,
  FirewallPolicy,
  Frontend,
  LoadBalancer,
  NatGateway,
  NetworkSecurityGroup,
  Peering,
  PublicIPAddress,
  RouteTable,
  Subnet,
  Topology,
  VirtualNetwork,
  VirtualNetworkGateway,
} from "./topology.ts";

/** One prefix as it is written, with its addresses and length. */
export interface Prefix {
  readonly text: string;
  readonly ips: RangeSet;
  readonly length: number;
}

export interface SubnetNode {
  /** `vnet/subnet`. */
  readonly id: string;
  readonly network: NetworkNode;
  readonly subnet: Subnet;
  readonly ips: RangeSet;
  /** Without the first four and the last address of each prefix, which belong to nobody (N17). */
  readonly usable: RangeSet;
  readonly nsg: NetworkSecurityGroup | undefined;
  readonly table: RouteTable | undefined;
  readonly natGateway: NatGateway | undefined;
  /** What it refers to and the topology does not have: packets that meet it have an unknown fate. */
  readonly missing: readonly string[];
}

/** A connected peering, seen from one side (R16). */
export interface PeerNode {
  readonly from: NetworkNode;
  readonly to: NetworkNode;
  readonly own: Peering;
  readonly back: Peering;
}

export interface GatewayNode {
  readonly gateway: VirtualNetworkGateway;
  readonly subnet: SubnetNode;
  readonly isVpn: boolean;
  /** Prefixes of its connections, default routes included. */
  readonly prefixes: readonly Prefix[];
}

/** What answers at a private address. */
export type Owner =
  | {
      readonly kind: "endpoint";
      readonly endpoint: Endpoint;
      readonly ip: number;
      readonly subnet: SubnetNode;
    }
  | {
      readonly kind: "loadBalancer";
      readonly balancer: LoadBalancer;
      readonly frontend: Frontend;
      readonly ip: number;
    }
  | {
      readonly kind: "applicationGateway";
      readonly gateway: ApplicationGateway;
      readonly frontend: Frontend;
      readonly ip: number;
    }
  | {
      readonly kind: "firewall";
      readonly firewall: AzureFirewall;
      readonly ip: number;
      readonly subnet: SubnetNode;
    }
  | {
      readonly kind: "resolver";
      readonly resolver: DnsResolver;
      readonly ip: number;
      readonly subnet: SubnetNode | undefined;
    };

/** What answers at a public IP resource. */
export type PublicOwner =
  | { readonly kind: "endpoint"; readonly endpoint: Endpoint }
  | { readonly kind: "loadBalancer"; readonly balancer: LoadBalancer; readonly frontend: Frontend }
  | { readonly kind: "applicationGateway"; readonly gateway: ApplicationGateway; readonly frontend: Frontend }
  | { readonly kind: "firewall"; readonly firewall: AzureFirewall };

export interface NetworkNode {
  readonly name: string;
  readonly network: VirtualNetwork;
  /** Region in lower case without spaces. */
  readonly region: string;
  readonly space: RangeSet;
  readonly prefixes: readonly Prefix[];
  readonly subnets: SubnetNode[];
  readonly peers: PeerNode[];
  readonly gateways: GatewayNode[];
  /** Own gateways, or those of a peer in use (R15). */
  usedGateways: readonly GatewayNode[];
  readonly owners: Map<number, Owner>;
}

/** A topology made ready for many questions. */
export interface Index {
  readonly topology: Topology;
  readonly networks: ReadonlyMap<string, NetworkNode>;
  readonly subnets: ReadonlyMap<string, SubnetNode>;
  readonly endpoints: ReadonlyMap<string, Owner & { kind: "endpoint" }>;
  readonly firewalls: ReadonlyMap<string, Owner & { kind: "firewall" }>;
  readonly groups: ReadonlyMap<string, NetworkSecurityGroup>;
  readonly policies: ReadonlyMap<string, FirewallPolicy>;
  readonly gateways: readonly GatewayNode[];
  readonly publicIps: ReadonlyMap<string, { readonly resource: PublicIPAddress; readonly ip: number }>;
  readonly publicOwners: ReadonlyMap<string, PublicOwner>;
  /** All address spaces of virtual networks. */
  readonly space: RangeSet;
  readonly ownPublic: RangeSet;
  /** Balancers whose pool holds the endpoint. */
  readonly balancersOf: (endpoint: string) => readonly LoadBalancer[];
}
