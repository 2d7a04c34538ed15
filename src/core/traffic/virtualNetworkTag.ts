import { PLATFORM_ADDRESS } from "../facts/addressBlocks.ts";
import { ALL_V4, EMPTY, rangeSetOf, subtract, union, type RangeSet } from "../net/index.ts";
import { ipsOfAll, PUBLIC } from "./addresses.ts";
import type { Index, NetworkNode, SubnetNode } from "./nodes.ts";
import { prefixOf } from "./prefixes.ts";
import type { Scope } from "./rules.ts";
import { parseTag } from "./tags.ts";
import type { Part, Universe } from "./universe.ts";

const PLATFORM = ipsOfAll([PLATFORM_ADDRESS]);
const isDefault = (length: number): boolean => length === 0;

/** The spaces of the network itself and of the peers that its peerings keep in the tag (T1, T3). */
function spacesOf(network: NetworkNode): RangeSet {
  const peers = network.peers.filter((p) => p.own.allowVirtualNetworkAccess !== false);
  return peers.reduce((set, p) => union(set, p.to.space), network.space);
}

/** On-premises prefixes behind the gateways in use, and the networks connected to the same gateway (T1). */
function behindGateways(index: Index, network: NetworkNode): { ips: RangeSet; learnsDefault: boolean } {
  let ips: RangeSet = EMPTY;
  let learnsDefault = false;
  for (const gateway of network.usedGateways) {
    for (const prefix of gateway.prefixes) {
      if (isDefault(prefix.length)) learnsDefault = true;
      else ips = union(ips, prefix.ips);
    }
    for (const other of index.networks.values())
      if (other !== network && other.usedGateways.includes(gateway) && !isCutOff(network, other))
        ips = union(ips, other.space);
  }
  return { ips, learnsDefault };
}

/** A peering that keeps its peer out of the tag does so also when the peer shares the gateway (T3). */
const isCutOff = (network: NetworkNode, other: NetworkNode): boolean =>
  network.peers.some((p) => p.to === other && p.own.allowVirtualNetworkAccess === false);

/** What VirtualNetwork, Internet and group names mean for the rules that guard a subnet (T1 to T4, N10). */
export function scopeOfSubnet(index: Index, node: SubnetNode, u: Universe): Scope {
  const { network } = node;
  const spaces = spacesOf(network);
  const gateways = behindGateways(index, network);
  let certain = union(union(spaces, gateways.ips), PLATFORM);
  let open: RangeSet = EMPTY;
  let hasDefault = gateways.learnsDefault;
  const ofTags: { readonly part: Part; readonly when?: string }[] = [];
  for (const route of node.table?.routes ?? []) {
    const prefix = prefixOf(route.addressPrefix);
    if (prefix === undefined) {
      if (!route.addressPrefix.includes(":")) ofTags.push(u.held(parseTag(route.addressPrefix)));
      continue;
    }
    if (isDefault(prefix.length)) hasDefault = true;
    else if (route.nextHopType === "VirtualAppliance" || route.nextHopType === "VirtualNetworkGateway")
      certain = union(certain, prefix.ips);
    else open = union(open, prefix.ips);
  }
  open = subtract(open, certain);
  const openRoutes = `virtualNetworkHoldsOpenRoutes ${node.id}`;
  const byDefault = hasDefault ? subtract(ALL_V4, certain) : EMPTY;
  const openVirtualNetwork = [
    { facts: [openRoutes], part: { ips: open } },
    ...ofTags.map(({ part, when }) => ({
      facts: when === undefined ? [openRoutes] : [openRoutes, when],
      part,
    })),
    { facts: [`virtualNetworkHoldsDefaultRoute ${node.id}`], part: { ips: byDefault } },
  ].filter(({ part }) => part.ips?.length !== 0 && part.classes?.length !== 0);
  const groups = new Map<string, RangeSet>();
  return {
    virtualNetwork: certain,
    openVirtualNetwork,
    internet: subtract(PUBLIC, spaces),
    group: (name) => {
      let members = groups.get(name);
      if (members === undefined) groups.set(name, (members = membersOf(network, name)));
      return members;
    },
  };
}

/** Addresses of a group's members in this network; members of another one never match (N10). */
function membersOf(network: NetworkNode, group: string): RangeSet {
  const ips = [...network.owners.values()].filter(
    (o) => o.kind === "endpoint" && o.endpoint.applicationSecurityGroups?.includes(group) === true,
  );
  return rangeSetOf(ips.map((o) => [o.ip, o.ip] as const));
}

/** The addresses that a question from VirtualNetwork means: those of subnets, peers in the tag, and on-premises. */
export function virtualNetworkSenders(
  index: Index,
  network: NetworkNode,
): { subnets: SubnetNode[]; onPremises: RangeSet } {
  const peers = network.peers.filter((p) => p.own.allowVirtualNetworkAccess !== false).map((p) => p.to);
  const onPremises = network.usedGateways
    .flatMap((g) => g.prefixes)
    .filter((p) => !isDefault(p.length))
    .reduce((set, p) => union(set, p.ips), EMPTY);
  return {
    subnets: [network, ...peers].flatMap((n) => n.subnets),
    onPremises: subtract(onPremises, index.space),
  };
}
