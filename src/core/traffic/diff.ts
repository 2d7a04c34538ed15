import { wholeSpace } from "./analysis.ts";
import { hullOf, rowsNear, tableOf } from "./bounds.ts";
import { boxIntersect, type Shape } from "./box.ts";
import { classify } from "./packets.ts";
import { prepareNsg, type NsgContext, type PreparedNsg } from "./nsg.ts";
import { orderedRules, rowsOfRules, type Direction } from "./rules.ts";
import type { SecurityRule } from "./topology.ts";
import { witnessOf, type Witness } from "./verdict.ts";
import { inEveryWorld } from "./worlds.ts";

/** Traffic that one of two rule lists allows and the other does not, and the rules that say so. */
export interface RuleChange {
  readonly direction: Direction;
  /** Opened: denied before, allowed after. */
  readonly effect: "opened" | "closed";
  readonly ruleBefore: string;
  readonly ruleAfter: string;
  readonly witness: Witness;
  /** Facts under which it is so; empty when it is so in every world. */
  readonly onlyIf: readonly string[];
}

/** A rule as it stands in the order: two lists differ only where this differs. */
const textOf = (rule: SecurityRule): string => {
  const { name, ...rest } = rule;
  return `${name} ${JSON.stringify(rest, Object.keys(rest).sort())}`;
};

/** Rules that stand in one list and not, or not at that place, in the other: only their packets can fare otherwise. */
function changedRules(before: readonly SecurityRule[], after: readonly SecurityRule[]): SecurityRule[] {
  const [inBefore, inAfter] = [new Set(before.map(textOf)), new Set(after.map(textOf))];
  return [...before.filter((r) => !inAfter.has(textOf(r))), ...after.filter((r) => !inBefore.has(textOf(r)))];
}

function changesIn(
  both: PreparedNsg,
  before: readonly SecurityRule[],
  after: readonly SecurityRule[],
  direction: Direction,
): RuleChange[] {
  const { u } = both.table(direction, []);
  const rows = (rules: readonly SecurityRule[]) => rowsOfRules(orderedRules(rules, direction), both.scope, u);
  const changed = changedRules(before, after).filter((r) => r.direction === direction);
  if (changed.length === 0) return [];
  const [old, now] = [tableOf(rows(before)), tableOf(rows(after))];
  // A rule that only changed its action has the same packets in both lists.
  const shapes = new Map<string, Shape>();
  for (const { shape } of rowsOfRules(changed, both.scope, u)) shapes.set(JSON.stringify(shape), shape);
  const space = wholeSpace(u);
  const boxes = [...shapes.values()].flatMap((shape) =>
    space.map((box) => boxIntersect(box, shape)).filter((b) => b !== undefined),
  );
  const near = boxes.map((box) => ({
    box,
    nearOld: rowsNear(old, hullOf([box])),
    nearNow: rowsNear(now, hullOf([box])),
  }));
  const runs = inEveryWorld((world) => {
    const found = new Map<string, RuleChange>();
    for (const { box, nearOld, nearNow } of near)
      for (const was of classify({ box }, nearOld, world)) {
        const denied = was.row?.access === "Deny";
        for (const is of classify(was.packets, nearNow, world)) {
          if ((is.row?.access === "Deny") === denied) continue;
          const [ruleBefore, ruleAfter] = [was.row?.name ?? "", is.row?.name ?? ""];
          const key = `${ruleBefore} ${ruleAfter}`;
          if (found.has(key)) continue;
          const effect = denied ? "opened" : "closed";
          found.set(key, {
            direction,
            effect,
            ruleBefore,
            ruleAfter,
            witness: witnessOf(is.packets.box, u),
            onlyIf: [],
          });
        }
      }
    return found;
  });
  const all = runs ?? [];
  const merged = new Map<string, RuleChange>();
  for (const { world, result } of all)
    for (const [key, change] of result) {
      const isAlways = all.every((run) => run.result.has(key));
      if (!merged.has(key))
        merged.set(key, {
          ...change,
          onlyIf: isAlways ? [] : world.settled.filter((s) => s.chosen === 1).map((s) => s.key),
        });
    }
  return [...merged.values()];
}

/**
 * What changes when one rule list replaces another: for each pair of rules that now decide otherwise, whether traffic
 * opens or closes, with the smallest packet as a witness. Empty when every packet fares as before, in every world.
 */
export function diffRules(
  before: readonly SecurityRule[],
  after: readonly SecurityRule[],
  context: NsgContext,
): RuleChange[] {
  const both = prepareNsg([...before, ...after], context);
  return (["Inbound", "Outbound"] as const).flatMap((direction) => changesIn(both, before, after, direction));
}
