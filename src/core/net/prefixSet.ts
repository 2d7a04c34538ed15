import { familyOf } from "./address.ts";
import type { Cidr, Family } from "./brands.ts";
import { contains, compareCidrs, firstOf, lastOf, prefixLength, v4Cidr, v6Cidr } from "./cidrNumbers.ts";
import { pushCidrs } from "./range.ts";
import { bounds6Of, cidrs6Of, cut6, type Bounds6 } from "./range6.ts";
import { count, cut, fromCidrs, toCidrs, type RangeSet } from "./rangeSet.ts";
import { readV4, v4Size } from "./v4.ts";
import { v6Size } from "./v6.ts";

/** The addresses of both families that a list of prefixes holds. Plain data; equal sets are equal arrays. */
export interface PrefixSet {
  readonly v4: RangeSet;
  readonly v6: Bounds6;
}

export const prefixSetOf = (cidrs: readonly Cidr[]): PrefixSet => ({
  v4: fromCidrs(cidrs),
  v6: bounds6Of(cidrs),
});

/** The fewest prefixes that hold exactly this set: IPv4 first, ascending. */
export const prefixesOf = (set: PrefixSet): Cidr[] => [...toCidrs(set.v4), ...cidrs6Of(set.v6)];

/** How many addresses the set holds, both families together. */
export function addressesIn(set: PrefixSet): bigint {
  let sum = BigInt(count(set.v4));
  for (let i = 0; i < set.v6.length; i += 2) sum += set.v6[i + 1]! - set.v6[i]! + 1n;
  return sum;
}

/** The prefixes of a list that lie in no other one of it, each once: IPv4 first, ascending. */
export function outermost(cidrs: readonly Cidr[]): Cidr[] {
  const out: Cidr[] = [];
  // Larger blocks sort before what they hold, so only the last one kept can hold the next.
  for (const c of [...cidrs].sort(compareCidrs))
    if (out.length === 0 || !contains(out.at(-1)!, c)) out.push(c);
  return out;
}

// Free ranges never reach across two prefixes of the space, even where these touch: Azure wants a subnet inside one.
const free4 = (space: readonly Cidr[], taken: readonly Cidr[]): number[] =>
  cut(
    space
      .filter((c) => familyOf(c) === 4)
      .flatMap((c) => [readV4(c), readV4(c) + v4Size(prefixLength(c)) - 1]),
    fromCidrs(taken),
  );

const free6 = (space: readonly Cidr[], taken: readonly Cidr[]): bigint[] =>
  cut6(
    space.filter((c) => familyOf(c) === 6).flatMap((c) => [firstOf(c), lastOf(c)]),
    bounds6Of(taken),
  );

/**
 * What is left of an address space: the largest aligned blocks, IPv4 first, ascending. No block reaches across two
 * prefixes of the space, because a subnet must lie inside one.
 */
export function freeBlocks(space: readonly Cidr[], taken: readonly Cidr[]): Cidr[] {
  const outer = outermost(space);
  const out: Cidr[] = [];
  const bounds = free4(outer, taken);
  for (let i = 0; i < bounds.length; i += 2) pushCidrs(out, bounds[i]!, bounds[i + 1]!);
  return [...out, ...cidrs6Of(free6(outer, taken))];
}

/** The family meant by a bare length: what only IPv6 can be, else that of the first prefix of the space. */
const familyFor = (space: readonly Cidr[], length: number): Family =>
  length > 32 || space[0] === undefined ? 6 : familyOf(space[0]);

/**
 * The lowest free block of this length inside one prefix of the space, or nothing when no gap is large enough.
 * @param family which addresses are asked for; by default those of the space's first prefix (IPv6 when length > 32)
 */
export function nextFree(
  space: readonly Cidr[],
  taken: readonly Cidr[],
  length: number,
  family: Family = familyFor(space, length),
): Cidr | undefined {
  return family === 4
    ? nextFree4(outermost(space), taken, length)
    : nextFree6(outermost(space), taken, length);
}

function nextFree4(space: readonly Cidr[], taken: readonly Cidr[], length: number): Cidr | undefined {
  const size = v4Size(length);
  const bounds = free4(space, taken);
  for (let i = 0; i < bounds.length; i += 2) {
    const first = Math.ceil(bounds[i]! / size) * size;
    if (first + size - 1 <= bounds[i + 1]!) return v4Cidr(first, length);
  }
  return undefined;
}

function nextFree6(space: readonly Cidr[], taken: readonly Cidr[], length: number): Cidr | undefined {
  const size = v6Size(length);
  const bounds = free6(space, taken);
  for (let i = 0; i < bounds.length; i += 2) {
    const first = ((bounds[i]! + size - 1n) / size) * size;
    if (first + size - 1n <= bounds[i + 1]!) return v6Cidr(first, length);
  }
  return undefined;
}
