import { intersect, meets, subtract, type RangeSet } from "../net/index.ts";

/**
 * The axes of packet space. An address is a number plus a class: which service tags hold it (`universe.ts`), because
 * tags are known by their relations and not by their prefixes.
 */
export const S_CLASS = 0;
export const S_IP = 1;
export const D_CLASS = 2;
export const D_IP = 3;
export const PROTOCOL = 4;
export const S_PORT = 5;
export const D_PORT = 6;

/** A product of seven sets, none empty: all packets whose every field lies in the set of its axis. */
export type Box = readonly RangeSet[];

/** As a box, but an axis without a set is not restricted. */
export type Shape = readonly (RangeSet | undefined)[];

/** Whether box and shape have a packet in common on the axes asked. */
export function boxMeets(box: Box, shape: Shape): boolean {
  for (let axis = D_PORT; axis >= 0; axis--) {
    const side = shape[axis];
    if (side !== undefined && !meets(box[axis]!, side)) return false;
  }
  return true;
}

/** The common packets; nothing when there are none. */
export function boxIntersect(box: Box, shape: Shape): Box | undefined {
  if (!boxMeets(box, shape)) return undefined;
  return box.map((set, axis) => {
    const side = shape[axis];
    return side === undefined ? set : intersect(set, side);
  });
}

/** Appends the packets of the box outside the shape, as at most seven disjoint boxes. */
export function boxSubtract(box: Box, shape: Shape, out: Box[]): void {
  let rest = box;
  for (let axis = 0; axis <= D_PORT; axis++) {
    const side = shape[axis];
    if (side === undefined) continue;
    const outside = subtract(rest[axis]!, side);
    if (outside.length === 0) continue;
    out.push(withAxis(rest, axis, outside));
    rest = withAxis(rest, axis, intersect(rest[axis]!, side));
  }
}

/** The same box with another set on one axis. */
export function withAxis(box: Box, axis: number, set: RangeSet): Box {
  const copy = box.slice();
  copy[axis] = set;
  return copy;
}

/** The packets of the boxes that are outside the shape. */
export function boxesSubtract(boxes: readonly Box[], shape: Shape): Box[] {
  const out: Box[] = [];
  for (const box of boxes) {
    if (boxMeets(box, shape)) boxSubtract(box, shape, out);
    else out.push(box);
  }
  return out;
}
