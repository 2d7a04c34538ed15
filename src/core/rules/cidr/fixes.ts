import { nextFreeIn, prefixesOf, subnetPrefixes } from "../../analysis/index.ts";
import type { Command } from "../../commands/index.ts";
import type { Id, Json } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import {
  contains,
  err,
  familyOf,
  message,
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

export const exchange: Command<Json> = (q, args) => {
  const { id, n, prefix } = args as ExchangeArgs;
  const r = q.find(id);
  if (r === undefined || prefixTexts(r)[n] === undefined) return err(message("noFix"));
  return ok([{ op: "set", id, path: PREFIXES, value: withPrefix(r, n, prefix) }]);
};

/**
 * The block that a subnet's prefix should become: the wanted one when it lies in the network and meets no other subnet,
 * else the first free block of that length; undefined = no room.
 */
export function freeBlockFor(
  q: Query,
  subnet: Id,
  wanted: Cidr | undefined,
  length: number,
): Cidr | undefined {
  const vnet = q.get(subnet).parent;
  if (vnet === undefined) return undefined;
  const family = wanted === undefined ? 4 : familyOf(wanted);
  if (
    wanted !== undefined &&
    prefixesOf(q, vnet).some((s) => contains(s, wanted)) &&
    !subnetPrefixes(q, vnet, subnet).some((o) => overlaps(o, wanted))
  )
    return wanted;
  return nextFreeIn(q, vnet, length, family, subnet);
}

/** Draft of the fix that moves the n-th prefix to a free block, or nothing when there is no room. */
export function moveFix(q: Query, id: Id, n: number, wanted: Cidr | undefined, length: number) {
  const from = prefixTexts(q.get(id))[n]?.text.trim() ?? "";
  const prefix = freeBlockFor(q, id, wanted, length);
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
