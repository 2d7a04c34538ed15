import { intersect, subtract, union, EMPTY } from "../net/index.ts";
import {
  denied,
  hop,
  passed,
  readRoutes,
  undecided,
  withPackets,
  type Context,
  type End,
  type Flight,
  type Place,
} from "./flight.ts";
import { classify, toward, type Row } from "./packets.ts";
import { cross } from "./peering.ts";
import type { GatewayNode, Index, NetworkNode } from "./nodes.ts";
import type { Route } from "./routeTable.ts";

/** Networks whose space the gateway knows and announces: its own, and peers that use it (R15). */
export const networksBehind = (index: Index, gateway: GatewayNode): NetworkNode[] =>
  [...index.networks.values()].filter((n) => n.usedGateways.includes(gateway));

/** To a network gateway, the network's own or a peer's in use (R7, R15, R17). */
export function toGateway(c: Context, flight: Flight, place: Place, r: Route): End[] {
  const used = place.subnet.network.usedGateways;
  if (r.gateway !== undefined) return reach(c, flight, place, r.gateway, (f) => learned(f, r, r.gateway!));
  if (used.length === 0) return [denied(flight, "gateway:none")];
  const other = used.find((g) => !g.isVpn);
  if (other !== undefined) return [denied(flight, `gateway:${other.gateway.name}:udrNotSupported`)];
  const gateway = used[0]!;
  return reach(c, flight, place, gateway, (f) => named(c, f, place, used));
}

/** Switching off propagation on the gateway's own subnet breaks it (R10); how far is not said. */
function isBroken(c: Context, gateway: GatewayNode): boolean {
  readRoutes(c, gateway.subnet);
  return gateway.subnet.table?.disableBgpRoutePropagation === true;
}

/** The gateway may stand in a peer: the packets cross to it first. */
function reach(
  c: Context,
  flight: Flight,
  place: Place,
  gateway: GatewayNode,
  go: (f: Flight) => End[],
): End[] {
  const home = gateway.subnet.network;
  if (isBroken(c, gateway)) return [undecided(flight, `propagationOff ${gateway.subnet.id}`)];
  if (home === place.subnet.network) return go(flight);
  const peer = place.subnet.network.peers.find((p) => p.to === home);
  if (peer === undefined) return [denied(flight, "gateway:none")];
  const { passed: crossed, ends } = cross(c, flight, peer);
  return [...ends, ...crossed.flatMap(go)];
}

/** A learned route leads to the gateway that learned it; beyond a default route the design ends (R7, R17). */
function learned(flight: Flight, r: Route, gateway: GatewayNode): End[] {
  const name = `gateway:${gateway.gateway.name}`;
  if (r.length === 0) return [undecided(flight, `${name}:onPremisesDecides`, `${name}:onPremisesDecides`)];
  const left = hop(flight, name);
  return [passed(left, [], { arrived: { endpoint: undefined, flight: left } })];
}

type Target =
  { readonly site: GatewayNode } | { readonly network: NetworkNode; readonly gateway: GatewayNode };

/** A user route to a VPN gateway: its sites, and the networks connected to it. */
function named(c: Context, flight: Flight, place: Place, used: readonly GatewayNode[]): End[] {
  const rows: Row<Target>[] = [];
  for (const gateway of used)
    for (const network of networksBehind(c.index, gateway))
      if (network !== place.subnet.network)
        rows.push({ shape: toward({ ips: network.space }), value: { network, gateway } });
  for (const gateway of used) {
    const ips = gateway.prefixes.filter((p) => p.length > 0).reduce((set, p) => union(set, p.ips), EMPTY);
    rows.push({ shape: toward({ ips }), value: { site: gateway } });
  }
  return classify(flight.packets, rows, c.world).flatMap(({ packets, row }) => {
    const moved = withPackets(flight, packets);
    if (row === undefined) {
      const open = used.find((g) => g.prefixes.some((p) => p.length === 0));
      const text = `gateway:${(open ?? used[0]!).gateway.name}:${open === undefined ? "noRoute" : "onPremisesDecides"}`;
      return [open === undefined ? denied(moved, text) : undecided(moved, text, text)];
    }
    if ("site" in row) {
      const left = hop(moved, `gateway:${row.site.gateway.name}`);
      return [passed(left, [], { arrived: { endpoint: undefined, flight: left } })];
    }
    return fromGatewayTo(c, hop(moved, `gateway:${row.gateway.gateway.name}`), row.gateway, row.network);
  });
}

/** From a gateway into its own network or a peer that uses it; forwarded traffic needs no flag (R14). */
function fromGatewayTo(c: Context, flight: Flight, gateway: GatewayNode, network: NetworkNode): End[] {
  const home = gateway.subnet.network;
  if (network === home) return c.steps.enterNetwork(c, flight, home);
  const peer = home.peers.find((p) => p.to === network);
  if (peer === undefined) return [denied(flight, `gateway:${gateway.gateway.name}:noRoute`)];
  const { passed: crossed, ends } = cross(c, flight, peer, true);
  return [...ends, ...crossed.flatMap((f) => c.steps.enterNetwork(c, f, network))];
}

/**
 * A sender on-premises: only networks that the gateway announces can be reached (R15); then the routes of the
 * gateway's subnet decide, whose groups are not evaluated.
 */
export function fromSite(
  c: Context,
  flight: Flight,
  gateway: GatewayNode,
): { ends: End[]; elsewhere: Flight[] } {
  const behind = networksBehind(c.index, gateway).reduce((set, n) => union(set, n.space), EMPTY);
  const others = subtract(c.index.space, behind);
  const rows: Row<"announced" | "hidden">[] = [
    { shape: toward({ ips: behind }), value: "announced" },
    { shape: toward({ ips: intersect(others, c.index.space) }), value: "hidden" },
  ];
  const ends: End[] = [];
  const elsewhere: Flight[] = [];
  if (isBroken(c, gateway))
    return { ends: [undecided(flight, `propagationOff ${gateway.subnet.id}`)], elsewhere };
  for (const { packets, row } of classify(flight.packets, rows, c.world)) {
    const moved = withPackets(flight, packets);
    const name = `gateway:${gateway.gateway.name}`;
    if (row === "announced")
      ends.push(...c.steps.route(c, hop({ ...moved, fromGateway: true }, name), { subnet: gateway.subnet }));
    else if (row === "hidden") ends.push(denied(moved, `${name}:notAdvertised`));
    else elsewhere.push(moved);
  }
  return { ends, elsewhere };
}
