import { count, type RangeSet } from "../net/index.ts";
import { boxesSubtract, boxIntersect, boxMeets, type Box } from "./box.ts";
import { hullOf, rowsNear, tableOf } from "./bounds.ts";
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

const packetCount = (box: Box): number =>
  box.reduce((product: number, set: RangeSet) => product * count(set), 1);
const total = (boxes: readonly Box[]): number => boxes.reduce((sum, box) => sum + packetCount(box), 0);

type Rows = readonly Row<SecurityRule>[];

/** What is left of the boxes after the rows, and the rows that took something, by rule. */
function takeAway(boxes: Box[], rows: Rows): { left: Box[]; takers: Map<SecurityRule, Row<SecurityRule>[]> } {
  const takers = new Map<SecurityRule, Row<SecurityRule>[]>();
  let left = boxes;
  for (const row of rows) {
    if (left.length === 0) break;
    const { shape, value } = row;
    if (!left.some((box) => boxMeets(box, shape))) continue;
    const known = takers.get(value);
    if (known === undefined) takers.set(value, [row]);
    else known.push(row);
    left = boxesSubtract(left, shape);
  }
  return { left, takers };
}

const isOpposite = (a: SecurityRule, b: SecurityRule): boolean =>
  (a.access === "Deny") !== (b.access === "Deny");

/** Largest overlaps until all is covered, and always one with the other action (N16, as Batfish chooses). */
function blockersOf(
  rule: SecurityRule,
  boxes: readonly Box[],
  takers: ReadonlyMap<SecurityRule, Rows>,
): Blocker[] {
  const sizeOf = (rows: Rows): number =>
    total(
      boxes.flatMap((box) => rows.map((row) => boxIntersect(box, row.shape)).filter((b) => b !== undefined)),
    );
  const overlaps = [...takers].map(([taker, rows]) => ({ taker, rows, size: sizeOf(rows) }));
  overlaps.sort((a, b) => b.size - a.size);
  const chosen: SecurityRule[] = [];
  let left = [...boxes];
  for (const { taker, rows } of overlaps) {
    if (left.length === 0) break;
    if (!left.some((box) => rows.some((row) => boxMeets(box, row.shape)))) continue;
    chosen.push(taker);
    for (const row of rows) left = boxesSubtract(left, row.shape);
  }
  const opposite = overlaps.find(({ taker }) => isOpposite(taker, rule))?.taker;
  if (opposite !== undefined && !chosen.some((other) => isOpposite(other, rule))) chosen.push(opposite);
  return chosen.map((other) => ({ rule: other.name, opposite: isOpposite(other, rule) }));
}

/** All packets that a rule's own rows take, as disjoint boxes. */
function boxesOfRule(own: Rows, space: readonly Box[]): Box[] {
  const out: Box[] = [];
  for (const [i, row] of own.entries()) {
    const taken = space.map((box) => boxIntersect(box, row.shape)).filter((box) => box !== undefined);
    out.push(...own.slice(0, i).reduce((boxes, before) => boxesSubtract(boxes, before.shape), taken));
  }
  return out;
}

function analyseDirection(nsg: PreparedNsg, direction: Direction): RuleAnalysis {
  const { u, rows } = nsg.table(direction, []);
  // Where a rule with ports meets a protocol without ports, the analysis takes "does not match".
  const table = tableOf(rows.filter((row) => row.when?.includes(PORT_RULE_MEETS_PORTLESS) !== true));
  const space = wholeSpace(u);
  const ownRows = new Map<SecurityRule, Row<SecurityRule>[]>();
  for (const row of table.rows) {
    const known = ownRows.get(row.value);
    if (known === undefined) ownRows.set(row.value, [row]);
    else known.push(row);
  }
  const shadowed: TakenRule[] = [];
  const partlyShadowed: TakenRule[] = [];
  const redundant: { rule: string; direction: Direction }[] = [];
  for (const rule of orderedRules(nsg.rules, direction)) {
    if (isDefaultRule(rule)) continue;
    const own = ownRows.get(rule) ?? [];
    const boxes = boxesOfRule(own, space);
    const near = rowsNear(table, hullOf(boxes));
    const certain = near.filter((row) => row.when === undefined && isEarlier(row.value, rule));
    const { left, takers } = takeAway(boxes, certain);
    const isTaken = left.length === 0;
    const conflicting = [...takers.keys()].some((other) => isOpposite(other, rule));
    if (isTaken || conflicting) {
      const by = blockersOf(rule, boxes, takers);
      if (isTaken) shadowed.push({ rule: rule.name, direction, by, conflicting });
      else partlyShadowed.push({ rule: rule.name, direction, by: by.filter((b) => b.opposite), conflicting });
    }
    if (!isTaken && fareAlike(rule, left, near)) redundant.push({ rule: rule.name, direction });
  }
  return { shadowed, partlyShadowed, redundant };
}

/** Whether the later rules would do the same to all of the packets, in every world (N16). */
function fareAlike(rule: SecurityRule, boxes: Box[], near: Rows): boolean {
  let left = boxes;
  for (const row of near) {
    if (!isEarlier(rule, row.value)) continue;
    if (!left.some((box) => boxMeets(box, row.shape))) continue;
    if (isOpposite(row.value, rule)) return false;
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
