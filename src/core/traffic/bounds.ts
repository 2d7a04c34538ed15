import { D_CLASS, D_IP, D_PORT, PROTOCOL, S_CLASS, S_IP, S_PORT, type Box, type Shape } from "./box.ts";
import type { Row } from "./packets.ts";

/** First and last value of a shape on each axis: a cheap first look before sets are compared. */
type Bounds = Float64Array;
const BOUNDS = 14;
/** Axes in the order in which they are most likely to keep two rules apart. */
const ORDER = [D_PORT, D_IP, S_IP, PROTOCOL, S_CLASS, D_CLASS, S_PORT];

function writeBounds(shape: Shape, out: Bounds, at: number): void {
  for (let i = 0; i < ORDER.length; i++) {
    const set = shape[ORDER[i]!];
    out[at + 2 * i] = set === undefined ? -Infinity : (set[0] ?? Infinity);
    out[at + 2 * i + 1] = set === undefined ? Infinity : (set[set.length - 1] ?? -Infinity);
  }
}

/** The bounds that hold all of the boxes. */
export function hullOf(boxes: readonly Box[]): Bounds {
  const hull = new Float64Array(BOUNDS);
  const one = new Float64Array(BOUNDS);
  for (let i = 0; i < BOUNDS; i += 2) [hull[i], hull[i + 1]] = [Infinity, -Infinity];
  for (const box of boxes) {
    writeBounds(box, one, 0);
    for (let i = 0; i < BOUNDS; i += 2) {
      hull[i] = Math.min(hull[i]!, one[i]!);
      hull[i + 1] = Math.max(hull[i + 1]!, one[i + 1]!);
    }
  }
  return hull;
}

/** The rows whose bounds meet the hull: all that can have a packet in common with the boxes. */
export function rowsNear<T>(table: Table<T>, hull: Bounds): Row<T>[] {
  const out: Row<T>[] = [];
  const { bounds, rows } = table;
  for (let r = 0, at = 0; r < rows.length; r++, at += BOUNDS) {
    let i = 0;
    while (i < BOUNDS && bounds[at + i]! <= hull[i + 1]! && bounds[at + i + 1]! >= hull[i]!) i += 2;
    if (i === BOUNDS) out.push(rows[r]!);
  }
  return out;
}

/** Rows with their bounds side by side, for one tight loop. */
export interface Table<T> {
  readonly rows: readonly Row<T>[];
  readonly bounds: Bounds;
}

/** Lays a table out for `rowsNear`. */
export function tableOf<T>(rows: readonly Row<T>[]): Table<T> {
  const bounds = new Float64Array(rows.length * BOUNDS);
  for (const [r, row] of rows.entries()) writeBounds(row.shape, bounds, r * BOUNDS);
  return { rows, bounds };
}
