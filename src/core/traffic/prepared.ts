import { regionName } from "../facts/regions.ts";
import { EMPTY, rangeSet, rangeSetOf, subtract, union, type RangeSet } from "../net/index.ts";
import { ipOf, ipsOfAll } from "./addresses.ts";
import { connectGateways, connectPeers } from "./connections.ts";
import { publicOwnersOf, settleOwners } from "./owners.ts";
import { prefixesOf } from "./prefixes.ts";
import type { Index, NetworkNode, Prefix, SubnetNode } from "./nodes.ts";
import type {
  LoadBalancer,
  NatGateway,
  NetworkSecurityGroup,
  PublicIPAddress,
  RouteTable,
  Subnet,
  Topology,
  VirtualNetwork,
} from "./topology.ts";

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
    missing: missingOf(subnet, names),
  };
}

/** References that lead nowhere; taking them for absent would let traffic pass that nobody allowed. */
function missingOf(subnet: Subnet, names: Names): string[] {
  const { networkSecurityGroup, routeTable, natGateway } = subnet;
  const isLost = (name: string | undefined, known: ReadonlyMap<string, unknown>): boolean =>
    name !== undefined && !known.has(name);
  return [
    ...(isLost(networkSecurityGroup, names.nsgs)
      ? [`networkSecurityGroup ${networkSecurityGroup ?? ""}`]
      : []),
    ...(isLost(routeTable, names.tables) ? [`routeTable ${routeTable ?? ""}`] : []),
    ...(isLost(natGateway, names.nats) ? [`natGateway ${natGateway ?? ""}`] : []),
  ];
}

interface Names {
  readonly nsgs: ReadonlyMap<string, NetworkSecurityGroup>;
  readonly tables: ReadonlyMap<string, RouteTable>;
  readonly nats: ReadonlyMap<string, NatGateway>;
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
