import { prefixesOf } from "../../analysis/index.ts";
import type { Id } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import { findOverlaps, type Cidr } from "../../net/index.ts";

/** A network that comes earlier in the document and has some of the same addresses. */
export interface SharedSpace {
  readonly other: Id;
  readonly shared: Cidr;
}

/** A hundred networks that all kept a default space already make 4950 pairs; nobody reads more. */
const MOST_PAIRS = 5000;

/** Overlaps among the networks of a design, by one sweep: for each network the earlier ones that it meets. */
export function vnetOverlaps(q: Query): ReadonlyMap<Id, readonly SharedSpace[]> {
  const vnets = q.all("vnet");
  const order = new Map(vnets.map((id, n) => [id, n]));
  const held = vnets.flatMap((id) => prefixesOf(q, id).map((cidr) => ({ cidr, owner: id })));
  const found = new Map<Id, SharedSpace[]>();
  const seen = new Set<string>();
  for (const { a, b, shared } of findOverlaps(held, { limit: MOST_PAIRS })) {
    if (a === b) continue; // one network with itself has a rule of its own
    const [earlier, later] = order.get(a)! < order.get(b)! ? [a, b] : [b, a];
    const pair = `${later} ${earlier}`;
    if (seen.has(pair)) continue;
    seen.add(pair);
    const list = found.get(later) ?? [];
    list.push({ other: earlier, shared });
    found.set(later, list);
  }
  return found;
}
