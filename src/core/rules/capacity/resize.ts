import { prefixesOf } from "../../analysis/index.ts";
import type { Resource } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import { cidrOf, familyOf, firstOf, parseCidr } from "../../net/index.ts";
import { freeBlockFor } from "../cidr/fixes.ts";
import { prefixTexts } from "../cidr/prefixTexts.ts";
import type { DraftFix } from "../rule.ts";

/** The longest IPv4 prefix length whose usable addresses satisfy `fits`; undefined when none does. */
export function lengthFor(fits: (usable: number) => boolean): number | undefined {
  for (let length = 29; length >= 2; length--) if (fits(2 ** (32 - length) - 5)) return length;
  return undefined;
}

/** Whether the prefixes of a subnet can be counted: all that is typed is valid, and IPv4 is among it. */
export function isCountable(q: Query, subnet: Resource): boolean {
  const valid = prefixesOf(q, subnet.id);
  return valid.length === prefixTexts(subnet).length && valid.some((p) => familyOf(p) === 4);
}

/** Grows the one IPv4 prefix of a subnet where the block around it is free, else moves it to the first free block. */
export function resizeFix(q: Query, subnet: Resource, length: number | undefined): DraftFix[] {
  if (length === undefined || subnet.existing !== undefined) return [];
  const four = prefixTexts(subnet).flatMap(({ text, n }) => {
    const parsed = parseCidr(text);
    return parsed.ok && familyOf(parsed.value) === 4 ? [{ n, prefix: parsed.value }] : [];
  });
  const [only] = four;
  if (only === undefined || four.length > 1) return [];
  const around = cidrOf(firstOf(only.prefix), length, 4);
  const prefix = freeBlockFor(q, subnet.id, only.n, around, length);
  if (prefix === undefined) return [];
  const grows = prefix === around;
  return [
    {
      fix: "resize",
      args: { id: subnet.id, n: only.n, prefix },
      params: { prefix, name: subnet.name, verb: grows ? "Grow" : "Move" },
    },
  ];
}
