import { familyOf } from "./address.ts";
import type { Cidr } from "./brands.ts";
import { pushCidrs, type Range } from "./range.ts";
import { readV4Key, v4KeyFirst, v4KeyLength, v4Size, V4_MAX } from "./v4.ts";

/**
 * A set of whole numbers (IPv4 addresses, ports) as `first, last, first, last, …`: ascending, disjoint, and never
 * touching, so equal sets are equal arrays. Plain data, never changed; all operations are one linear merge.
 */
export type RangeSet = readonly number[] & { readonly __brand: "RangeSet" };

const setOf = (bounds: number[]): RangeSet => bounds as readonly number[] as RangeSet;

export const EMPTY: RangeSet = setOf([]);
/** Every IPv4 address. */
export const ALL_V4: RangeSet = setOf([0, V4_MAX]);

/** The numbers from `first` to `last`, both included. */
export const rangeSet = (first: number, last: number): RangeSet =>
  first > last ? EMPTY : setOf([first, last]);

/** Adds a range to bounds that are sorted so far, joining it to the last one when they touch or overlap. */
function append(out: number[], first: number, last: number): void {
  const end = out.length - 1;
  if (end < 0 || first > out[end]! + 1) out.push(first, last);
  else if (last > out[end]!) out[end] = last;
}

/** The set of all numbers in any of the ranges, which may come in any order and overlap. */
export function rangeSetOf(ranges: Iterable<Range>): RangeSet {
  const sorted = [...ranges].filter(([first, last]) => first <= last).sort((a, b) => a[0] - b[0]);
  const out: number[] = [];
  for (const [first, last] of sorted) append(out, first, last);
  return setOf(out);
}

/** The IPv4 addresses in any of the prefixes. An IPv6 prefix holds none and adds nothing. */
export function fromCidrs(cidrs: readonly Cidr[]): RangeSet {
  const keys = new Float64Array(cidrs.length);
  let n = 0;
  for (const c of cidrs) if (familyOf(c) === 4) keys[n++] = readV4Key(c);
  if (n === 0) return EMPTY;
  const out: number[] = [];
  // Packed keys, so a bare numeric sort puts the blocks in order.
  for (const key of keys.subarray(0, n).sort()) {
    const first = v4KeyFirst(key);
    append(out, first, first + v4Size(v4KeyLength(key)) - 1);
  }
  return setOf(out);
}

/** The fewest prefixes that hold exactly these IPv4 addresses, ascending. */
export function toCidrs(set: RangeSet): Cidr[] {
  const out: Cidr[] = [];
  for (let i = 0; i < set.length; i += 2) pushCidrs(out, set[i]!, set[i + 1]!);
  return out;
}

/** The ranges as pairs, ascending. */
export function rangesOf(set: RangeSet): Range[] {
  const out: Range[] = [];
  for (let i = 0; i < set.length; i += 2) out.push([set[i]!, set[i + 1]!]);
  return out;
}

/** What is in either. */
export function union(a: RangeSet, b: RangeSet): RangeSet {
  if (a.length === 0 || a === b) return b;
  if (b.length === 0) return a;
  const out: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = j >= b.length || (i < a.length && a[i]! <= b[j]!);
    if (left) append(out, a[i]!, a[i + 1]!);
    else append(out, b[j]!, b[j + 1]!);
    if (left) i += 2;
    else j += 2;
  }
  return setOf(out);
}

/** What is in both. */
export function intersect(a: RangeSet, b: RangeSet): RangeSet {
  if (a === b || a.length === 0) return a;
  if (b.length === 0) return b;
  const out: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const first = Math.max(a[i]!, b[j]!);
    const last = Math.min(a[i + 1]!, b[j + 1]!);
    if (first <= last) out.push(first, last);
    if (a[i + 1]! < b[j + 1]!) i += 2;
    else j += 2;
  }
  return out.length === 0 ? EMPTY : setOf(out);
}

/** Cuts the ranges `b` out of the ranges `a`; both sorted and disjoint, those of `a` may touch and stay apart. */
export function cut(a: readonly number[], b: readonly number[]): number[] {
  const out: number[] = [];
  let j = 0;
  for (let i = 0; i < a.length; i += 2) {
    let first = a[i]!;
    const last = a[i + 1]!;
    while (j < b.length && b[j + 1]! < first) j += 2;
    // A hole may reach into the next range of `a`, so only the loop above moves past it.
    for (let k = j; k < b.length && b[k]! <= last; k += 2) {
      if (b[k]! > first) out.push(first, b[k]! - 1);
      first = b[k + 1]! + 1;
    }
    if (first <= last) out.push(first, last);
  }
  return out;
}

/** What is in `a` and not in `b`. */
export function subtract(a: RangeSet, b: RangeSet): RangeSet {
  if (a === b || a.length === 0) return EMPTY;
  return b.length === 0 ? a : setOf(cut(a, b));
}

/** What is in the universe and not in `a`. */
export const complement = (a: RangeSet, universe: RangeSet = ALL_V4): RangeSet => subtract(universe, a);

export const isEmpty = (a: RangeSet): boolean => a.length === 0;

export function equals(a: RangeSet, b: RangeSet): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Whether every number of `b` is in `a`. */
export function covers(a: RangeSet, b: RangeSet): boolean {
  if (a === b) return true;
  let i = 0;
  for (let j = 0; j < b.length; j += 2) {
    while (i < a.length && a[i + 1]! < b[j]!) i += 2;
    if (i >= a.length || a[i]! > b[j]! || a[i + 1]! < b[j + 1]!) return false;
  }
  return true;
}

/** Whether the two have a number in common; like `intersect`, but builds nothing. */
export function meets(a: RangeSet, b: RangeSet): boolean {
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i + 1]! < b[j]!) i += 2;
    else if (b[j + 1]! < a[i]!) j += 2;
    else return true;
  }
  return false;
}

/** Whether the number is in the set; logarithmic. */
export function has(a: RangeSet, n: number): boolean {
  let low = 0;
  let high = a.length >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (a[2 * middle + 1]! < n) low = middle + 1;
    else high = middle;
  }
  return 2 * low < a.length && a[2 * low]! <= n;
}

/** How many numbers are in the set. */
export function count(a: RangeSet): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 2) sum += a[i + 1]! - a[i]! + 1;
  return sum;
}

/** The lowest number, as a witness; nothing when the set is empty. */
export const sample = (a: RangeSet): number | undefined => a[0];
