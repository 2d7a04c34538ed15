import { count, EMPTY, has, intersect, rangesOf, union, v4Text, type RangeSet } from "../net/index.ts";
import { toApplicationGateway } from "./applicationGateway.ts";
import { answer } from "./answers.ts";
import { one } from "./addresses.ts";
import { D_IP } from "./box.ts";
import { filter } from "./filters.ts";
import { toFirewall } from "./firewall.ts";
import {
  denied,
  hop,
  passed,
  undecided,
  withPackets,
  type Context,
  type Delivery,
  type End,
  type Flight,
} from "./flight.ts";
import { toFrontend } from "./loadBalancer.ts";
import { classify, toward, type Row } from "./packets.ts";
import type { NetworkNode, Owner, SubnetNode } from "./nodes.ts";

/** The destination numbers the packets may still carry. */
function destinations(c: Context, flight: Flight): RangeSet {
  const { destination, box } = flight.packets;
  if (destination === undefined) return box[D_IP]!;
  return c.world.candidates(destination).reduce((set, part) => union(set, part.ips!), EMPTY);
}

/** Owners among the destinations: by address when there are few, else by going through all owners. */
function ownersAt(network: NetworkNode, ips: RangeSet): Owner[] {
  if (count(ips) > network.owners.size) return [...network.owners.values()].filter((o) => has(ips, o.ip));
  const out: Owner[] = [];
  for (const [first, last] of rangesOf(ips))
    for (let ip = first; ip <= last; ip++) {
      const owner = network.owners.get(ip);
      if (owner !== undefined) out.push(owner);
    }
  return out;
}

/** The packets are in the network of their destination: find what owns the address and deliver (step 5). */
export function enterNetwork(c: Context, flight: Flight, network: NetworkNode): End[] {
  const ips = destinations(c, flight);
  const rows: Row<Owner | SubnetNode>[] = [];
  const any = c.anyInterfaceOf?.network === network ? c.anyInterfaceOf : undefined;
  if (any !== undefined) rows.push({ shape: toward({ ips: any.usable }), value: any });
  for (const owner of ownersAt(network, ips))
    rows.push({ shape: toward({ ips: one(owner.ip) }), value: owner });
  for (const subnet of network.subnets)
    if (intersect(subnet.usable, ips).length > 0)
      rows.push({ shape: toward({ ips: subnet.usable }), value: subnet });
  return classify(flight.packets, rows, c.world).flatMap(({ packets, row }) => {
    const moved = withPackets(flight, packets);
    const first = v4Text(destinations(c, moved)[0] ?? 0);
    if (row === undefined) return [denied(moved, `noSubnet:${first}`)];
    if ("id" in row) return deliver(c, moved, { place: { subnet: row }, name: row === any ? row.id : first });
    return toOwner(c, moved, row);
  });
}

function toOwner(c: Context, flight: Flight, owner: Owner): End[] {
  switch (owner.kind) {
    case "endpoint":
      return deliver(c, flight, {
        place: { subnet: owner.subnet, endpoint: owner.endpoint },
        name: owner.endpoint.name,
      });
    case "loadBalancer":
      return toFrontend(c, flight, owner.balancer, owner.frontend, undefined);
    case "applicationGateway":
      return toApplicationGateway(c, flight, owner.gateway, owner.frontend);
    case "firewall":
      return toFirewall(c, flight, owner, false);
    case "resolver":
      return owner.subnet === undefined
        ? [denied(flight)]
        : deliver(c, flight, { place: { subnet: owner.subnet }, name: owner.resolver.name });
  }
}

/** Filters at the receiver, then the way back, then arrival (step 5 and 6, section 8 for private endpoints). */
export function deliver(c: Context, flight: Flight, d: Delivery): End[] {
  const { endpoint } = d.place;
  if (endpoint?.kind === "privateEndpoint") return toPrivateEndpoint(c, flight, d);
  const { passed: through, always, ends, hasGroup } = filter(c, flight, d.place, "Inbound");
  const out: End[] = [...ends];
  const entrance = d.standardEntrance;
  for (const [flights, isAlways] of [
    [through, false],
    [always, true],
  ] as const)
    for (const f of flights) {
      if (entrance !== undefined && !hasGroup) {
        const text = `standardSku:${entrance}:noNsg`;
        out.push(isAlways ? undecided(f, text, text) : denied(f, text));
      } else out.push(...arrive(c, settleDoubt(f, hasGroup), d));
    }
  return out;
}

/** With access switched off on the receiver's peering only a group can let packets in; without one it is open (T3). */
const settleDoubt = (f: Flight, hasGroup: boolean): Flight => ({
  ...f,
  inboundDoubt: undefined,
  doubts: f.inboundDoubt !== undefined && !hasGroup ? [...f.doubts, f.inboundDoubt] : f.doubts,
});

function arrive(c: Context, flight: Flight, d: Delivery): End[] {
  const back = answer(c, flight, d.place);
  return [
    ...back.ends,
    ...back.passed.map((f) => {
      const there = hop(f, `deliver:${d.name}`);
      return passed(there, [], { arrived: { endpoint: d.place.endpoint, flight: there } });
    }),
  ];
}

/** Group rules only where the subnet's policies say so (P1), any source port (P2), Approved only (P3), symmetry (P4). */
function toPrivateEndpoint(c: Context, flight: Flight, d: Delivery): End[] {
  const endpoint = d.place.endpoint!;
  const state = endpoint.connectionState ?? "Approved";
  if (state !== "Approved") return [denied(flight, `privateEndpoint:${endpoint.name}:${state}`)];
  const policies = d.place.subnet.subnet.privateEndpointNetworkPolicies;
  const isGuarded = policies === "Enabled" || policies === "NetworkSecurityGroupEnabled";
  const filtered = isGuarded
    ? filter(c, flight, { subnet: d.place.subnet }, "Inbound", true)
    : { passed: [hop(flight, `privateEndpoint:${endpoint.name}:noPolicies`)], ends: [], hasGroup: false };
  return [
    ...filtered.ends,
    ...filtered.passed.map((f) => {
      const there = hop(settleDoubt(f, filtered.hasGroup), `deliver:${d.name}`);
      const device = f.seen.find((s) => !s.isExempt);
      if (device !== undefined) return undecided(there, `return:around:${device.name}`);
      return passed(there, [], { arrived: { endpoint, flight: there } });
    }),
  ];
}
