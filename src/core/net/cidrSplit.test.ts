import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstOf, join, lastOf, prefixLength, split, splitWords, type Cidr } from "./cidr.ts";
import { aCidr } from "./testing/born.ts";
import { cidr, crowded, crowded4 } from "./testing/arbitraries.ts";

describe("split", () => {
  it("halves and quarters", () => {
    expect(split(aCidr("10.0.0.0/24"), 26)).toEqual({
      ok: true,
      value: ["10.0.0.0/26", "10.0.0.64/26", "10.0.0.128/26", "10.0.0.192/26"],
    });
    expect(split(aCidr("0.0.0.0/0"), 1)).toEqual({ ok: true, value: ["0.0.0.0/1", "128.0.0.0/1"] });
    expect(split(aCidr("2001:db8::/63"), 64)).toEqual({
      ok: true,
      value: ["2001:db8::/64", "2001:db8:0:1::/64"],
    });
  });

  it.each([
    ["10.0.0.0/24", 23, "split-larger"],
    ["10.0.0.0/24", 33, "split-length"],
    ["10.0.0.0/24", 24.5, "split-length"],
    ["10.0.0.0/24", -1, "split-length"],
    ["10.0.0.0/8", 19, "split-many"],
    ["::/0", 128, "split-many"],
  ] as const)("%s into /%d is refused as %s", (text, length, code) => {
    const result = split(aCidr(text), length);
    if (result.ok) throw new Error("accepted");
    expect(result.error.code).toBe(code);
    expect(splitWords[code](result.error.params)).not.toContain("undefined");
  });

  it("allows exactly 1,024 pieces", () => {
    expect(split(aCidr("10.0.0.0/8"), 18)).toMatchObject({ ok: true, value: { length: 1024 } });
  });

  it("is undone by join", () => {
    fc.assert(
      fc.property(cidr, fc.integer({ min: 0, max: 5 }), (c, more) => {
        const longest = c.includes(":") ? 128 : 32;
        const pieces = split(c, Math.min(longest, prefixLength(c) + more));
        if (!pieces.ok) throw new Error(pieces.error.code);
        expect(join([...pieces.value].reverse())).toEqual([c]);
      }),
    );
  });
});

describe("join", () => {
  const addresses = (list: readonly Cidr[]): Set<string> => {
    const all = new Set<string>();
    for (const c of list) for (let n = firstOf(c); n <= lastOf(c); n++) all.add(`${c.includes(":")} ${n}`);
    return all;
  };

  it("keeps the addresses and no two blocks that could be one", () => {
    fc.assert(
      fc.property(fc.array(crowded, { maxLength: 12 }), (list) => {
        const joined = join(list);
        expect(addresses(joined)).toEqual(addresses(list));
        // Minimal: blocks are disjoint, and no two siblings are both there.
        expect(addresses(joined).size).toBe(
          joined.reduce((sum, c) => sum + Number(lastOf(c) - firstOf(c)) + 1, 0),
        );
        const parents = joined.map(
          (c) => `${prefixLength(c)} ${firstOf(c) / (2n * (lastOf(c) - firstOf(c) + 1n))}`,
        );
        expect(new Set(parents).size).toBe(parents.length);
      }),
    );
  });

  it("does not care about order or repetition", () => {
    fc.assert(
      fc.property(fc.array(crowded4, { maxLength: 12 }), (list) => {
        expect(join([...list, ...list].reverse())).toEqual(join(list));
      }),
    );
  });

  it("joins the whole of a family", () => {
    expect(join([aCidr("128.0.0.0/1"), aCidr("::/1"), aCidr("0.0.0.0/1"), aCidr("8000::/1")])).toEqual([
      "0.0.0.0/0",
      "::/0",
    ]);
    expect(join([])).toEqual([]);
  });
});
