import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { join } from "./cidr.ts";
import {
  ALL_V4,
  complement,
  count,
  covers,
  cut,
  EMPTY,
  equals,
  fromCidrs,
  has,
  intersect,
  isEmpty,
  meets,
  rangeSet,
  rangeSetOf,
  rangesOf,
  sample,
  subtract,
  toCidrs,
  union,
  type RangeSet,
} from "./rangeSet.ts";
import { cidr, crowded4 } from "./testing/arbitraries.ts";
import { aCidr } from "./testing/born.ts";
import { v4RangeText, type Range } from "./range.ts";

const UNIVERSE = 24;
const universe = rangeSet(0, UNIVERSE - 1);

/** The slow obvious version: one flag for each number. */
type Bits = readonly boolean[];
const bits: fc.Arbitrary<Bits> = fc.oneof(
  fc.array(fc.boolean(), { minLength: UNIVERSE, maxLength: UNIVERSE }),
  fc.constantFrom(true, false).map((value) => Array.from({ length: UNIVERSE }, () => value)),
);
const setOfBits = (b: Bits): RangeSet => rangeSetOf(b.flatMap((on, n): Range[] => (on ? [[n, n]] : [])));
const bitsOfSet = (s: RangeSet): Bits => {
  const out = Array.from({ length: UNIVERSE }, () => false);
  for (const [first, last] of rangesOf(s)) out.fill(true, first, last + 1);
  return out;
};
const expectCanonical = (s: RangeSet): void => {
  for (let i = 0; i < s.length; i += 2) {
    expect(s[i]!).toBeLessThanOrEqual(s[i + 1]!);
    if (i > 0) expect(s[i]!).toBeGreaterThan(s[i - 1]! + 1);
  }
};

describe("RangeSet equals a bitmap", () => {
  it("in its operations", () => {
    fc.assert(
      fc.property(bits, bits, (a, b) => {
        const [x, y] = [setOfBits(a), setOfBits(b)];
        const results: [RangeSet, Bits][] = [
          [x, a],
          [union(x, y), a.map((on, n) => on || b[n]!)],
          [intersect(x, y), a.map((on, n) => on && b[n]!)],
          [subtract(x, y), a.map((on, n) => on && !b[n]!)],
          [complement(x, universe), a.map((on) => !on)],
        ];
        for (const [set, expected] of results) {
          expectCanonical(set);
          expect(bitsOfSet(set)).toEqual(expected);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("in its questions", () => {
    fc.assert(
      fc.property(bits, bits, (a, b) => {
        const [x, y] = [setOfBits(a), setOfBits(b)];
        expect(isEmpty(x)).toBe(!a.includes(true));
        expect(equals(x, y)).toBe(a.every((on, n) => on === b[n]));
        expect(covers(x, y)).toBe(b.every((on, n) => !on || a[n]!));
        expect(covers(union(x, y), y)).toBe(true);
        expect(meets(x, y)).toBe(a.some((on, n) => on && b[n]!));
        expect(count(x)).toBe(a.filter(Boolean).length);
        expect(sample(x)).toBe(a.includes(true) ? a.indexOf(true) : undefined);
        a.forEach((on, n) => expect(has(x, n)).toBe(on));
        expect(has(x, UNIVERSE)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it("when made of ranges in any order", () => {
    const ranges = fc.array(fc.tuple(fc.nat({ max: UNIVERSE - 1 }), fc.nat({ max: UNIVERSE - 1 })), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(ranges, (list) => {
        const set = rangeSetOf(list);
        expectCanonical(set);
        const expected = Array.from({ length: UNIVERSE }, (_, n) => list.some(([a, b]) => a <= n && n <= b));
        expect(bitsOfSet(set)).toEqual(expected);
      }),
    );
  });
});

describe("IPv4 as ranges", () => {
  it("goes to the fewest prefixes and back", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(crowded4, cidr), { maxLength: 10 }), (list) => {
        const set = fromCidrs(list);
        expectCanonical(set);
        expect(equals(fromCidrs(toCidrs(set)), set)).toBe(true);
        expect(toCidrs(set)).toEqual(join(list).filter((c) => !c.includes(":")));
      }),
    );
  });

  it("holds the ends of the family", () => {
    expect(fromCidrs([aCidr("0.0.0.0/0")])).toEqual(ALL_V4);
    expect(count(ALL_V4)).toBe(2 ** 32);
    expect(complement(EMPTY)).toEqual(ALL_V4);
    expect(complement(ALL_V4)).toEqual(EMPTY);
    expect(complement(fromCidrs([aCidr("255.255.255.255/32")]))).toEqual([0, 2 ** 32 - 2]);
    expect(toCidrs(complement(fromCidrs([aCidr("0.0.0.0/1")])))).toEqual(["128.0.0.0/1"]);
    expect(toCidrs(rangeSet(1, 6))).toEqual(["0.0.0.1/32", "0.0.0.2/31", "0.0.0.4/31", "0.0.0.6/32"]);
    expect(rangeSet(5, 4)).toEqual(EMPTY);
  });

  it("knows no IPv6", () => {
    expect(fromCidrs([aCidr("::/0")])).toEqual(EMPTY);
    expect(fromCidrs([aCidr("::/0"), aCidr("10.0.0.0/31")])).toEqual([0x0a00_0000, 0x0a00_0001]);
  });

  it("prints ranges", () => {
    expect(v4RangeText([0x0a00_0004, 0x0a00_0009])).toBe("10.0.0.4-10.0.0.9");
    expect(v4RangeText([0x0a00_0004, 0x0a00_0004])).toBe("10.0.0.4");
  });
});

it("cuts ranges that touch without joining them", () => {
  expect(cut([0, 9, 10, 19], [])).toEqual([0, 9, 10, 19]);
  expect(cut([0, 9, 10, 19], [8, 11])).toEqual([0, 7, 12, 19]);
  expect(cut([0, 9, 10, 19, 20, 29], [5, 24])).toEqual([0, 4, 25, 29]);
});

it("gives the same array back where nothing changes, so memoised callers see equal values", () => {
  const set = rangeSet(3, 7);
  expect(union(set, EMPTY)).toBe(set);
  expect(union(EMPTY, set)).toBe(set);
  expect(subtract(set, EMPTY)).toBe(set);
  expect(intersect(set, set)).toBe(set);
});
