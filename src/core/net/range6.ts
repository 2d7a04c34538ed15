import { familyOf } from "./address.ts";
import type { Cidr } from "./brands.ts";
import { addressCount, firstOf, v6Cidr } from "./cidrNumbers.ts";
import { v6Size, V6_BITS } from "./v6.ts";

/** The IPv6 twin of the bounds in `rangeSet.ts`, on bigint: `first, last, first, last, …`, ascending and disjoint. */
export type Bounds6 = readonly bigint[];

/** Sorted bounds of the IPv6 prefixes of a list; what touches is joined, IPv4 adds nothing. */
export function bounds6Of(cidrs: readonly Cidr[]): bigint[] {
  const blocks = cidrs
    .filter((c) => familyOf(c) === 6)
    .map((c) => ({ first: firstOf(c), count: addressCount(c) }))
    .sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  const out: bigint[] = [];
  for (const { first, count } of blocks) {
    const last = first + count - 1n;
    const end = out.length - 1;
    if (end < 0 || first > out[end]! + 1n) out.push(first, last);
    else if (last > out[end]!) out[end] = last;
  }
  return out;
}

/** Cuts the ranges `b` out of the ranges `a`, as `cut` does for numbers. */
export function cut6(a: Bounds6, b: Bounds6): bigint[] {
  const out: bigint[] = [];
  let j = 0;
  for (let i = 0; i < a.length; i += 2) {
    let first = a[i]!;
    const last = a[i + 1]!;
    while (j < b.length && b[j + 1]! < first) j += 2;
    for (let k = j; k < b.length && b[k]! <= last; k += 2) {
      if (b[k]! > first) out.push(first, b[k]! - 1n);
      first = b[k + 1]! + 1n;
    }
    if (first <= last) out.push(first, last);
  }
  return out;
}

/** The fewest prefixes that hold exactly the addresses of these ranges, ascending. */
export function cidrs6Of(bounds: Bounds6): Cidr[] {
  const out: Cidr[] = [];
  for (let i = 0; i < bounds.length; i += 2) {
    const last = bounds[i + 1]!;
    for (let at = bounds[i]!; at <= last;) {
      let length = V6_BITS;
      while (length > 0 && at % v6Size(length - 1) === 0n && at + v6Size(length - 1) - 1n <= last) length--;
      out.push(v6Cidr(at, length));
      at += v6Size(length);
    }
  }
  return out;
}
