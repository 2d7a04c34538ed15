import { familyOf } from "./address.ts";
import type { Cidr } from "./brands.ts";
import { contains, firstOf, prefixLength } from "./cidrNumbers.ts";
import { readV4, v4Size } from "./v4.ts";

/** A prefix and whoever holds it. */
export interface Held<O> {
  readonly cidr: Cidr;
  readonly owner: O;
}

/** Two holders of the same addresses: `a` comes first in the list that was asked about, `shared` is the inner block. */
export interface Overlap<O> {
  readonly a: O;
  readonly b: O;
  readonly shared: Cidr;
}

/**
 * Orders the numbers 0…n−1 by an unsigned 32-bit key and then by length, keeping equal ones in order: one counting pass
 * for the length and one for each byte of the key. Several times faster than a comparing sort at 100,000 prefixes.
 */
function radixOrder(keys: Uint32Array, lengths: Uint8Array): Uint32Array {
  let from = Uint32Array.from(keys, (_, i) => i);
  let to = new Uint32Array(keys.length);
  const starts = new Uint32Array(257);
  const pass = (digit: (i: number) => number): void => {
    starts.fill(0);
    for (let i = 0; i < from.length; i++) starts[digit(i) + 1]!++;
    for (let d = 1; d < 257; d++) starts[d]! += starts[d - 1]!;
    for (const i of from) to[starts[digit(i)]!++] = i;
    [from, to] = [to, from];
  };
  pass((i) => lengths[i]!);
  for (const shift of [0, 8, 16, 24]) pass((i) => (keys[i]! >>> shift) & 255);
  return from;
}

/**
 * Walks blocks in address order, larger before smaller, with the stack of those still open: everything on it holds the
 * next block, so each pair is met exactly once. Stops when `emit` says so.
 */
function sweep(
  order: Iterable<number>,
  holds: (outer: number, inner: number) => boolean,
  emit: (outer: number, inner: number) => boolean,
): void {
  const open: number[] = [];
  for (const next of order) {
    while (open.length > 0 && !holds(open[open.length - 1]!, next)) open.pop();
    for (const outer of open) if (!emit(outer, next)) return;
    open.push(next);
  }
}

function sweep4(
  items: readonly Held<unknown>[],
  mine: number[],
  emit: (outer: number, inner: number) => boolean,
): void {
  const firsts = new Uint32Array(mine.length);
  const lengths = new Uint8Array(mine.length);
  mine.forEach((item, i) => {
    const { cidr } = items[item]!;
    firsts[i] = readV4(cidr);
    lengths[i] = prefixLength(cidr);
  });
  sweep(
    radixOrder(firsts, lengths),
    (outer, inner) => firsts[inner]! - firsts[outer]! < v4Size(lengths[outer]!),
    (outer, inner) => emit(mine[outer]!, mine[inner]!),
  );
}

function sweep6(
  items: readonly Held<unknown>[],
  mine: number[],
  emit: (outer: number, inner: number) => boolean,
): void {
  const firsts = new Map(mine.map((item) => [item, firstOf(items[item]!.cidr)]));
  const order = [...mine].sort((x, y) => {
    const [a, b] = [firsts.get(x)!, firsts.get(y)!];
    return a < b ? -1 : a > b ? 1 : prefixLength(items[x]!.cidr) - prefixLength(items[y]!.cidr);
  });
  sweep(order, (outer, inner) => contains(items[outer]!.cidr, items[inner]!.cidr), emit);
}

/**
 * Every pair of items whose prefixes share addresses, in order of address, IPv4 first. One sort and one sweep: near
 * linear in the items, plus the pairs found. A pair of the same owner is reported like any other.
 * @param limit stop after this many pairs, for a caller who only shows the first ones
 */
export function findOverlaps<O = string>(
  items: readonly Held<O>[],
  { limit = Infinity }: { readonly limit?: number } = {},
): Overlap<O>[] {
  const found: Overlap<O>[] = [];
  const of4: number[] = [];
  const of6: number[] = [];
  items.forEach(({ cidr }, i) => (familyOf(cidr) === 4 ? of4 : of6).push(i));
  const emit = (outer: number, inner: number): boolean => {
    if (found.length >= limit) return false;
    const [early, late] = outer < inner ? [outer, inner] : [inner, outer];
    found.push({ a: items[early]!.owner, b: items[late]!.owner, shared: items[inner]!.cidr });
    return true;
  };
  sweep4(items, of4, emit);
  sweep6(items, of6, emit);
  return found;
}
