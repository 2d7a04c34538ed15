import { DROPPED_PLATFORM_BLOCKS, DROPPED_PRIVATE_BLOCKS } from "../facts/addressBlocks.ts";
import { SERVICE_ENDPOINTS } from "../facts/serviceEndpoints.ts";
import { covers, EMPTY, equals, intersect, subtract, union, type RangeSet } from "../net/index.ts";
import { one } from "./addresses.ts";
import { from, toward, type Row } from "./packets.ts";
import type { PeerNode, Prefix, SubnetNode } from "./nodes.ts";
import { prefixOf } from "./prefixes.ts";
import type { Candidate, EffectiveRoute, Route } from "./routeTable.ts";
import { tagRows } from "./tagRoutes.ts";
import { parseTag, type Tag } from "./tags.ts";
import type { UserRoute } from "./topology.ts";
import type { Universe } from "./universe.ts";

const SOURCE_RANK = { User: 0, VirtualNetworkGateway: 1, Default: 2 } as const;

function userRoutes(node: SubnetNode): { prefixes: Candidate[]; tags: { route: Route; tag: Tag }[] } {
  const prefixes: Candidate[] = [];
  const tags: { route: Route; tag: Tag }[] = [];
  for (const r of node.table?.routes ?? []) {
    const route: Route = {
      subnet: node,
      prefix: r.addressPrefix,
      source: "User",
      nextHop: r.nextHopType,
      ...hopOf(r),
    };
    const prefix = prefixOf(r.addressPrefix);
    if (prefix !== undefined) prefixes.push({ route, ips: prefix.ips, length: prefix.length });
    else if (!r.addressPrefix.includes(":")) tags.push({ route, tag: parseTag(r.addressPrefix) });
  }
  return { prefixes, tags };
}

const hopOf = (r: UserRoute): { nextHopIp: string } | undefined =>
  r.nextHopIpAddress === undefined ? undefined : { nextHopIp: r.nextHopIpAddress };

function gatewayRoutes(node: SubnetNode): Candidate[] {
  if (node.table?.disableBgpRoutePropagation === true) return [];
  return node.network.usedGateways.flatMap((gateway) =>
    gateway.prefixes.map((p) => ({
      ...{ ips: p.ips, length: p.length },
      route: {
        subnet: node,
        prefix: p.text,
        source: "VirtualNetworkGateway",
        nextHop: "VirtualNetworkGateway",
        gateway,
        length: p.length,
      },
    })),
  );
}

/** Routes to the network itself and to its peers: preferred over learned routes, also longer ones (R4). */
function networkRoutes(node: SubnetNode): Candidate[] {
  const system = (p: Prefix, nextHop: string, peer?: PeerNode): Candidate => ({
    ...{ ips: p.ips, length: p.length },
    route: {
      subnet: node,
      prefix: p.text,
      source: "Default",
      nextHop,
      ...(peer === undefined ? {} : { peer }),
    },
  });
  const peers = node.table?.disablePeeringRoute === "All" ? [] : node.network.peers;
  return [
    ...node.network.prefixes.map((p) => system(p, "VnetLocal")),
    ...peers.flatMap((peer) => peer.to.prefixes.map((p) => system(p, "VNetPeering", peer))),
  ];
}

/** The routes to None and to the internet (R1); None ones are gone under a default route of another kind (R5). */
function defaultRoutes(node: SubnetNode, hasOtherDefault: boolean): Candidate[] {
  const system = (text: string, nextHop: string): Candidate => {
    const p = prefixOf(text)!;
    return {
      ips: p.ips,
      length: p.length,
      route: { subnet: node, prefix: text, source: "Default", nextHop },
    };
  };
  const isOwn = (text: string): boolean =>
    node.network.prefixes.some((p) => covers(p.ips, prefixOf(text)!.ips));
  const isDropped = [...DROPPED_PRIVATE_BLOCKS, ...DROPPED_PLATFORM_BLOCKS].filter((text) => !isOwn(text));
  return [
    ...(hasOtherDefault ? [] : isDropped.map((text) => system(text, "None"))),
    system("0.0.0.0/0", "Internet"),
  ];
}

/** A /32 to each private endpoint of the network and its peers, where no user route replaces it (R12, R20). */
function endpointRoutes(node: SubnetNode, users: readonly Candidate[]): EffectiveRoute[] {
  const out: EffectiveRoute[] = [];
  const networks = [
    { network: node.network, peer: undefined },
    ...node.network.peers.map((peer) => ({ network: peer.to, peer })),
  ];
  for (const { network, peer } of networks) {
    for (const owner of network.owners.values()) {
      if (owner.kind !== "endpoint" || owner.endpoint.kind !== "privateEndpoint") continue;
      const holder = network.prefixes.find((p) => covers(p.ips, one(owner.ip)));
      const policies = owner.subnet.subnet.privateEndpointNetworkPolicies;
      const isOpen = policies === "Enabled" || policies === "RouteTableEnabled";
      const isReplaced = users.some(
        (u) =>
          covers(u.ips, one(owner.ip)) &&
          (u.length === 32 || (isOpen && u.length > 0 && u.length >= (holder?.length ?? 0))),
      );
      if (isReplaced) continue;
      const isCut = peer !== undefined && node.table?.disablePeeringRoute === "All";
      out.push({
        part: { ips: one(owner.ip) },
        ...(isCut ? { when: ["privateEndpointRouteIsNoPeeringRoute"] } : {}),
        route: {
          ...{
            subnet: node,
            prefix: `${owner.endpoint.privateIPAddress}/32`,
            source: "Default",
            nextHop: "InterfaceEndpoint",
          },
          ...{ endpoint: owner, ...(peer === undefined ? {} : { peer }) },
        },
      });
    }
  }
  return out;
}

/** Routes of service endpoints: before user and learned routes; certain for the network's own region (R9). */
function serviceEndpointRoutes(node: SubnetNode, u: Universe): EffectiveRoute[] {
  const out: EffectiveRoute[] = [];
  for (const { service } of node.subnet.serviceEndpoints ?? []) {
    const known = SERVICE_ENDPOINTS.find((s) => s.service.toLowerCase() === service.toLowerCase());
    if (known === undefined) continue;
    const route: Route = {
      subnet: node,
      prefix: known.tag,
      source: "Default",
      nextHop: "VirtualNetworkServiceEndpoint",
      service,
    };
    const whole = u.withTag(parseTag(known.tag));
    const own = u.withTag(parseTag(`${known.tag}.${node.network.region}`));
    if (known.reach === "everyRegion") out.push({ part: { classes: whole }, route });
    else {
      out.push({ part: { classes: own }, route });
      if (known.reach === "open")
        out.push({
          part: { classes: whole },
          route,
          when: [`serviceEndpointReachesOtherRegions ${node.id} ${service}`],
        });
    }
  }
  return out;
}

/** The tags whose addresses the table of this subnet tells apart. */
export function tagsOfRoutes(node: SubnetNode): Tag[] {
  const endpoints = (node.subnet.serviceEndpoints ?? []).flatMap(({ service }) => {
    const known = SERVICE_ENDPOINTS.find((s) => s.service.toLowerCase() === service.toLowerCase());
    return known === undefined ? [] : [parseTag(known.tag), parseTag(`${known.tag}.${node.network.region}`)];
  });
  return [...userRoutes(node).tags.map(({ tag }) => tag), ...endpoints];
}

/** Learned routes inside networks they must not override, and inside replaced ones, where it is open (R4). */
function learnedRows(
  candidate: Candidate,
  networks: readonly Candidate[],
  users: readonly Candidate[],
): EffectiveRoute[] {
  let free = candidate.ips;
  let open: RangeSet = EMPTY;
  for (const system of networks) {
    free = subtract(free, system.ips);
    if (users.some((user) => equals(user.ips, system.ips)))
      open = union(open, intersect(candidate.ips, system.ips));
  }
  const rows: EffectiveRoute[] = [];
  if (free.length > 0) rows.push({ part: { ips: free }, route: candidate.route });
  if (open.length > 0)
    rows.push({
      part: { ips: open },
      route: candidate.route,
      when: ["learnedRouteCountsInsideReplacedRoute"],
    });
  return rows;
}

/**
 * The effective routes of a subnet in the order in which they are tried: service endpoints (R9), private endpoints
 * (R12), prefixes by length and source (R2 to R4), tags (R11), default routes. First match decides.
 */
export function effectiveRoutesOf(node: SubnetNode, u: Universe): EffectiveRoute[] {
  const users = userRoutes(node);
  const learned = gatewayRoutes(node);
  const networks = networkRoutes(node);
  const hasOtherDefault = [...users.prefixes, ...learned].some((c) => c.length === 0);
  const explicit = [...users.prefixes, ...learned, ...networks, ...defaultRoutes(node, hasOtherDefault)]
    .map((c, order) => ({ ...c, order }))
    .sort(
      (a, b) =>
        b.length - a.length || SOURCE_RANK[a.route.source] - SOURCE_RANK[b.route.source] || a.order - b.order,
    );
  const rows = (c: Candidate): EffectiveRoute[] =>
    c.route.source === "VirtualNetworkGateway"
      ? learnedRows(c, networks, users.prefixes)
      : [{ part: { ips: c.ips }, route: c.route }];
  const tags = tagRows(node, users.tags, explicit, u);
  return [
    ...serviceEndpointRoutes(node, u),
    ...endpointRoutes(node, users.prefixes),
    ...tags.beforePrefixes,
    ...explicit.filter((c) => c.length > 0).flatMap(rows),
    ...tags.rows,
    ...explicit.filter((c) => c.length === 0).flatMap(rows),
  ];
}

/** The table as rows to classify packets by, looking at where they go or (for answers) where they came from. */
export const routeRows = (routes: readonly EffectiveRoute[], look: "destination" | "source"): Row<Route>[] =>
  routes.map(({ part, when, route }) => ({
    shape: look === "destination" ? toward(part) : from(part),
    when,
    value: route,
  }));
