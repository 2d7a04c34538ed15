import { kindOf } from "../kinds/index.ts";
import type { Id, Resource } from "../model/design.ts";
import type { Query } from "../model/query.ts";
import { placementOf } from "../analysis/index.ts";

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

/** A copy's name: the same while it is free, else with the next free number. */
export function copyName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name.trim().toLowerCase())) return name;
  const base = name.replace(/-\d+$/, "");
  for (let n = 2; ; n++) {
    const copy = `${base}-${n}`;
    if (!taken.has(copy.toLowerCase())) return copy;
  }
}

/** Two resources share a name where only one may have it. */
export function sameScope(q: Query, a: Resource, b: Resource): boolean {
  const { scope } = kindOf(a.kind).name;
  if (a.kind !== b.kind) return false;
  if (scope === "parent") return a.parent === b.parent;
  return scope === "global" || placementOf(q, a.id).resourceGroup === placementOf(q, b.id).resourceGroup;
}
