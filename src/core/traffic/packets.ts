import { has, intersect, type RangeSet } from "../net/index.ts";
import {
  boxMeets,
  boxSubtract,
  D_CLASS,
  D_IP,
  D_PORT,
  PROTOCOL,
  S_CLASS,
  S_IP,
  S_PORT,
  type Box,
  type Shape,
} from "./box.ts";
import type { Part } from "./universe.ts";
import type { Variable, World } from "./worlds.ts";

/**
 * Packets with one history. The box holds them as the question asked them; a field that something on the way has
 * replaced is kept beside it, the same for all of them.
 */
export interface Packets {
  readonly box: Box;
  readonly source?: Variable | undefined;
  readonly destination?: Variable | undefined;
  readonly destinationPort?: number | undefined;
}

/** One row of an ordered table: the packets it takes, and in which worlds it is there at all. */
export interface Row<T> {
  readonly shape: Shape;
  /** Facts that must all hold (U1). */
  readonly when?: readonly string[] | undefined;
  readonly value: T;
}

/** Builds the shape of a row from its two ends and the rest. */
export const shapeOf = (
  source: Part,
  destination: Part,
  protocol?: RangeSet,
  sourcePort?: RangeSet,
  destinationPort?: RangeSet,
): Shape => [
  source.classes,
  source.ips,
  destination.classes,
  destination.ips,
  protocol,
  sourcePort,
  destinationPort,
];

/** A row's shape on the axes where the packets still carry what the question asked. */
function freeShape(packets: Packets, shape: Shape): Shape {
  if (
    packets.source === undefined &&
    packets.destination === undefined &&
    packets.destinationPort === undefined
  )
    return shape;
  const free = shape.slice();
  if (packets.source !== undefined) free[S_CLASS] = free[S_IP] = undefined;
  if (packets.destination !== undefined) free[D_CLASS] = free[D_IP] = undefined;
  if (packets.destinationPort !== undefined) free[D_PORT] = undefined;
  return free;
}

/** Whether the replaced fields match; asks the world only when it must. */
function replacedMatch(packets: Packets, row: Row<unknown>, world: World): boolean {
  const { shape, when } = row;
  const ports = shape[D_PORT];
  if (packets.destinationPort !== undefined && ports !== undefined && !has(ports, packets.destinationPort))
    return false;
  const { source, destination } = packets;
  if (source !== undefined && (shape[S_CLASS] ?? shape[S_IP]) !== undefined)
    if (!world.within(source, shape[S_CLASS], shape[S_IP])) return false;
  if (destination !== undefined && (shape[D_CLASS] ?? shape[D_IP]) !== undefined)
    if (!world.within(destination, shape[D_CLASS], shape[D_IP])) return false;
  return when === undefined || when.every((fact) => world.fact(fact));
}

export interface Match<T> {
  readonly packets: Packets;
  /** The row that took them; undefined when none did. */
  readonly row: T | undefined;
}

/** First match over an ordered table, for every packet at once (N1, F3, R2): disjoint groups, each with its row. */
export function classify<T>(packets: Packets, table: readonly Row<T>[], world: World): Match<T>[] {
  const out: Match<T>[] = [];
  let left: Box[] = [packets.box];
  for (const row of table) {
    const shape = freeShape(packets, row.shape);
    if (!left.some((box) => boxMeets(box, shape))) continue;
    if (!replacedMatch(packets, row, world)) continue;
    const rest: Box[] = [];
    for (const box of left) {
      if (!boxMeets(box, shape)) {
        rest.push(box);
        continue;
      }
      const taken = box.map((set, axis) => (shape[axis] === undefined ? set : intersect(set, shape[axis])));
      out.push({ packets: { ...packets, box: taken }, row: row.value });
      boxSubtract(box, shape, rest);
    }
    left = rest;
    if (left.length === 0) break;
  }
  for (const box of left) out.push({ packets: { ...packets, box }, row: undefined });
  return out;
}

/** The packets inside and outside a shape, replaced fields included. */
export function partition(
  packets: Packets,
  shape: Shape,
  world: World,
): { inside: Packets[]; outside: Packets[] } {
  const matches = classify(packets, [{ shape, value: true }], world);
  return {
    inside: matches.filter((m) => m.row === true).map((m) => m.packets),
    outside: matches.filter((m) => m.row === undefined).map((m) => m.packets),
  };
}

/** A shape that looks only at the destination. */
export const toward = (part: Part): Shape => [undefined, undefined, part.classes, part.ips];
/** A shape that looks only at the source. */
export const from = (part: Part): Shape => [part.classes, part.ips];
/** A shape that looks only at protocol and destination port. */
export const service = (protocol?: RangeSet, port?: RangeSet): Shape => {
  const shape: (RangeSet | undefined)[] = new Array<RangeSet | undefined>(7).fill(undefined);
  shape[PROTOCOL] = protocol;
  shape[S_PORT] = undefined;
  shape[D_PORT] = port;
  return shape;
};
