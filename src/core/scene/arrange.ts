import type { Id } from "../model/design.ts";
import { GridIndex } from "./grid.ts";
import { meets, type Rect } from "./rect.ts";
import { CARD, GAP } from "./sizes.ts";

/** A thing that stands free on the canvas, with the place a person gave it, if any. */
export interface Top {
  readonly id: Id;
  readonly face: "network" | "card" | "chip";
  readonly w: number;
  readonly h: number;
  readonly x?: number;
  readonly y?: number;
}

interface Placed extends Rect {
  readonly id: Id;
}

/**
 * Gives every top-level thing a place where it meets no other. What has a place keeps it, unless it would overlap one
 * further up or left: then it is pushed just far enough right or down. What has none stands where a flow of all things
 * (networks in rows, then cards, then the shelf of loose chips) would put it, so that moving one thing by hand leaves
 * the others where they were. The same input gives the same picture, and an arranged picture is left as it is.
 */
export function arrange(tops: readonly Top[]): ReadonlyMap<Id, { readonly x: number; readonly y: number }> {
  const flow = flowOf(tops);
  const wishes = tops.map((top, n) => ({
    id: top.id,
    w: top.w,
    h: top.h,
    x: top.x ?? flow[n]!.x,
    y: top.y ?? flow[n]!.y,
    n,
  }));
  // What stands further up or left stays: a network that grows pushes its neighbours, it never jumps away itself.
  wishes.sort((a, b) => a.y - b.y || a.x - b.x || a.n - b.n);
  const grid = new GridIndex<Placed>(512);
  const places = new Map<Id, { x: number; y: number }>();
  for (const wish of wishes) {
    const placed = { id: wish.id, ...freeSpot(grid, wish) };
    grid.add(placed);
    places.set(wish.id, { x: placed.x, y: placed.y });
  }
  return places;
}

/** The place nearest to the wish, to the right or below, where the box meets none of the others. */
export function freeSpot(others: { within(area: Rect): readonly Rect[] }, wish: Rect): Rect {
  let { x, y } = wish;
  for (;;) {
    const spot: Rect = { x, y, w: wish.w, h: wish.h };
    const blocker = others.within(spot).find((other) => meets(other, spot));
    if (blocker === undefined) return spot;
    const right = blocker.x + blocker.w + GAP.push;
    const below = blocker.y + blocker.h + GAP.push;
    if (right - wish.x <= below - wish.y) x = right;
    else y = below;
  }
}

/** Wide enough for the whole to look like a screen; in powers of two, so that one more thing rarely changes it. */
function rowWidth(tops: readonly Top[]): number {
  const area = tops.reduce((sum, t) => sum + (t.w + GAP.network) * (t.h + GAP.network), 0);
  return 2 ** Math.max(10, Math.ceil(Math.log2(Math.sqrt(area * 1.8))));
}

function flowOf(tops: readonly Top[]): readonly { x: number; y: number }[] {
  const places = tops.map(() => ({ x: 0, y: 0 }));
  const width = rowWidth(tops);
  let y = 0;
  for (const [face, gapX, gapY] of [
    ["network", GAP.network, GAP.network],
    ["card", GAP.card, CARD.pitch - CARD.height],
    ["chip", 12, 10],
  ] as const) {
    let [x, tallest] = [0, 0];
    tops.forEach((top, n) => {
      if (top.face !== face) return;
      if (x > 0 && x + top.w > width) {
        y += tallest + gapY;
        [x, tallest] = [0, 0];
      }
      places[n] = { x, y };
      x += top.w + gapX;
      tallest = Math.max(tallest, top.h);
    });
    if (tallest > 0) y += tallest + GAP.band;
  }
  return places;
}
