import { familyOf, nextFree, parseCidr, prefixLength, type Cidr } from "../net/index.ts";
import type { Query } from "../model/query.ts";
import { prefixesOf } from "../analysis/index.ts";

const cidr = (text: string): Cidr => {
  const parsed = parseCidr(text);
  if (!parsed.ok) throw new Error(`${text} is a constant of ours and must parse`);
  return parsed.value;
};

/** Private ranges in the order that people expect them. RFC 1918. */
export const PRIVATE_RANGES: readonly Cidr[] = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map(cidr);

/** The first private block of this length that no network of the design uses. */
export function freePrivateBlock(
  q: Query,
  length: number,
  alsoTaken: readonly Cidr[] = [],
): Cidr | undefined {
  const taken = q.all("vnet").flatMap((id) => prefixesOf(q, id));
  return nextFree(
    PRIVATE_RANGES.filter((p) => prefixLength(p) <= length),
    [...taken, ...alsoTaken].filter((p) => familyOf(p) === 4),
    length,
  );
}
