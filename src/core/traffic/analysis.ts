import { count, type RangeSet } from "../net/index.ts";
import { boxesSubtract, boxIntersect, boxMeets, type Box, type Shape } from "./box.ts";
import type { Row } from "./packets.ts";
import { prepareNsg, type NsgContext, type PreparedNsg } from "./nsg.ts";
import { NO_PORT, PORTLESS, WITH_PORTS } from "./protocols.ts";
import {
  EVERY_PORT,
  isDefaultRule,
  orderedRules,
  PORT_RULE_MEETS_PORTLESS,
  type Direction,
} from "./rules.ts";
import type { SecurityRule } from "./topology.ts";
import { everywhere, type Universe } from "./universe.ts";

/** An earlier rule that takes packets of a later one. */
export interface Blocker {
  readonly rule: string;
  /** It does the opposite of the rule it takes them from. */
  readonly opposite: boolean;
}

export interface TakenRule {
  readonly rule: string;
  readonly direction: Direction;
  readonly by: readonly Blocker[];
  /** One of the blockers has the other action: the author meant something else (N16). */
  readonly conflicting: boolean;
}

export interface RuleAnalysis {
  /** No packet reaches the rule, in any world. */
  readonly shadowed: readonly TakenRule[];
  /** Some packets reach it, others are taken before by a rule with the other action. */
  readonly partlyShadowed: readonly TakenRule[];
  /** Reached, but without it every packet would get the same answer. */
  readonly redundant: readonly { readonly rule: string; readonly direction: Direction }[];
}

/** The whole packet space, as boxes of possible packets. */
export function wholeSpace(u: Universe): Box[] {
  const out: Box[] = [];
  for (const s of everywhere(u))
    for (const d of everywhere(u)) {
      out.push([s.classes!, s.ips!, d.classes!, d.ips!, WITH_PORTS, EVERY_PORT, EVERY_PORT]);
      out.push([s.classes!, s.ips!, d.classes!, d.ips!, PORTLESS, NO_PORT, NO_PORT]);
    }
  return out;
}

/** First and last value of a shape on each axis: a cheap first look before sets are compared. */
type Bounds = Float64Array;
const boundsOf = (shape: Shape): Bounds => {
  const out = new Float64Array(14);
  for (let axis = 0; axis < 7; axis++) {
    const set = shape[axis];
    out[2 * axis] = set === undefined ? -Infinity : set.length === 0 ? Infinity : set[0]!;
    out[2 * axis + 1] = set === undefined ? Infinity : set.length === 0 ? -Infinity : set[set.length - 1]!;
  }
  return out;
};
const apart = (a: Bounds, b: Bounds): boolean => {
  for (let axis = 12; axis >= 0; axis -= 2)
    if (a[axis + 1]! < b[axis]! || b[axis + 1]! < a[axis]!) return true;
  return false;
};

const packetCount = (box: Box): number =>
  box.reduce((product: number, set: RangeSet) => product * count(set), 1);
const total = (boxes: readonly Box[]): number => boxes.reduce((sum, box) => sum + packetCount(box), 0);

interface Indexed {
  readonly row: Row<SecurityRule>;
  readonly bounds: Bounds;
}

/** Rows that are there in every world may take packets away; rows of open facts may not (shadowing needs certainty). */
function indexRows(rows: readonly Row<SecurityRule>[]): { all: Indexed[]; certain: Indexed[] } {
  // Where a rule with ports meets a protocol without ports, the analysis takes "does not match".
  const all = rows
    .filter((row) => row.when?.includes(PORT_RULE_MEETS_PORTLESS) !== true)
    .map((row) => ({ row, bounds: boundsOf(row.shape) }));
  return { all, certain: all.filter(({ row }) => row.when === undefined) };
}

/** What is left of the boxes after the rows, and how much of them each rule took. */
function takeAway(boxes: Box[], rows: readonly Indexed[]): { left: Box[]; takers: Map<SecurityRule, Box[]> } {
  const takers = new Map<SecurityRule, Box[]>();
  let left = boxes;
  let leftBounds = left.map(boundsOf);
  for (const { row, bounds } of rows) {
    if (left.length === 0) break;
    if (leftBounds.every((b) => apart(b, bounds))) continue;
    const taken = left.map((box) => boxIntersect(box, row.shape)).filter((box) => box !== undefined);
    if (taken.length === 0) continue;
    takers.set(row.value, [...(takers.get(row.value) ?? []), ...taken]);
    left = boxesSubtract(left, row.shape);
    leftBounds = left.map(boundsOf);
  }
  return { left, takers };
}

/** Largest overlaps until all is covered, and always one with the other action (N16, as Batfish chooses). */
function blockersOf(
  rule: SecurityRule,
  boxes: readonly Box[],
  earlier: readonly Indexed[],
  takers: ReadonlyMap<SecurityRule, Box[]>,
): Blocker[] {
  const isOpposite = (other: SecurityRule): boolean => (other.access === "Deny") !== (rule.access === "Deny");
  const overlaps = [...takers.keys()].map((taker) => ({
    taker,
    rows: earlier.filter(({ row }) => row.value === taker),
    size: total(
      boxes.flatMap((box) =>
        earlier
          .filter(({ row }) => row.value === taker)
          .map(({ row }) => boxIntersect(box, row.shape))
          .filter((b) => b !== undefined),
      ),
    ),
  }));
  overlaps.sort((a, b) => b.size - a.size);
  const chosen: SecurityRule[] = [];
  let left = [...boxes];
  for (const { taker, rows } of overlaps) {
    if (left.length === 0) break;
    if (!left.some((box) => rows.some(({ row }) => boxMeets(box, row.shape)))) continue;
    chosen.push(taker);
    for (const { row } of rows) left = boxesSubtract(left, row.shape);
  }
  const opposite = overlaps.find(({ taker }) => isOpposite(taker))?.taker;
  if (opposite !== undefined && !chosen.some(isOpposite)) chosen.push(opposite);
  return chosen.map((other) => ({ rule: other.name, opposite: isOpposite(other) }));
}

function analyseDirection(nsg: PreparedNsg, direction: Direction) {
  const { u, rows } = nsg.table(direction, []);
  const { all, certain } = indexRows(rows);
  const space = wholeSpace(u);
  const shadowed: TakenRule[] = [];
  const partlyShadowed: TakenRule[] = [];
  const redundant: { rule: string; direction: Direction }[] = [];
  for (const rule of orderedRules(nsg.rules, direction)) {
    if (isDefaultRule(rule)) continue;
    const own = all.filter(({ row }) => row.value === rule);
    let boxes: Box[] = [];
    for (const { row } of own) {
      const rest = space.map((box) => boxIntersect(box, row.shape)).filter((box) => box !== undefined);
      boxes = [
        ...boxes,
        ...own
          .slice(
            0,
            own.findIndex((o) => o.row === row),
          )
          .reduce((b, o) => boxesSubtract(b, o.row.shape), rest),
      ];
    }
    const earlier = certain.filter(({ row }) => isEarlier(row.value, rule));
    const { left, takers } = takeAway(boxes, earlier);
    const by = blockersOf(rule, boxes, earlier, takers);
    const conflicting = by.some((b) => b.opposite);
    if (left.length === 0) {
      shadowed.push({ rule: rule.name, direction, by, conflicting });
      continue;
    }
    if (conflicting)
      partlyShadowed.push({ rule: rule.name, direction, by: by.filter((b) => b.opposite), conflicting });
    const after = all.filter(({ row }) => isEarlier(rule, row.value));
    if (fareAlike(rule, left, after)) redundant.push({ rule: rule.name, direction });
  }
  return { shadowed, partlyShadowed, redundant };
}

/** Whether the later rules would do the same to all of the packets, in every world (N16). */
function fareAlike(rule: SecurityRule, boxes: Box[], after: readonly Indexed[]): boolean {
  let left = boxes;
  for (const { row } of after) {
    if (!left.some((box) => boxMeets(box, row.shape))) continue;
    if ((row.value.access === "Deny") !== (rule.access === "Deny")) return false;
    if (row.when === undefined) left = boxesSubtract(left, row.shape);
    if (left.length === 0) return true;
  }
  return left.length === 0;
}

const isEarlier = (a: SecurityRule, b: SecurityRule): boolean => a.priority < b.priority;

/** Shadowed, partly shadowed and redundant rules of a list, with the rules that cause it (N16). Defaults are not reported. */
export function analyseRules(
  rules: readonly SecurityRule[] | PreparedNsg,
  context?: NsgContext,
): RuleAnalysis {
  const nsg = "table" in rules ? rules : prepareNsg(rules, context ?? { virtualNetwork: [] });
  const parts = (["Inbound", "Outbound"] as const).map((direction) => analyseDirection(nsg, direction));
  return {
    shadowed: parts.flatMap((p) => p.shadowed),
    partlyShadowed: parts.flatMap((p) => p.partlyShadowed),
    redundant: parts.flatMap((p) => p.redundant),
  };
}
