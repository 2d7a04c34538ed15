import { meets, type Rect } from "./rect.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Distance at which a line runs along a box that it does not belong to: the middle of a gutter. */
const CLEAR = 6;
/** Corners of lines, px. */
export const CORNER = 8;

/**
 * The way of a line between two boxes: from edge to edge, upright and level only. Of the ways with one or two corners it
 * takes the one that crosses fewest other boxes, and of those the shortest.
 * @param others boxes that the line must not cross; those that hold an end are not among them
 */
export function route(from: Rect, to: Rect, others: (area: Rect) => readonly Rect[]): readonly Point[] {
  let best: { readonly way: readonly Point[]; readonly cost: number } | undefined;
  for (const way of ways(from, to)) {
    const cost = crossings(way, others) * 100_000 + lengthOf(way);
    if (best === undefined || cost < best.cost) best = { way, cost };
  }
  return best?.way ?? [];
}

const middle = (low: number, size: number): number => low + size / 2;

function* ways(from: Rect, to: Rect): Iterable<readonly Point[]> {
  yield* sideways(from, to, (x, y) => ({ x, y }));
  // The same lying on its side: everything with x and y exchanged.
  const turned = (r: Rect): Rect => ({ x: r.y, y: r.x, w: r.h, h: r.w });
  yield* sideways(turned(from), turned(to), (y, x) => ({ x, y }));
}

/** Ways that leave and arrive on the left or right edge. */
function* sideways(from: Rect, to: Rect, point: (x: number, y: number) => Point): Iterable<readonly Point[]> {
  const [fromRight, toRight] = [from.x + from.w, to.x + to.w];
  const [fy, ty] = [middle(from.y, from.h), middle(to.y, to.h)];
  const ahead = fromRight <= to.x;
  if (ahead || toRight <= from.x) {
    const [start, end] = ahead ? [fromRight, to.x] : [from.x, toRight];
    const shared = sharedSpan(from, to);
    if (shared !== undefined) yield [point(start, shared), point(end, shared)];
    for (const x of [(start + end) / 2, start + (ahead ? CLEAR : -CLEAR), end + (ahead ? -CLEAR : CLEAR)])
      yield corners(point, [start, fy], x, [end, ty]);
  }
  // Out of both on the same side and around.
  yield corners(point, [fromRight, fy], Math.max(fromRight, toRight) + CLEAR, [toRight, ty]);
  yield corners(point, [from.x, fy], Math.min(from.x, to.x) - CLEAR, [to.x, ty]);
}

/** The middle of what two boxes share in height, when a level line can join them. */
function sharedSpan(a: Rect, b: Rect): number | undefined {
  const low = Math.max(a.y, b.y);
  const high = Math.min(a.y + a.h, b.y + b.h);
  return high - low >= CORNER ? (low + high) / 2 : undefined;
}

const corners = (
  point: (x: number, y: number) => Point,
  [sx, sy]: readonly [number, number],
  x: number,
  [ex, ey]: readonly [number, number],
): readonly Point[] => [point(sx, sy), point(x, sy), point(x, ey), point(ex, ey)];

const legs = (way: readonly Point[]): readonly Rect[] =>
  way.slice(1).map((end, n) => {
    const start = way[n]!;
    return {
      x: Math.min(start.x, end.x),
      y: Math.min(start.y, end.y),
      w: Math.max(Math.abs(start.x - end.x), 0.01),
      h: Math.max(Math.abs(start.y - end.y), 0.01),
    };
  });

function crossings(way: readonly Point[], others: (area: Rect) => readonly Rect[]): number {
  const crossed = new Set<Rect>();
  for (const leg of legs(way)) for (const box of others(leg)) if (meets(leg, box)) crossed.add(box);
  return crossed.size;
}

const lengthOf = (way: readonly Point[]): number => legs(way).reduce((sum, leg) => sum + leg.w + leg.h, 0);

/** SVG path data of a way with round corners. */
export function pathOf(way: readonly Point[]): string {
  const [first, ...rest] = way;
  if (first === undefined) return "";
  let path = `M${first.x} ${first.y}`;
  let from = first;
  rest.forEach((at, n) => {
    const next = rest[n + 1];
    const before = Math.hypot(at.x - from.x, at.y - from.y);
    const after = next === undefined ? 0 : Math.hypot(next.x - at.x, next.y - at.y);
    const r = Math.min(CORNER, before / 2, after / 2);
    if (next === undefined || r === 0) path += `L${at.x} ${at.y}`;
    else {
      const [a, b] = [towards(at, from, r), towards(at, next, r)];
      path += `L${a.x} ${a.y}Q${at.x} ${at.y} ${b.x} ${b.y}`;
    }
    from = at;
  });
  return path;
}

function towards(from: Point, to: Point, distance: number): Point {
  const whole = Math.hypot(to.x - from.x, to.y - from.y);
  return whole === 0
    ? from
    : { x: from.x + ((to.x - from.x) / whole) * distance, y: from.y + ((to.y - from.y) / whole) * distance };
}
