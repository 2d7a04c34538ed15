import { fixedCardsIn, freeAddress, isAssignable } from "../analysis/index.ts";
import type { Id } from "../model/design.ts";
import type { Edit } from "../model/edit.ts";
import type { Query } from "../model/query.ts";
import {
  cidrOf,
  contains,
  familyOf,
  firstOf,
  formatAddress,
  prefixLength,
  toBigInt,
  type Address,
  type Cidr,
} from "../net/index.ts";

/** A block of addresses that becomes another one; what stood in it keeps its distance from the first address. */
export interface Shift {
  readonly from: Cidr;
  readonly to: Cidr;
}

/**
 * Edits that give the cards of a subnet addresses in its new prefixes: the same one while it fits, else the one at the
 * same place of the moved block, else the next free one. A card for which none is left gets its address from Azure.
 */
export function refitAddresses(
  q: Query,
  subnet: Id,
  prefixes: readonly Cidr[],
  shifts: readonly Shift[] = [],
): Edit[] {
  const taken = new Set<Address>();
  const waiting: Parameters<typeof edit>[0][] = [];
  const edits: Edit[] = [];
  for (const card of fixedCardsIn(q, subnet)) {
    if (card.address === undefined || familyOf(card.address) === 6) continue;
    const wished = shifted(card.address, shifts);
    if (!isAssignable(prefixes, wished) || taken.has(wished)) waiting.push(card);
    else {
      taken.add(wished);
      if (wished !== card.address) edits.push(edit(card, wished));
    }
  }
  for (const card of waiting) {
    const free = freeAddress(prefixes, (a) => taken.has(a));
    if (free !== undefined) taken.add(free);
    edits.push(edit(card, free));
  }
  return edits;
}

const edit = (
  { id, path }: { readonly id: Id; readonly path: string },
  address: Address | undefined,
): Edit => ({
  op: "set",
  id,
  path,
  ...(address === undefined ? {} : { value: address }),
});

function shifted(address: Address, shifts: readonly Shift[]): Address {
  const shift = shifts.find(({ from }) => familyOf(from) === 4 && contains(from, address));
  if (shift === undefined || familyOf(shift.to) !== 4) return address;
  const offset = toBigInt(address) - firstOf(shift.from);
  const size = 1n << BigInt(32 - prefixLength(shift.to));
  return offset < size ? formatAddress(firstOf(shift.to) + offset, 4) : address;
}

/** The block at the same place of the moved one; itself when it lies in none of them. */
export function shiftedCidr(prefix: Cidr, shifts: readonly Shift[]): Cidr {
  const shift = shifts.find(({ from }) => contains(from, prefix));
  if (shift === undefined) return prefix;
  const first = firstOf(shift.to) + firstOf(prefix) - firstOf(shift.from);
  return cidrOf(first, prefixLength(prefix), familyOf(prefix));
}
