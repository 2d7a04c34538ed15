import { fixedCardsIn } from "../../analysis/index.ts";
import type { Id, RowId } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import type { Address } from "../../net/index.ts";

export interface Holder {
  readonly id: Id;
  readonly row: RowId;
}

/**
 * Addresses of a network that several cards have, with who has them in document order. Found once for all cards of the
 * network; mostly empty, so that an ordinary change of address wakes nothing else.
 */
export function addressClashes(q: Query, vnet: Id): ReadonlyMap<Address, readonly Holder[]> {
  const holders = new Map<Address, Holder[]>();
  for (const subnet of q.children(vnet)) {
    if (q.get(subnet).kind !== "subnet") continue;
    for (const { address, id, row } of fixedCardsIn(q, subnet)) {
      if (address === undefined) continue;
      const list = holders.get(address);
      if (list) list.push({ id, row });
      else holders.set(address, [{ id, row }]);
    }
  }
  return new Map([...holders].filter(([, list]) => list.length > 1));
}

/** Every address that a card of the network has by hand. */
export function addressesIn(q: Query, vnet: Id): ReadonlySet<Address> {
  const cards = q.children(vnet).flatMap((id) => (q.get(id).kind === "subnet" ? fixedCardsIn(q, id) : []));
  return new Set(cards.flatMap(({ address }) => address ?? []));
}
