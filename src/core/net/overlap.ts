import { familyOf } from "./address.ts";
import type { Cidr } from "./brands.ts";
import { prefixLength } from "./cidrNumbers.ts";
import { readV4Key, v4KeyFirst, v4KeyLength, v4Size } from "./v4.ts";
import { readV6, v6Size } from "./v6.ts";

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

/** Bits looked at in one counting pass. */
const DIGIT = 11;
/** Below this, clearing the counters costs more than comparing. */
const FEW = 256;

/** Stable order of `from` by one digit of their keys, written to `to`. */
function countingPass(keys: Uint32Array, shift: number, from: Uint32Array, to: Uint32Array): void {
  const mask = (1 << DIGIT) - 1;
  const starts = new Uint32Array((1 << DIGIT) + 1);
  for (let i = 0; i < from.length; i++) starts[((keys[from[i]!]! >>> shift) & mask) + 1]!++;
  for (let d = 1; d < starts.length; d++) starts[d]! += starts[d - 1]!;
  for (let i = 0; i < from.length; i++) {
    const item = from[i]!;
    to[starts[(keys[item]! >>> shift) & mask]!++] = item;
  }
}

/**
 * Orders the numbers 0…n−1 by first address and then by length, keeping equal ones in order. Counts instead of
 * comparing when there are many: several times faster at 100,000 prefixes.
 */
function addressOrder(firsts: Uint32Array, lengths: Uint32Array): Uint32Array {
  const order = new Uint32Array(firsts.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  if (order.length < FEW) return order.sort((x, y) => firsts[x]! - firsts[y]! || lengths[x]! - lengths[y]!);
  const other = new Uint32Array(order.length);
  countingPass(lengths, 0, order, other);
  countingPass(firsts, 0, other, order);
  countingPass(firsts, DIGIT, order, other);
  countingPass(firsts, 2 * DIGIT, other, order);
  return order;
}

/**
 * Walks blocks in address order, larger before smaller, with the stack of those still open: everything on it holds the
 * next block, so each pair is met exactly once. Stops when `emit` says so.
 */
function sweep(
  order: ArrayLike<number>,
  holds: (outer: number, inner: number) => boolean,
  emit: (outer: number, inner: number) => boolean,
): void {
  const open: number[] = [];
  for (let i = 0; i < order.length; i++) {
    const next = order[i]!;
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
  const lengths = new Uint32Array(mine.length);
  for (let i = 0; i < mine.length; i++) {
    const key = readV4Key(items[mine[i]!]!.cidr);
    firsts[i] = v4KeyFirst(key);
    lengths[i] = v4KeyLength(key);
  }
  sweep(
    addressOrder(firsts, lengths),
    (outer, inner) => firsts[inner]! - firsts[outer]! < v4Size(lengths[outer]!),
    (outer, inner) => emit(mine[outer]!, mine[inner]!),
  );
}

function sweep6(
  items: readonly Held<unknown>[],
  mine: number[],
  emit: (outer: number, inner: number) => boolean,
): void {
  const blocks = mine.map((item) => {
    const { cidr } = items[item]!;
    const first = readV6(cidr);
    return { item, first, last: first + v6Size(prefixLength(cidr)) - 1n };
  });
  // Of two blocks with the same first address, the one that ends later is the larger.
  blocks.sort((x, y) =>
    x.first < y.first ? -1 : x.first > y.first ? 1 : x.last > y.last ? -1 : x.last < y.last ? 1 : 0,
  );
  sweep(
    blocks.map((_, i) => i),
    (outer, inner) => blocks[inner]!.first <= blocks[outer]!.last,
    (outer, inner) => emit(blocks[outer]!.item, blocks[inner]!.item),
  );
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
  for (let i = 0; i < items.length; i++) (familyOf(items[i]!.cidr) === 4 ? of4 : of6).push(i);
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
