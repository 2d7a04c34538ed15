import type { Cidr } from "./brands.ts";
import { v4Cidr } from "./cidrNumbers.ts";
import { v4Size, v4Text } from "./v4.ts";

/** Both ends belong to it. */
export type Range = readonly [first: number, last: number];

/** "10.0.0.4" or "10.0.0.4-10.0.0.9". */
export const v4RangeText = ([first, last]: Range): string =>
  first === last ? v4Text(first) : `${v4Text(first)}-${v4Text(last)}`;

/** Appends the fewest prefixes that hold exactly these IPv4 addresses, in order. */
export function pushCidrs(out: Cidr[], first: number, last: number): void {
  for (let at = first; at <= last;) {
    // The largest block that may start here and does not pass the end.
    let length = 32;
    while (length > 0 && at % v4Size(length - 1) === 0 && at + v4Size(length - 1) - 1 <= last) length--;
    out.push(v4Cidr(at, length));
    at += v4Size(length);
  }
}
