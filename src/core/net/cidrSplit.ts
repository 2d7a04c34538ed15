import { familyOf } from "./address.ts";
import type { Cidr } from "./brands.ts";
import { addressCount, bitsOf, cidrOf, firstOf, prefixLength } from "./cidrNumbers.ts";
import { message, type Message, type Words } from "./message.ts";
import { bounds6Of, cidrs6Of } from "./range6.ts";
import { fromCidrs, toCidrs } from "./rangeSet.ts";
import { err, ok, type Result } from "./result.ts";

/** A longer list helps nobody on the screen and would only slow it down. */
const MOST_PIECES = 1024;

export type SplitCode = "split-larger" | "split-length" | "split-many";

export const splitWords: Words<SplitCode> = {
  "split-larger": (p) =>
    `${p.cidr ?? ""} cannot be split into /${p.length ?? ""}, which is larger than itself.`,
  "split-length": (p) =>
    `/${p.length ?? ""} is no prefix length for ${p.cidr ?? ""}; the longest is /${p.longest ?? ""}.`,
  "split-many": (p) =>
    `${p.cidr ?? ""} in pieces of /${p.length ?? ""} gives more than ${p.most ?? ""}; choose larger pieces.`,
};

/** The equal blocks of `newLength` that make up this one, ascending; itself when the length is its own. */
export function split(c: Cidr, newLength: number): Result<Cidr[], Message<SplitCode>> {
  const family = familyOf(c);
  const longest = bitsOf(family);
  const params = { cidr: c, length: newLength, longest, most: MOST_PIECES };
  if (!Number.isInteger(newLength) || newLength < 0 || newLength > longest)
    return err(message("split-length", params));
  const bits = newLength - prefixLength(c);
  if (bits < 0) return err(message("split-larger", params));
  if (2 ** bits > MOST_PIECES) return err(message("split-many", params));
  const pieces = 2 ** bits;
  const step = addressCount(c) / BigInt(pieces);
  const first = firstOf(c);
  return ok(Array.from({ length: pieces }, (_, i) => cidrOf(first + step * BigInt(i), newLength, family)));
}

/** The fewest prefixes that hold exactly the addresses of these ones: IPv4 first, ascending. */
export const join = (list: readonly Cidr[]): Cidr[] => [
  ...toCidrs(fromCidrs(list)),
  ...cidrs6Of(bounds6Of(list)),
];
