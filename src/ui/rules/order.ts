import { NSG_PRIORITY } from "../../core/facts/nsg.ts";
import { securityRulesOf, type NumberedRule } from "../../core/kinds/nsg/rules.ts";
import type { Resource, RowId } from "../../core/model/design.ts";

export type Direction = "Inbound" | "Outbound";

/** Gap left between rules that are numbered anew, so that others fit between them. */
const STEP = 10;
const LAST = Number.MAX_SAFE_INTEGER;

/** The rules of one direction in the order Azure tries them; those without a number stand last, as written. */
export const inOrder = (nsg: Resource, direction: Direction): readonly NumberedRule[] =>
  securityRulesOf(nsg)
    .filter((rule) => rule.direction === direction)
    .map((rule, n) => ({ rule, n }))
    .sort((a, b) => (a.rule.priority ?? LAST) - (b.rule.priority ?? LAST) || a.n - b.n)
    .map(({ rule }) => rule);

/** Priority of a rule added at the end: ten after the last, or the highest free one. Undefined = none is left. */
export function nextPriority(rules: readonly NumberedRule[]): number | undefined {
  const taken = new Set(rules.map((r) => r.priority));
  const last = Math.max(NSG_PRIORITY.min - STEP, ...rules.flatMap((r) => r.priority ?? []));
  const wanted = Math.floor(last / STEP) * STEP + STEP;
  if (wanted <= NSG_PRIORITY.max) return Math.max(wanted, NSG_PRIORITY.min);
  for (let n: number = NSG_PRIORITY.max; n >= NSG_PRIORITY.min; n--) if (!taken.has(n)) return n;
  return undefined;
}

/**
 * Priorities that change when the rule at `from` is put at place `to` of the list without it: one, when its new
 * neighbours leave a number between them, else all are numbered anew. Undefined = there are too many rules.
 */
export function reorder(
  rules: readonly NumberedRule[],
  from: number,
  to: number,
): ReadonlyMap<RowId, number> | undefined {
  const moved = rules[from];
  if (moved === undefined || from === to) return new Map();
  const others = rules.filter((_, n) => n !== from);
  const own = between(
    to === 0 ? "first" : others[to - 1]?.priority,
    to >= others.length ? "last" : others[to]?.priority,
  );
  if (own !== undefined) return new Map([[moved.row, own]]);
  const all = [...others.slice(0, to), moved, ...others.slice(to)];
  const step = Math.min(
    STEP,
    Math.floor((NSG_PRIORITY.max - NSG_PRIORITY.min) / Math.max(1, all.length - 1)),
  );
  if (step < 1) return undefined;
  return new Map(
    all
      .map((rule, n) => [rule, NSG_PRIORITY.min + n * step] as const)
      .filter(([rule, priority]) => rule.priority !== priority)
      .map(([rule, priority]) => [rule.row, priority]),
  );
}

/**
 * The roundest number strictly between two neighbours; at either end of the list, one step beyond the only neighbour.
 * Undefined = no number is left there, or a neighbour has none.
 */
function between(
  above: number | "first" | undefined,
  below: number | "last" | undefined,
): number | undefined {
  if (above === undefined || below === undefined) return undefined;
  const { min, max } = NSG_PRIORITY;
  const low = above === "first" ? min - 1 : above;
  const high = below === "last" ? max + 1 : below;
  const isFree = (n: number): boolean => n > low && n < high && n >= min && n <= max;
  const beyond =
    below === "last"
      ? Math.floor(low / STEP) * STEP + STEP
      : above === "first"
        ? Math.ceil(high / STEP) * STEP - STEP
        : 0;
  if (isFree(beyond)) return beyond;
  for (const step of [100, STEP, 5, 1]) {
    const middle = Math.round((low + high) / 2 / step) * step;
    if (isFree(middle)) return middle;
  }
  return undefined;
}
