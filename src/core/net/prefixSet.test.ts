import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cidrOf, contains, firstOf, join, lastOf, overlaps, type Cidr } from "./cidr.ts";
import { addressesIn, freeBlocks, nextFree, outermost, prefixesOf, prefixSetOf } from "./prefixSet.ts";
import { aCidr } from "./testing/born.ts";
import { crowded, crowded4, crowded6 } from "./testing/arbitraries.ts";

const list = (...texts: string[]) => texts.map(aCidr);

/** Tries every aligned block, lowest first. */
function bruteNextFree(space: Cidr[], taken: Cidr[], length: number, family: 4 | 6): Cidr | undefined {
  const base = family === 4 ? 0x0a00_0000n : 0x2001_0db8n << 96n;
  const size = 2n ** BigInt((family === 4 ? 32 : 128) - length);
  for (let first = base; first < base + 64n; first += size) {
    const block = cidrOf(first, length, family);
    if (space.some((s) => contains(s, block)) && !taken.some((t) => overlaps(t, block))) return block;
  }
  return undefined;
}

describe("nextFree", () => {
  it("equals trying every block", () => {
    for (const [one, family, shortest] of [
      [crowded4, 4, 26],
      [crowded6, 6, 122],
    ] as const) {
      const length = fc.integer({ min: shortest, max: shortest + 6 });
      fc.assert(
        fc.property(
          fc.array(one, { maxLength: 3 }),
          fc.array(crowded, { maxLength: 8 }),
          length,
          (space, taken, n) => {
            expect(nextFree(space, taken, n, family)).toBe(bruteNextFree(space, taken, n, family));
          },
        ),
        { numRuns: 500 },
      );
    }
  });

  it.each([
    ["the first gap", ["10.0.0.0/16"], ["10.0.0.0/24", "10.0.2.0/24"], 24, "10.0.1.0/24"],
    ["only aligned", ["10.0.0.0/16"], ["10.0.0.0/26"], 24, "10.0.1.0/24"],
    ["no room", ["10.0.0.0/24"], ["10.0.0.128/32"], 24, undefined],
    ["larger than the space", ["10.0.0.0/24"], [], 23, undefined],
    [
      "the second prefix when the first is full",
      ["10.0.0.0/24", "10.9.0.0/24"],
      ["10.0.0.0/24"],
      25,
      "10.9.0.0/25",
    ],
    ["never across two that touch", ["10.0.0.0/24", "10.0.1.0/24"], [], 23, undefined],
    ["a space named twice", ["10.0.0.0/24", "10.0.0.0/25"], [], 24, "10.0.0.0/24"],
    ["taken beyond the space", ["10.0.0.0/24"], ["10.0.0.0/8"], 28, undefined],
    ["the last address", ["255.255.255.254/31"], ["255.255.255.254/32"], 32, "255.255.255.255/32"],
    ["IPv6 by its length", ["10.0.0.0/16", "2001:db8::/56"], ["2001:db8::/64"], 64, "2001:db8:0:1::/64"],
    ["IPv6 by its space", ["2001:d00::/24"], [], 32, "2001:d00::/32"],
    ["no space", [], [], 24, undefined],
  ] as const)("%s", (_, space, taken, length, expected) => {
    expect(nextFree(list(...space), list(...taken), length)).toBe(expected);
  });
});

describe("freeBlocks", () => {
  it("and what is taken make up the space, without touching each other", () => {
    fc.assert(
      fc.property(
        fc.array(crowded, { maxLength: 4 }),
        fc.array(crowded, { maxLength: 8 }),
        (space, taken) => {
          const free = freeBlocks(space, taken);
          for (const block of free) {
            expect(taken.some((t) => overlaps(t, block))).toBe(false);
            expect(space.some((s) => contains(s, block))).toBe(true);
          }
          const inside = space.flatMap((s) =>
            taken.flatMap((t) => (contains(s, t) ? [t] : contains(t, s) ? [s] : [])),
          );
          expect(join([...free, ...inside])).toEqual(join(space));
          // Each block is as large as it can be: its double is not free inside one prefix of the space.
          for (const block of free) {
            const family = block.includes(":") ? 6 : 4;
            const length = Number(block.split("/")[1]) - 1;
            const double = length < 0 ? undefined : cidrOf(firstOf(block), length, family);
            const fits =
              double !== undefined &&
              space.some((s) => contains(s, double)) &&
              !taken.some((t) => overlaps(t, double));
            expect(fits).toBe(false);
          }
        },
      ),
    );
  });

  it("shows a plan as people draw it", () => {
    expect(freeBlocks(list("10.0.0.0/22"), list("10.0.0.0/24", "10.0.1.0/26"))).toEqual([
      "10.0.1.64/26",
      "10.0.1.128/25",
      "10.0.2.0/23",
    ]);
    expect(freeBlocks(list("10.0.1.0/24", "10.0.0.0/24"), [])).toEqual(["10.0.0.0/24", "10.0.1.0/24"]);
  });
});

describe("prefix sets", () => {
  it("hold the addresses of both families once", () => {
    fc.assert(
      fc.property(fc.array(crowded, { maxLength: 10 }), (cidrs) => {
        const set = prefixSetOf(cidrs);
        const each = new Set<string>();
        for (const c of cidrs)
          for (let n = firstOf(c); n <= lastOf(c); n++) each.add(`${c.includes(":")}${n}`);
        expect(addressesIn(set)).toBe(BigInt(each.size));
        expect(prefixesOf(set)).toEqual(join(cidrs));
      }),
    );
  });

  it("keep the outermost prefixes", () => {
    fc.assert(
      fc.property(fc.array(crowded, { maxLength: 10 }), (cidrs) => {
        const kept = outermost(cidrs);
        const slow = [...new Set(cidrs)].filter((c) => !cidrs.some((o) => o !== c && contains(o, c)));
        expect([...kept].sort()).toEqual(slow.sort());
      }),
    );
  });
});
