import { insideOf, prefixesOf } from "../../analysis/index.ts";
import type { Id } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import { findOverlaps, type Cidr } from "../../net/index.ts";

/** Another subnet, or the same one, that shares addresses. */
export interface Shared {
  readonly other: Id;
  readonly shared: Cidr;
}

/** A hundred subnets that were all typed alike already make 4950 pairs; nobody reads more. */
const MOST_PAIRS = 5000;

/**
 * Overlaps among the subnets of a network, found by one sweep and shared by all of them: for each subnet the earlier
 * ones (in document order) that it meets, and itself when two of its own prefixes do.
 */
export function overlapsIn(q: Query, vnet: Id): ReadonlyMap<Id, readonly Shared[]> {
  const subnets = q.children(vnet).filter((id) => q.get(id).kind === "subnet");
  const order = new Map(subnets.map((id, n) => [id, n]));
  const held = subnets.flatMap((id) => prefixesOf(q, id).map((cidr) => ({ cidr, owner: id })));
  const found = new Map<Id, Shared[]>();
  const seen = new Set<string>();
  for (const { a, b, shared } of findOverlaps(held, { limit: MOST_PAIRS })) {
    const [earlier, later] = order.get(a)! <= order.get(b)! ? [a, b] : [b, a];
    const pair = `${later} ${earlier}`;
    if (seen.has(pair)) continue; // several prefixes of one pair are one finding
    seen.add(pair);
    const list = found.get(later) ?? [];
    list.push({ other: earlier, shared });
    found.set(later, list);
  }
  return found;
}

/** How many things stand in a subnet: the one with fewer is the one to move. */
export const populationOf = (q: Query, subnet: Id): number => insideOf(q, subnet).length;
