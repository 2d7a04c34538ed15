import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { meets, type Rect } from "./rect.ts";
import { pathOf, route, type Point } from "./route.ts";

const box = (x: number, y: number, w = 160, h = 44): Rect => ({ x, y, w, h });
const none = (): readonly Rect[] => [];
const legs = (way: readonly Point[]): [Point, Point][] => way.slice(1).map((end, n) => [way[n]!, end]);

describe("the way of a line", () => {
  test("two cards of one height are joined by a straight line", () => {
    expect(route(box(0, 0), box(300, 0), none)).toEqual([
      { x: 160, y: 22 },
      { x: 300, y: 22 },
    ]);
  });

  test("otherwise it turns in the middle of the gap", () => {
    expect(route(box(0, 0), box(300, 200), none)).toEqual([
      { x: 160, y: 22 },
      { x: 230, y: 22 },
      { x: 230, y: 222 },
      { x: 300, y: 222 },
    ]);
  });

  test("a card in the middle of the gap is passed in the gutter beside it", () => {
    const wall = box(200, 60, 90, 100);
    const way = route(box(0, 0), box(300, 200), () => [wall]);
    for (const [a, b] of legs(way)) expect(meets(legBox(a, b), wall)).toBe(false);
  });

  const rects = fc.record({
    x: fc.integer({ min: 0, max: 900 }),
    y: fc.integer({ min: 0, max: 900 }),
    w: fc.integer({ min: 20, max: 300 }),
    h: fc.integer({ min: 20, max: 300 }),
  });

  test("it is upright or level everywhere, and begins and ends on the edges", () => {
    fc.assert(
      fc.property(rects, rects, (from, to) => {
        fc.pre(!meets(from, to));
        const way = route(from, to, none);
        for (const [a, b] of legs(way)) expect(a.x === b.x || a.y === b.y).toBe(true);
        expect(onEdge(from, way[0]!)).toBe(true);
        expect(onEdge(to, way.at(-1)!)).toBe(true);
      }),
    );
  });

  test("it never goes through its own ends", () => {
    fc.assert(
      fc.property(rects, rects, (from, to) => {
        fc.pre(!meets({ ...from, w: from.w + 12, h: from.h + 12 }, { ...to, w: to.w + 12, h: to.h + 12 }));
        const way = route(from, to, () => [from, to]);
        for (const [a, b] of legs(way))
          for (const end of [from, to]) expect(meets(legBox(a, b), inner(end))).toBe(false);
      }),
    );
  });

  test("corners are round, and as small as a short leg allows", () => {
    expect(
      pathOf([
        { x: 0, y: 0 },
        { x: 20, y: 0 },
        { x: 20, y: 40 },
      ]),
    ).toBe("M0 0L12 0Q20 0 20 8L20 40");
    expect(
      pathOf([
        { x: 0, y: 0 },
        { x: 6, y: 0 },
        { x: 6, y: 40 },
      ]),
    ).toBe("M0 0L3 0Q6 0 6 3L6 40");
    expect(pathOf([])).toBe("");
  });
});

const legBox = (a: Point, b: Point): Rect => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  w: Math.abs(a.x - b.x),
  h: Math.abs(a.y - b.y),
});
const inner = (r: Rect): Rect => ({ x: r.x + 1, y: r.y + 1, w: r.w - 2, h: r.h - 2 });
const onEdge = (r: Rect, p: Point): boolean =>
  ((p.x === r.x || p.x === r.x + r.w) && p.y >= r.y && p.y <= r.y + r.h) ||
  ((p.y === r.y || p.y === r.y + r.h) && p.x >= r.x && p.x <= r.x + r.w);
