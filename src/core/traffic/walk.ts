import { subtract } from "../net/index.ts";
import { one } from "./addresses.ts";
import { deliver, enterNetwork } from "./deliver.ts";
import {
  internetOf,
  literalsOf,
  sendersOf,
  targetOf,
  type Question,
  type SenderGroup,
  type Target,
} from "./ends.ts";
import {
  denied,
  undecided,
  variable,
  withPackets,
  type Compiled,
  type Context,
  type End,
  type Flight,
  type NameAsked,
  type Steps,
} from "./flight.ts";
import { depart, route } from "./forward.ts";
import { fromSite } from "./gateway.ts";
import { enterEndpoint, enterPublic } from "./ingress.ts";
import { classify, toward } from "./packets.ts";
import { boxesOf, withoutSelf } from "./question.ts";
import { askedNames, toService } from "./serviceTrace.ts";
import { place } from "./universe.ts";
import type { World } from "./worlds.ts";

const STEPS: Steps = { depart, route, enterNetwork, deliver, enterPublic, resolveAgain: undefined };

/** The first step of packets, by where they start. */
function begin(c: Context, group: SenderGroup, target: Target, flight: Flight): End[] {
  switch (group.start.kind) {
    case "place":
      return depart(c, flight, group.start.place);
    case "site": {
      const { ends, elsewhere } = fromSite(c, flight, group.start.gateway);
      return [
        ...ends,
        ...elsewhere.flatMap((f) => [undecided(f, "onPremises:internet", "onPremises:internet")]),
      ];
    }
    case "probe":
      return toReceiver(c, target, flight) ?? [denied(flight, "ingress:none")];
    case "public":
      return fromPublic(c, target, flight);
  }
}

const toReceiver = (c: Context, target: Target, flight: Flight): End[] | undefined => {
  if (target.endpoint !== undefined)
    return deliver(c, flight, {
      place: { subnet: target.endpoint.subnet, endpoint: target.endpoint.endpoint },
      name: target.endpoint.endpoint.name,
    });
  if (target.subnet !== undefined)
    return deliver(c, flight, { place: { subnet: target.subnet }, name: target.subnet.id });
  return undefined;
};

/** From the internet: through the receiver's entrance, or the public IP resource that has the address. */
function fromPublic(c: Context, target: Target, flight: Flight): End[] {
  if (target.endpoint !== undefined) return enterEndpoint(c, flight, target.endpoint);
  if (target.subnet !== undefined) return toReceiver(c, target, flight)!;
  const rows = [...c.index.publicIps].map(([name, { ip }]) => ({
    shape: toward({ ips: one(ip) }),
    value: name,
  }));
  return classify(flight.packets, rows, c.world).flatMap(({ packets, row: pip }) => {
    const moved = withPackets(flight, packets);
    return pip === undefined
      ? [denied(moved, "ingress:none")]
      : enterPublic(c, moved, pip, c.index.publicOwners.get(pip));
  });
}

const applicationOf = (q: Question): string | undefined =>
  q.application ?? PORT_APPLICATIONS[String(q.port ?? "")];
const PORT_APPLICATIONS: Readonly<Record<string, string>> = { "443": "Https", "80": "Http", "1433": "Mssql" };

function nameOf(q: Question): NameAsked | undefined {
  if (!("fqdn" in q.to)) return undefined;
  return { fqdns: [q.to.fqdn], application: applicationOf(q) };
}

function startOf(group: SenderGroup, flight: Omit<Flight, "sender">): Flight {
  switch (group.start.kind) {
    case "place":
      return { ...flight, sender: { kind: "network", place: group.start.place } };
    case "site":
      return { ...flight, sender: { kind: "onPremises" } };
    case "public":
      return { ...flight, sender: { kind: "public" } };
    case "probe":
      return { ...flight, sender: { kind: "probe" } };
  }
}

/** Everything that becomes of a question in one world. */
export function walk(
  compiled: Compiled,
  q: Question,
  world: World,
  need: Context["need"],
  reads: Set<string>,
): End[] {
  const { index, u } = compiled;
  const target = targetOf(index, u, q.to);
  if (target === undefined) return [];
  const c: Context = {
    ...{ compiled, index, u, world, need, reads, steps: STEPS, isNameQuery: false },
    anyInterfaceOf: target.subnet,
    name: nameOf(q),
  };
  const named =
    target.fqdn === undefined ? undefined : variable(`address of ${target.fqdn}`, nameCandidates(compiled));
  const names = "service" in q.to ? askedNames(c, q.to) : undefined;
  return sendersOf(index, u, q.from, target).flatMap((group) =>
    boxesOf(...apart(group, target), q).flatMap((box) => {
      const packets = named === undefined ? { box } : { box, destination: named };
      const flight = startOf(group, {
        packets,
        hops: [],
        seen: [],
        visited: [],
        doubts: [],
        hasOutboundGroup: false,
      });
      if (names === undefined) return begin(c, group, target, flight);
      return names.flatMap((n) => toService(c, group, flight, n, applicationOf(q)));
    }),
  );
}

/** A packet from an address to itself is not asked. */
function apart(group: SenderGroup, target: Target): [Target["to"], Target["to"]] {
  const pairs = group.from.map((f) => ({
    ...f,
    ips: target.to.reduce((ips, t) => withoutSelf(ips, t.ips!)[0], f.ips!),
  }));
  const to = target.to.map((t) => ({
    ...t,
    ips: group.from.reduce((ips, f) => withoutSelf(f.ips!, ips)[1], t.ips!),
  }));
  return [pairs, to];
}

const nameCandidates = (compiled: Compiled) =>
  compiled.remember("addresses of names", () =>
    place(compiled.u, subtract(internetOf(compiled.index), literalsOf(compiled.index))),
  );
