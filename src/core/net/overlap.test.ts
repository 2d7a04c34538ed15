import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contains, overlaps, v4Cidr, type Cidr } from "./cidr.ts";
import { findOverlaps, type Held, type Overlap } from "./overlap.ts";
import { cidr, cidr4, crowded, crowded4 } from "./testing/arbitraries.ts";
import { aCidr } from "./testing/born.ts";

const held = (cidrs: readonly Cidr[]): Held<number>[] => cidrs.map((c, owner) => ({ cidr: c, owner }));

/** Every pair, the slow obvious way. */
function pairwise(items: readonly Held<number>[]): Overlap<number>[] {
  const found: Overlap<number>[] = [];
  items.forEach((a, i) => {
    for (const b of items.slice(i + 1))
      if (overlaps(a.cidr, b.cidr))
        found.push({ a: a.owner, b: b.owner, shared: contains(a.cidr, b.cidr) ? b.cidr : a.cidr });
  });
  return found;
}
const sorted = (list: readonly Overlap<number>[]): string[] =>
  list.map((o) => `${o.a} ${o.b} ${o.shared}`).sort();

describe("findOverlaps equals comparing every pair", () => {
  it.each([
    ["crowded", fc.array(crowded, { maxLength: 24 }), 300],
    ["spread", fc.array(cidr, { maxLength: 24 }), 300],
    // Long enough that the order comes from counting instead of comparing.
    ["many", fc.array(fc.oneof(crowded4, cidr4), { minLength: 280, maxLength: 320, size: "max" }), 5],
  ] as const)("%s", (_, lists, numRuns) => {
    fc.assert(
      fc.property(lists, (cidrs) => {
        const items = held(cidrs);
        expect(sorted(findOverlaps(items))).toEqual(sorted(pairwise(items)));
      }),
      { numRuns },
    );
  });
});

it("names the pair in the order of the list and the inner block", () => {
  const found = findOverlaps([
    { cidr: aCidr("10.0.1.0/24"), owner: "db" },
    { cidr: aCidr("10.0.0.0/23"), owner: "web" },
    { cidr: aCidr("10.0.2.0/24"), owner: "neighbour" },
    { cidr: aCidr("::/0"), owner: "other family" },
  ]);
  expect(found).toEqual([{ a: "db", b: "web", shared: "10.0.1.0/24" }]);
});

it("stops at a limit", () => {
  const items = held(Array.from({ length: 400 }, () => aCidr("10.0.0.0/24")));
  expect(findOverlaps(items, { limit: 7 })).toHaveLength(7);
  expect(findOverlaps(items, { limit: 0 })).toEqual([]);
  expect(findOverlaps(items.slice(0, 3), { limit: 100 })).toHaveLength(3);
});

it("keeps order among 100,000 prefixes that do not meet", () => {
  // A full-period walk over 2²² blocks of 1,024 addresses: no two prefixes meet.
  const block = (i: number): number => ((i * 2_654_435_761) % 2 ** 22) * 1024;
  const items = held(Array.from({ length: 100_000 }, (_, i) => v4Cidr(block(i), 24 + (i % 9))));
  expect(findOverlaps(items)).toEqual([]);
  const last = items.at(-1)!;
  expect(findOverlaps([...items, last])).toEqual([{ a: last.owner, b: last.owner, shared: last.cidr }]);
});
