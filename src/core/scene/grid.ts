import type { Rect } from "./rect.ts";

/** Finds boxes near a point or in an area without looking at all of them: boxes are listed under each cell they touch. */
export interface Grid<T extends Rect> {
  /** Every box that may hold the point, in the order they were added. */
  near(x: number, y: number): readonly T[];
  /** Every box that may meet the area, each once. */
  within(area: Rect): readonly T[];
}

const KEY = 1 << 20;
const keyOf = (column: number, row: number): number => (row + KEY / 2) * KEY + column + KEY / 2;

/** A growing grid: `add` is how a collision test learns what already stands. */
export class GridIndex<T extends Rect> implements Grid<T> {
  private readonly cells = new Map<number, T[]>();
  private readonly size: number;

  constructor(size: number, boxes: Iterable<T> = []) {
    this.size = size;
    for (const box of boxes) this.add(box);
  }

  add(box: T): void {
    for (const key of this.keys(box)) {
      const cell = this.cells.get(key);
      if (cell === undefined) this.cells.set(key, [box]);
      else cell.push(box);
    }
  }

  near(x: number, y: number): readonly T[] {
    return this.cells.get(keyOf(Math.floor(x / this.size), Math.floor(y / this.size))) ?? [];
  }

  within(area: Rect): readonly T[] {
    const found = new Set<T>();
    for (const key of this.keys(area)) for (const box of this.cells.get(key) ?? []) found.add(box);
    return [...found];
  }

  private *keys(r: Rect): Iterable<number> {
    const right = Math.floor((r.x + r.w) / this.size);
    const bottom = Math.floor((r.y + r.h) / this.size);
    for (let row = Math.floor(r.y / this.size); row <= bottom; row++)
      for (let column = Math.floor(r.x / this.size); column <= right; column++) yield keyOf(column, row);
  }
}
