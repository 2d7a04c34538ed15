import { prefixesOf, subnetPrefixes } from "../../analysis/index.ts";
import { refitAddresses, type Command } from "../../commands/index.ts";
import { validPrefixes } from "../../kinds/read.ts";
import type { Id, Json } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import {
  cidrOf,
  contains,
  err,
  familyOf,
  firstOf,
  message,
  nextFree,
  ok,
  overlaps,
  parseCidr,
  prefixLength,
  type Cidr,
} from "../../net/index.ts";
import { PREFIXES, prefixTexts, withPrefix } from "./prefixTexts.ts";

/** The n-th prefix of a resource is exchanged for another one. */
export type ExchangeArgs = {
  readonly id: Id;
  readonly n: number;
  readonly prefix: string;
};

/** What stands in a subnet moves along with its prefix. */
export const exchange: Command<Json> = (q, args) => {
  const { id, n, prefix } = args as ExchangeArgs;
  const r = q.find(id);
  const to = parseCidr(prefix);
  if (r === undefined || prefixTexts(r)[n] === undefined || !to.ok) return err(message("noFix"));
  const texts = withPrefix(r, n, prefix);
  const from = parseCidr(prefixTexts(r)[n]!.text);
  // Where the subnet only grows or shrinks, what still lies inside stays where it is.
  const moves = from.ok && !overlaps(from.value, to.value) ? [{ from: from.value, to: to.value }] : [];
  const refit = r.kind === "subnet" ? refitAddresses(q, id, validPrefixes(texts), moves) : [];
  return ok([{ op: "set", id, path: PREFIXES, value: texts }, ...refit]);
};

/**
 * The block that the n-th prefix of a subnet should become: the wanted one when it lies in the network and meets no
 * other prefix, else the first free block of that length; undefined = no room.
 */
export function freeBlockFor(
  q: Query,
  subnet: Id,
  n: number,
  wanted: Cidr | undefined,
  length: number,
): Cidr | undefined {
  const r = q.get(subnet);
  if (r.parent === undefined) return undefined;
  const family = wanted === undefined ? 4 : familyOf(wanted);
  const block = wanted && allowedBlock(wanted);
  const space = prefixesOf(q, r.parent).filter((p) => familyOf(p) === family);
  const own = validPrefixes(prefixTexts(r).flatMap((p) => (p.n === n ? [] : [p.text])));
  const taken = [...subnetPrefixes(q, r.parent, subnet), ...own].filter((p) => familyOf(p) === family);
  if (block !== undefined && space.some((s) => contains(s, block)) && !taken.some((o) => overlaps(o, block)))
    return block;
  return nextFree(space, taken, allowedLength(length, family), family);
}

/** The length nearest to this one that Azure allows for a subnet: /2 to /29, and /64 for IPv6. */
export const allowedLength = (length: number, family: 4 | 6): number =>
  family === 6 ? 64 : Math.min(29, Math.max(2, length));

/** The block of an allowed length at the same place. */
const allowedBlock = (prefix: Cidr): Cidr => {
  const family = familyOf(prefix);
  return cidrOf(firstOf(prefix), allowedLength(prefixLength(prefix), family), family);
};

/** Draft of the fix that moves the n-th prefix to a free block, or nothing when there is no room. */
export function moveFix(q: Query, id: Id, n: number, wanted: Cidr | undefined, length: number) {
  const from = prefixTexts(q.get(id))[n]?.text.trim() ?? "";
  const prefix = freeBlockFor(q, id, n, wanted, length);
  return prefix === undefined ? [] : [{ fix: "move", args: { id, n, prefix }, params: { from, prefix } }];
}

export const moveFixWords = {
  label: (p: { readonly [key: string]: string | number }) => `Use ${p["prefix"]}`,
};

/** Length that a mistyped prefix seems to ask for; /24 when it does not say. */
export function wantedLength(text: string): number {
  const parsed = parseCidr(text);
  if (parsed.ok) return prefixLength(parsed.value);
  const length = /\/(\d{1,2})$/.exec(text.trim())?.[1];
  const n = length === undefined ? 24 : Number(length);
  return n >= 2 && n <= 29 ? n : 24;
}
