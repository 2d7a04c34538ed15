import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asId } from "../model/design.ts";
import { arrange, type Top } from "./arrange.ts";
import { meets } from "./rect.ts";

const tops = fc.array(
  fc.record({
    face: fc.constantFrom("network" as const, "card" as const, "chip" as const),
    w: fc.integer({ min: 1, max: 600 }),
    h: fc.integer({ min: 1, max: 600 }),
    place: fc.option(
      fc.record({ x: fc.integer({ min: -500, max: 800 }), y: fc.integer({ min: -500, max: 800 }) }),
    ),
  }),
  { maxLength: 14 },
);

const toTops = (list: typeof tops extends fc.Arbitrary<infer T> ? T : never): Top[] =>
  list.map(({ place, ...rest }, n) => ({ id: asId(`t${n}`), ...rest, ...(place ?? {}) }));

const boxes = (list: readonly Top[]): (Top & { x: number; y: number })[] => {
  const places = arrange(list);
  return list.map((t) => ({ ...t, ...places.get(t.id)! }));
};

describe("arrange", () => {
  test("no two things overlap", () => {
    fc.assert(
      fc.property(tops, (list) => {
        const all = boxes(toTops(list));
        for (const a of all) for (const b of all) if (a !== b) expect(meets(a, b)).toBe(false);
      }),
    );
  });

  test("an arranged picture is left as it is", () => {
    fc.assert(
      fc.property(tops, (list) => {
        const once = boxes(toTops(list));
        expect(boxes(once)).toEqual(once);
      }),
    );
  });

  test("a place given by hand is kept when nothing is in the way", () => {
    const places = arrange([
      { id: asId("a"), face: "network", w: 200, h: 200, x: 3000, y: 40 },
      { id: asId("b"), face: "network", w: 200, h: 200 },
    ]);
    expect(places.get(asId("a"))).toEqual({ x: 3000, y: 40 });
  });

  test("moving one network by hand leaves the others where they were", () => {
    const three = ["a", "b", "c"].map((id): Top => ({ id: asId(id), face: "network", w: 200, h: 300 }));
    const before = arrange(three);
    const after = arrange([{ ...three[0]!, x: 2000, y: 900 }, ...three.slice(1)]);
    expect(after.get(asId("b"))).toEqual(before.get(asId("b")));
    expect(after.get(asId("c"))).toEqual(before.get(asId("c")));
  });

  test("one more thing at the end moves nothing", () => {
    const list = Array.from({ length: 9 }, (_, n): Top => ({
      id: asId(`n${n}`),
      face: "network",
      w: 200,
      h: 160,
    }));
    const before = arrange(list.slice(0, 8));
    const after = arrange(list);
    for (const top of list.slice(0, 8)) expect(after.get(top.id)).toEqual(before.get(top.id));
  });

  test("a network without a place that grows pushes the one placed by hand and stays itself", () => {
    const places = arrange([
      { id: asId("a"), face: "network", w: 392, h: 200 },
      { id: asId("b"), face: "network", w: 200, h: 200, x: 256, y: 40 },
    ]);
    expect(places.get(asId("a"))).toEqual({ x: 0, y: 0 });
    expect(places.get(asId("b"))).toEqual({ x: 412, y: 40 });
  });

  test("a network that grows pushes its neighbour to the right, not away for ever", () => {
    const right: Top = { id: asId("b"), face: "network", w: 200, h: 200, x: 256, y: 0 };
    const grown = arrange([{ id: asId("a"), face: "network", w: 392, h: 200, x: 0, y: 0 }, right]);
    expect(grown.get(asId("b"))).toEqual({ x: 412, y: 0 });
    const shrunk = arrange([{ id: asId("a"), face: "network", w: 200, h: 200, x: 0, y: 0 }, right]);
    expect(shrunk.get(asId("b"))).toEqual({ x: 256, y: 0 });
  });
});
