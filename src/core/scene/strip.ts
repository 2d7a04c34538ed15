import { demandOf, prefixesOf, subnetPrefixes, type AddressDemand } from "../analysis/index.ts";
import type { Id } from "../model/design.ts";
import type { Query } from "../model/query.ts";
import { addressCount, familyOf, firstOf, type Cidr } from "../net/index.ts";

/** A piece of an address strip; `from` and `to` are shares of its length, 0…1. What no piece covers is free. */
export interface Segment {
  readonly part: "reserved" | "used" | "missing";
  readonly from: number;
  readonly to: number;
}

/**
 * A subnet's strip: kept by Azure, used, then free; with too few addresses the strip grows by what is missing. Without a
 * valid prefix there is nothing to show.
 */
export function subnetStrip({ reserved, wanted, usable }: AddressDemand): readonly Segment[] {
  if (reserved + usable === 0) return [];
  const length = reserved + Math.max(usable, wanted);
  const used = Math.min(wanted, usable);
  const cuts = [0, reserved, reserved + used, reserved + wanted].map((n) => n / length);
  const segments: Segment[] = [];
  for (const [n, part] of (["reserved", "used", "missing"] as const).entries())
    if (cuts[n + 1]! > cuts[n]!) segments.push({ part, from: cuts[n]!, to: cuts[n + 1]! });
  return segments;
}

export const subnetStripOf = (q: Query, subnet: Id): readonly Segment[] => subnetStrip(demandOf(q, subnet));

/** What has no IPv4 is drawn on its IPv6 addresses instead. */
const familyShown = (space: readonly Cidr[]): 4 | 6 => (space.some((p) => familyOf(p) === 4) ? 4 : 6);

/**
 * A network's strip: its subnets in address order; what two of them claim counts as missing. The strip shows the address space, but no more of it than the
 * smallest power of two that is at least twice what is used from its start: a /24 in a /8 would be invisible otherwise.
 */
export function networkStrip(space: readonly Cidr[], subnets: readonly Cidr[]): readonly Segment[] {
  const family = familyShown(space);
  const blocks = space.filter((p) => familyOf(p) === family);
  let total = 0n;
  const spots: { readonly from: bigint; readonly to: bigint }[] = [];
  for (const block of blocks) {
    const [start, size] = [firstOf(block), addressCount(block)];
    for (const p of subnets) {
      if (familyOf(p) !== family || firstOf(p) < start || firstOf(p) >= start + size) continue;
      const from = total + firstOf(p) - start;
      const to = from + addressCount(p);
      spots.push({ from, to: to > total + size ? total + size : to });
    }
    total += size;
  }
  const extent = spots.reduce((most, s) => (s.to > most ? s.to : most), 0n);
  let shown = 1n;
  while (shown < extent * 2n) shown *= 2n;
  if (shown > total) shown = total;
  const share = (n: bigint): number => Number((n * 1_000_000n) / shown) / 1_000_000;
  const piece = (part: Segment["part"], from: bigint, to: bigint): Segment => ({
    part,
    from: share(from),
    to: share(to),
  });
  spots.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to > b.to ? -1 : 1));
  const used: Segment[] = [];
  const twice: Segment[] = [];
  let end = 0n;
  for (const { from, to } of spots) {
    if (to > end) used.push(piece("used", from > end ? from : end, to));
    if (from < end) twice.push(piece("missing", from, to < end ? to : end));
    if (to > end) end = to;
  }
  return [...used, ...twice];
}

export const networkStripOf = (q: Query, vnet: Id): readonly Segment[] =>
  networkStrip(prefixesOf(q, vnet), subnetPrefixes(q, vnet));
