import { one } from "./addresses.ts";
import { filter } from "./filters.ts";
import {
  denied,
  hop,
  undecided,
  variable,
  withPackets,
  type Context,
  type End,
  type Flight,
  type Place,
} from "./flight.ts";
import { partition, toward } from "./packets.ts";
import type { Owner } from "./nodes.ts";
import { place as placed } from "./universe.ts";

/**
 * A packet in transit through an interface that a route names: filters on the way in, forwarding, translation, filters
 * on the way out, then the routes of its subnet (R6, N13). Rules see the packet's own addresses, after translation the
 * appliance's.
 */
export function throughAppliance(c: Context, flight: Flight, owner: Owner & { kind: "endpoint" }): End[] {
  const { endpoint, subnet } = owner;
  if (flight.visited.includes(endpoint.name)) return [denied(flight, `loop:${endpoint.name}`)];
  const place: Place = { subnet, endpoint };
  // What is addressed to the machine itself has arrived.
  const { inside, outside } = partition(flight.packets, toward({ ips: one(owner.ip) }), c.world);
  return [
    ...inside.flatMap((packets) => c.steps.enterNetwork(c, withPackets(flight, packets), subnet.network)),
    ...outside.flatMap((packets) => inTransit(c, withPackets(flight, packets), owner, place)),
  ];
}

function inTransit(c: Context, flight: Flight, owner: Owner & { kind: "endpoint" }, place: Place): End[] {
  const arrived = enterDevice(c, flight, place);
  return [...arrived.ends, ...arrived.passed.flatMap((f) => forward(c, f, owner, place))];
}

function enterDevice(c: Context, flight: Flight, place: Place): { passed: Flight[]; ends: End[] } {
  const { passed, always, ends, hasGroup } = filter(c, flight, place, "Inbound");
  const settle = (f: Flight): Flight => ({
    ...f,
    inboundDoubt: undefined,
    doubts: f.inboundDoubt !== undefined && !hasGroup ? [...f.doubts, f.inboundDoubt] : f.doubts,
  });
  return { passed: [...always, ...passed].map(settle), ends: [...ends] };
}

function forward(c: Context, flight: Flight, owner: Owner & { kind: "endpoint" }, place: Place): End[] {
  const { endpoint, subnet, ip } = owner;
  if (endpoint.enableIPForwarding !== true) return [denied(flight, `nva:${endpoint.name}:ipForwardingOff`)];
  const policy = endpoint.appliance?.forwarding;
  if (policy === "none") return [denied(flight, `nva:${endpoint.name}:none`)];
  if (policy !== "all")
    return [undecided(flight, `nva:${endpoint.name}:unknown`, `nva:${endpoint.name}:unknown`)];
  const moved = hop(
    { ...flight, fromGateway: false, visited: [...flight.visited, endpoint.name] },
    `nva:${endpoint.name}:forward`,
  );
  const isStateful = endpoint.appliance?.stateful !== false;
  const isExempt = endpoint.tags?.["disableSnatOnPL"] === "true";
  if (endpoint.appliance?.snat === true) {
    const source = variable(`address ${endpoint.privateIPAddress}`, placed(c.u, one(ip)));
    return c.steps.depart(
      c,
      {
        ...withPackets(moved, { ...moved.packets, source }),
        ...{ seen: [], untranslatedBy: undefined, fromSharedGateway: false },
        sender: { kind: "device", name: endpoint.name, network: subnet.network },
      },
      place,
    );
  }
  const seen = [...moved.seen, { name: endpoint.name, isStateful, isExempt }];
  return c.steps.depart(c, { ...moved, seen, untranslatedBy: endpoint.name }, place);
}
