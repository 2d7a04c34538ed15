import { ipOf } from "./addresses.ts";
import { TCP } from "./protocols.ts";
import {
  denied,
  undecided,
  withPackets,
  type Context,
  type End,
  type Flight,
  type Place,
  readRoutes,
} from "./flight.ts";
import { classify, partition, service, type Packets } from "./packets.ts";
import type { NetworkNode, Owner, PeerNode, SubnetNode } from "./nodes.ts";
import { isSubnetPeering } from "./peering.ts";
import { routeText, type Route } from "./routeTable.ts";
import type { Filtered } from "./filters.ts";

/** An answer on its way back; the packets are those of the request. */
interface Answer {
  readonly packets: Packets;
  readonly met: readonly string[];
  readonly visited: readonly string[];
}

/** Where the answer goes on, or how it ends. */
type Step = { readonly home: Answer } | { readonly end: End };

/** The stateful device at a next hop, as far as answers care. */
interface Device {
  readonly name: string;
  readonly isStateful: boolean;
  /** Undefined: its policy is not part of the design. */
  readonly forwards: boolean | undefined;
  readonly subnet: SubnetNode;
}

/**
 * The way back (X1). Answers follow the receiver's routes; the stateful devices they meet must be those that the
 * request met after its last translation. Public clients are answered only over a route to the internet.
 */
export function answer(c: Context, flight: Flight, place: Place): Filtered {
  if (flight.sender.kind === "probe") return { passed: [flight], ends: [] };
  if (flight.sender.kind === "public") return answerPublic(c, flight, place);
  const passed: Flight[] = [];
  const ends: End[] = [];
  const start: Answer = { packets: flight.packets, met: [], visited: [] };
  for (const step of goBack(c, flight, start, place.subnet)) {
    if ("end" in step) ends.push(step.end);
    else compare(c, flight, step.home, passed, ends);
  }
  return { passed, ends };
}

function answerPublic(c: Context, flight: Flight, place: Place): Filtered {
  const passed: Flight[] = [];
  const ends: End[] = [];
  readRoutes(c, place.subnet);
  for (const { packets, row } of classify(
    flight.packets,
    c.compiled.routes(place.subnet, "source"),
    c.world,
  )) {
    const moved = withPackets(flight, packets);
    if (row?.nextHop === "Internet") passed.push(moved);
    else if (row?.nextHop === "VirtualApplianceEcmp")
      ends.push(undecided(moved, routeText(row), `return:${routeText(row)}`));
    else ends.push(denied(moved, `return:${row === undefined ? "route" : routeText(row)}`));
  }
  return { passed, ends };
}

/** Devices of the request that the answer went around: TCP is lost, of other protocols nothing is documented. */
function compare(c: Context, flight: Flight, home: Answer, passed: Flight[], ends: End[]): void {
  const around = flight.seen.find((device) => device.isStateful && !home.met.includes(device.name));
  if (around === undefined) {
    passed.push(withPackets(flight, home.packets));
    return;
  }
  const text = `return:around:${around.name}`;
  const { inside, outside } = partition(home.packets, service(TCP), c.world);
  for (const packets of inside) ends.push(denied(withPackets(flight, packets), text));
  for (const packets of outside) ends.push(undecided(withPackets(flight, packets), text, text));
}

function goBack(c: Context, flight: Flight, at: Answer, subnet: SubnetNode): Step[] {
  readRoutes(c, subnet);
  return classify(at.packets, c.compiled.routes(subnet, "source"), c.world).flatMap(
    ({ packets, row }): Step[] => {
      const next = { ...at, packets };
      return row === undefined ? lost(flight, next, "return:route") : takeRoute(c, flight, next, subnet, row);
    },
  );
}

const lost = (flight: Flight, at: Answer, text: string): Step[] => [
  { end: denied(withPackets(flight, at.packets), text) },
];
const open = (flight: Flight, at: Answer, text: string): Step[] => [
  { end: undecided(withPackets(flight, at.packets), text, text) },
];

function takeRoute(c: Context, flight: Flight, at: Answer, subnet: SubnetNode, route: Route): Step[] {
  switch (route.nextHop) {
    case "VnetLocal":
      return [{ home: at }];
    case "VNetPeering":
    case "InterfaceEndpoint":
      return route.peer === undefined
        ? [{ home: at }]
        : crossBack(flight, at, route.peer, () => [{ home: at }]);
    case "VirtualAppliance":
      return toDevice(c, flight, at, subnet, route);
    case "VirtualNetworkGateway":
      return toGateway(c, flight, at, subnet, route);
    case "VirtualApplianceEcmp":
      return open(flight, at, `return:${routeText(route)}`);
    default:
      return lost(flight, at, `return:${routeText(route)}`);
  }
}

/** R14 holds for answers too: behind a device they did not start in the network they come from. */
function crossBack(flight: Flight, at: Answer, peer: PeerNode, go: () => Step[]): Step[] {
  const way = `${peer.from.name}:${peer.to.name}`;
  if (isSubnetPeering(peer)) return open(flight, at, `return:peering:${way}:subnetPeering`);
  if (at.visited.length > 0 && peer.back.allowForwardedTraffic !== true)
    return lost(flight, at, `return:peering:${peer.to.name}:${peer.from.name}:allowForwardedTraffic`);
  return go();
}

/** What stands at a next hop address: of a balancer, the member that saw the request, else the first. */
function deviceAt(c: Context, flight: Flight, owner: Owner): Device | undefined {
  if (owner.kind === "firewall")
    return { name: owner.firewall.name, isStateful: true, forwards: true, subnet: owner.subnet };
  if (owner.kind === "endpoint") {
    const { endpoint } = owner;
    const policy = endpoint.appliance?.forwarding;
    const isAble = endpoint.enableIPForwarding === true && policy !== "none";
    const forwards = isAble && policy === undefined ? undefined : isAble;
    return {
      name: endpoint.name,
      isStateful: endpoint.appliance?.stateful !== false,
      forwards,
      subnet: owner.subnet,
    };
  }
  if (owner.kind !== "loadBalancer") return undefined;
  const pool = owner.balancer.backendPool ?? [];
  const isKnown = (name: string): boolean =>
    flight.seen.some((s) => s.name === name) ||
    (flight.sender.kind === "device" && flight.sender.name === name);
  const member = c.index.endpoints.get(pool.find(isKnown) ?? pool[0] ?? "");
  return member === undefined ? undefined : deviceAt(c, flight, member);
}

/** The owner of a next hop address, in the network itself or in a directly connected peer (R6). */
export function nextHopOwner(
  network: NetworkNode,
  ip: number | undefined,
): { owner: Owner; peer: PeerNode | undefined } | undefined {
  if (ip === undefined) return undefined;
  const own = network.owners.get(ip);
  if (own !== undefined) return { owner: own, peer: undefined };
  for (const peer of network.peers) {
    const owner = peer.to.owners.get(ip);
    if (owner !== undefined) return { owner, peer };
  }
  return undefined;
}

function toDevice(c: Context, flight: Flight, at: Answer, subnet: SubnetNode, route: Route): Step[] {
  const hit = nextHopOwner(subnet.network, ipOf(route.nextHopIp));
  const device = hit === undefined ? undefined : deviceAt(c, flight, hit.owner);
  if (hit === undefined || device === undefined) return lost(flight, at, `return:${routeText(route)}`);
  const arrive = (): Step[] => {
    if (flight.sender.kind === "device" && flight.sender.name === device.name) return [{ home: at }];
    if (at.visited.includes(device.name)) return lost(flight, at, `return:${routeText(route)}`);
    const isSeen = flight.seen.some((s) => s.name === device.name);
    if (device.isStateful && !isSeen) return lost(flight, at, `return:through:${device.name}`);
    if (device.forwards === undefined) return open(flight, at, `return:nva:${device.name}:unknown`);
    if (!device.forwards) return lost(flight, at, `return:${routeText(route)}`);
    const met = device.isStateful ? [...at.met, device.name] : at.met;
    return goBack(c, flight, { ...at, met, visited: [...at.visited, device.name] }, device.subnet);
  };
  return hit.peer === undefined ? arrive() : crossBack(flight, at, hit.peer, arrive);
}

function toGateway(c: Context, flight: Flight, at: Answer, subnet: SubnetNode, route: Route): Step[] {
  const used = subnet.network.usedGateways;
  if (used.length === 0) return lost(flight, at, "return:gateway:none");
  const other = used.find((g) => !g.isVpn);
  if (route.source === "User" && other !== undefined)
    return lost(flight, at, `return:gateway:${other.gateway.name}:udrNotSupported`);
  // A sender on-premises is found again behind any gateway in use; one in a network only when the gateway knows it.
  if (flight.sender.kind === "onPremises") return [{ home: at }];
  const known = [...c.index.networks.values()].filter((n) => n.usedGateways.some((g) => used.includes(g)));
  const target = flight.sender.kind === "network" ? flight.sender.place.subnet.network : undefined;
  if (target !== undefined && known.includes(target)) return [{ home: at }];
  return lost(flight, at, `return:gateway:${used[0]!.gateway.name}:noRoute`);
}
