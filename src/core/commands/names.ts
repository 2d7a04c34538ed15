import { kindOf } from "../kinds/index.ts";
import type { Id } from "../model/design.ts";
import type { Query } from "../model/query.ts";

/** Names that a new resource of this kind must not take, in lower case: Azure compares them without regard to case. */
export function takenNames(q: Query, kind: string, parent: Id | undefined): Set<string> {
  const { scope } = kindOf(kind).name;
  const ids = scope === "parent" && parent !== undefined ? q.children(parent) : q.all(kind);
  return new Set(
    ids.filter((id) => q.get(id).kind === kind).map((id) => q.get(id).name.trim().toLowerCase()),
  );
}

/** "snet-1", "snet-2": the abbreviation of the Cloud Adoption Framework and the first number that is free. */
export function suggestName(kind: string, taken: ReadonlySet<string>): string {
  const { caf } = kindOf(kind).name;
  for (let n = 1; ; n++) {
    const name = `${caf}-${n}`;
    if (!taken.has(name)) return name;
  }
}

/** A copy's name: the same while it is free, else with the next free number, and never longer than `max` by that. */
export function copyName(name: string, taken: ReadonlySet<string>, max = Infinity): string {
  if (!taken.has(name.trim().toLowerCase())) return name;
  const base = name.trim().replace(/-\d+$/, "");
  for (let n = 2; ; n++) {
    const ending = `-${n}`;
    const copy = base.slice(0, Math.max(1, max - ending.length)) + ending;
    if (!taken.has(copy.toLowerCase())) return copy;
  }
}
