import { regionName } from "../facts/regions.ts";
import { EMPTY, rangeSet, rangeSetOf, subtract, union, type RangeSet } from "../net/index.ts";
import { ipOf, ipsOf, ipsOfAll } from "./addresses.ts";
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

export function prefixOf(text: string): Prefix | undefined {
  const ips = ipsOf(text);
  if (ips === undefined || ips.length !== 2) return undefined;
  const length = text.includes("/") ? Number(text.split("/")[1]) : 32;
  return { text, ips, length };
}

const prefixesOf = (texts: readonly string[]): Prefix[] => texts.map(prefixOf).filter((p) => p !== undefined);

export const subnetPrefixes = (subnet: Subnet): string[] => [
  ...new Set([
    ...(subnet.addressPrefixes ?? []),
    ...(subnet.addressPrefix === undefined ? [] : [subnet.addressPrefix]),
  ]),
];

const usableOf = (prefix: Prefix): RangeSet => rangeSet(prefix.ips[0]! + 4, prefix.ips[1]! - 1);
const byName = <T extends { readonly name: string }>(list: readonly T[] | undefined): Map<string, T> =>
  new Map((list ?? []).map((item) => [item.name, item]));

function networkNode(network: VirtualNetwork): NetworkNode {
  const prefixes = prefixesOf(network.addressSpace.addressPrefixes);
  return {
    name: network.name,
    network,
    region: regionName(network.location),
    space: ipsOfAll(network.addressSpace.addressPrefixes),
    prefixes,
    subnets: [],
    peers: [],
    gateways: [],
    usedGateways: [],
    owners: new Map(),
  };
}

function subnetNode(network: NetworkNode, subnet: Subnet, names: Names): SubnetNode {
  const prefixes = prefixesOf(subnetPrefixes(subnet));
  return {
    id: `${network.name}/${subnet.name}`,
    network,
    subnet,
    ips: prefixes.reduce((set, p) => union(set, p.ips), EMPTY),
    usable: prefixes.reduce((set, p) => union(set, usableOf(p)), EMPTY),
    nsg: names.nsgs.get(subnet.networkSecurityGroup ?? ""),
    table: names.tables.get(subnet.routeTable ?? ""),
    natGateway: names.nats.get(subnet.natGateway ?? ""),
  };
}

interface Names {
  readonly nsgs: ReadonlyMap<string, NetworkSecurityGroup>;
  readonly tables: ReadonlyMap<string, RouteTable>;
  readonly nats: ReadonlyMap<string, NatGateway>;
}

function connectPeers(networks: ReadonlyMap<string, NetworkNode>): void {
  for (const from of networks.values()) {
    for (const own of from.network.virtualNetworkPeerings ?? []) {
      const to = networks.get(own.remoteVirtualNetwork);
      const back = to?.network.virtualNetworkPeerings?.find((p) => p.remoteVirtualNetwork === from.name);
      if (to !== undefined && back !== undefined) from.peers.push({ from, to, own, back });
    }
  }
}

function connectGateways(
  t: Topology,
  networks: ReadonlyMap<string, NetworkNode>,
  subnets: ReadonlyMap<string, SubnetNode>,
): GatewayNode[] {
  const all: GatewayNode[] = [];
  for (const gateway of t.virtualNetworkGateways ?? []) {
    const subnet = subnets.get(gateway.subnet);
    if (subnet === undefined) continue;
    const prefixes = prefixesOf((gateway.connections ?? []).flatMap((c) => c.addressPrefixes));
    const node = { gateway, subnet, prefixes, isVpn: gateway.gatewayType.toLowerCase() === "vpn" };
    subnet.network.gateways.push(node);
    all.push(node);
  }
  for (const network of networks.values()) {
    const remote = network.peers.find(
      (p) =>
        p.own.useRemoteGateways === true && p.back.allowGatewayTransit === true && p.to.gateways.length > 0,
    );
    network.usedGateways = network.gateways.length > 0 ? network.gateways : (remote?.to.gateways ?? []);
  }
  return all;
}

function settleOwners(t: Topology, subnets: ReadonlyMap<string, SubnetNode>): void {
  const at = (
    subnetId: string | undefined,
    text: string | undefined,
    make: (ip: number, subnet: SubnetNode) => Owner,
  ): void => {
    const [subnet, ip] = [subnets.get(subnetId ?? ""), ipOf(text)];
    if (subnet !== undefined && ip !== undefined) subnet.network.owners.set(ip, make(ip, subnet));
  };
  for (const endpoint of t.endpoints ?? [])
    at(endpoint.subnet, endpoint.privateIPAddress, (ip, subnet) => ({
      kind: "endpoint",
      endpoint,
      ip,
      subnet,
    }));
  for (const balancer of t.loadBalancers ?? [])
    for (const frontend of balancer.frontends ?? [])
      at(frontend.subnet, frontend.privateIPAddress, (ip) => ({
        kind: "loadBalancer",
        balancer,
        frontend,
        ip,
      }));
  for (const gateway of t.applicationGateways ?? [])
    for (const frontend of gateway.frontends ?? [])
      at(gateway.subnet, frontend.privateIPAddress, (ip) => ({
        kind: "applicationGateway",
        gateway,
        frontend,
        ip,
      }));
  for (const firewall of t.azureFirewalls ?? [])
    at(firewall.subnet, firewall.privateIPAddress, (ip, subnet) => ({
      kind: "firewall",
      firewall,
      ip,
      subnet,
    }));
  for (const resolver of t.dnsResolvers ?? [])
    for (const inbound of resolver.inboundEndpoints ?? [])
      at(inbound.subnet, inbound.privateIPAddress, (ip, subnet) => ({
        kind: "resolver",
        resolver,
        ip,
        subnet,
      }));
}

function publicOwnersOf(t: Topology): Map<string, PublicOwner> {
  const owners = new Map<string, PublicOwner>();
  for (const endpoint of t.endpoints ?? [])
    if (endpoint.publicIPAddress !== undefined)
      owners.set(endpoint.publicIPAddress, { kind: "endpoint", endpoint });
  for (const balancer of t.loadBalancers ?? [])
    for (const frontend of balancer.frontends ?? [])
      if (frontend.publicIPAddress !== undefined)
        owners.set(frontend.publicIPAddress, { kind: "loadBalancer", balancer, frontend });
  for (const gateway of t.applicationGateways ?? [])
    for (const frontend of gateway.frontends ?? [])
      if (frontend.publicIPAddress !== undefined)
        owners.set(frontend.publicIPAddress, { kind: "applicationGateway", gateway, frontend });
  for (const firewall of t.azureFirewalls ?? [])
    for (const name of firewall.publicIPAddresses ?? []) owners.set(name, { kind: "firewall", firewall });
  return owners;
}

/** 192.0.0.0/24 belongs to nobody on the internet (RFC 6890): addresses that are not yet assigned stand there. */
const UNASSIGNED = 0xc000_0000;

function publicIpsOf(t: Topology): Map<string, { resource: PublicIPAddress; ip: number }> {
  return new Map(
    (t.publicIPAddresses ?? []).map((resource, i) => [
      resource.name,
      { resource, ip: ipOf(resource.ipAddress) ?? UNASSIGNED + (i % 256) },
    ]),
  );
}

function balancerIndex(t: Topology): (endpoint: string) => readonly LoadBalancer[] {
  const map = new Map<string, LoadBalancer[]>();
  for (const balancer of t.loadBalancers ?? [])
    for (const name of balancer.backendPool ?? []) map.set(name, [...(map.get(name) ?? []), balancer]);
  return (endpoint) => map.get(endpoint) ?? [];
}

/** Indexes a topology once; cost is linear in its size. */
export function indexOf(t: Topology): Index {
  const names: Names = {
    nsgs: byName(t.networkSecurityGroups),
    tables: byName(t.routeTables),
    nats: byName(t.natGateways),
  };
  const networks = new Map((t.virtualNetworks ?? []).map((n) => [n.name, networkNode(n)]));
  const subnets = new Map<string, SubnetNode>();
  for (const network of networks.values())
    for (const subnet of network.network.subnets ?? []) {
      const node = subnetNode(network, subnet, names);
      network.subnets.push(node);
      subnets.set(node.id, node);
    }
  connectPeers(networks);
  const gateways = connectGateways(t, networks, subnets);
  settleOwners(t, subnets);
  const owners = [...networks.values()].flatMap((n) => [...n.owners.values()]);
  const publicIps = publicIpsOf(t);
  const space = [...networks.values()].reduce((set, n) => union(set, n.space), EMPTY);
  const ownPublic = rangeSetOf([...publicIps.values()].map(({ ip }) => [ip, ip] as const));
  return {
    topology: t,
    networks,
    subnets,
    endpoints: new Map(owners.filter((o) => o.kind === "endpoint").map((o) => [o.endpoint.name, o])),
    firewalls: new Map(owners.filter((o) => o.kind === "firewall").map((o) => [o.firewall.name, o])),
    groups: names.nsgs,
    policies: byName(t.firewallPolicies),
    gateways,
    publicIps,
    publicOwners: publicOwnersOf(t),
    space,
    ownPublic: subtract(ownPublic, space),
    balancersOf: balancerIndex(t),
  };
}
