import { kindOf, referencesOf } from "../kinds/index.ts";
import type { Id } from "../model/design.ts";
import type { Query } from "../model/query.ts";

/** One direction of a peering: from the network that it is a child of to the remote one. */
export interface PeeringHalf {
  readonly id: Id;
  readonly from: Id;
  readonly to: Id;
}

/** The halves of all peerings that join two networks, in document order. */
export const peeringHalves = (q: Query): readonly PeeringHalf[] => q.derive(halves);

function halves(q: Query): readonly PeeringHalf[] {
  return q.all("peering").flatMap((id) => {
    const { parent, props } = q.get(id);
    const to = props["remote"];
    return parent === undefined || typeof to !== "string" || to === ""
      ? []
      : [{ id, from: parent, to: to as Id }];
  });
}

/** The halves that lead from one network to another. Azure takes one; a drawing may hold more. */
export const halvesBetween = (q: Query, from: Id, to: Id): readonly PeeringHalf[] =>
  (q.derive(halvesByNetwork).get(from) ?? []).filter((half) => half.to === to);

function halvesByNetwork(q: Query): ReadonlyMap<Id, readonly PeeringHalf[]> {
  const byNetwork = new Map<Id, PeeringHalf[]>();
  for (const half of peeringHalves(q)) {
    const list = byNetwork.get(half.from);
    if (list === undefined) byNetwork.set(half.from, [half]);
    else list.push(half);
  }
  return byNetwork;
}

/** Networks that have a half to this network or from it, in document order. */
export const peersOf = (q: Query, vnet: Id): readonly Id[] => q.derive(peerNetworks).get(vnet) ?? [];

function peerNetworks(q: Query): ReadonlyMap<Id, readonly Id[]> {
  const peers = new Map<Id, Set<Id>>();
  const add = (a: Id, b: Id): void => {
    const known = peers.get(a);
    if (known === undefined) peers.set(a, new Set([b]));
    else known.add(b);
  };
  for (const { from, to } of peeringHalves(q)) {
    if (from === to) continue;
    add(from, to);
    add(to, from);
  }
  return new Map([...peers].map(([id, others]) => [id, [...others]]));
}

/** Two networks joined by one or both halves, drawn as one line. */
export interface PeeringPair {
  /** Of the first half. */
  readonly from: Id;
  readonly to: Id;
  /** All halves between the two, in either direction. */
  readonly halves: readonly Id[];
}

/** Every pair of peered networks once, in document order. */
export const peeringPairs = (q: Query): readonly PeeringPair[] => q.derive(pairs);

function pairs(q: Query): readonly PeeringPair[] {
  const found = new Map<string, { from: Id; to: Id; halves: Id[] }>();
  for (const { id, from, to } of peeringHalves(q)) {
    if (from === to) continue;
    const key = [from, to].sort().join(" ");
    const known = found.get(key);
    if (known === undefined) found.set(key, { from, to, halves: [id] });
    else known.halves.push(id);
  }
  return [...found.values()];
}

/**
 * Lines that end in one of these things: they are nothing without it. A peering takes its other half along.
 */
export function linesWith(q: Query, id: Id): readonly Id[] {
  const r = q.get(id);
  const isLine = (other: Id): boolean => kindOf(q.get(other).kind).face === "line";
  const ending = q.refsTo(id).filter(isLine);
  if (!isLine(id)) return ending;
  const [remote] = referencesOf(r).flatMap(({ path, to }) => (path === "parent" ? [] : [to]));
  if (r.parent === undefined || remote === undefined) return ending;
  return [...ending, ...halvesBetween(q, remote, r.parent).map((half) => half.id)];
}
