import { placementOf } from "../../analysis/index.ts";
import { kindOf, kinds } from "../../kinds/index.ts";
import type { Id, Resource } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";

/** For each thing of a kind whose name is taken: the first one, in document order, that has it. */
type Duplicates = ReadonlyMap<Id, Id>;

/** One index for each kind, so that renaming a machine looks at no subnet; each function is one memo of the query. */
const byKind = new Map(
  kinds.map(({ kind }) => [kind, (q: Query): Duplicates => duplicates(q, q.all(kind))] as const),
);

/** The first thing with the same name in the same scope; undefined when the name is free. */
export function duplicateOf(q: Query, r: Resource): Id | undefined {
  if (kindOf(r.kind).name.scope === "parent")
    return r.parent === undefined ? undefined : q.derive(amongSiblings, r.parent).get(r.id);
  const index = byKind.get(r.kind);
  return index === undefined ? undefined : q.derive(index).get(r.id);
}

const amongSiblings = (q: Query, parent: Id): Duplicates => duplicates(q, q.children(parent));

/**
 * Azure compares names without regard to case, and we print them without white space around. Scopes are asked for only
 * among things that share a name: nearly all have one of their own, and this runs at every renaming.
 */
function duplicates(q: Query, ids: readonly Id[]): Duplicates {
  const first = new Map<string, Id>();
  const shared = new Map<string, Id[]>();
  for (const id of ids) {
    const name = q.get(id).name.trim().toLowerCase();
    const other = first.get(name);
    if (other === undefined) first.set(name, id);
    else if (name !== "") shared.set(name, [...(shared.get(name) ?? [other]), id]);
  }
  const found = new Map<Id, Id>();
  for (const alike of shared.values()) {
    const firstInScope = new Map<string, Id>();
    for (const id of alike) {
      const r = q.get(id);
      const scope = JSON.stringify([r.kind, scopeOf(q, r)]);
      const other = firstInScope.get(scope);
      if (other === undefined) firstInScope.set(scope, id);
      else found.set(id, other);
    }
  }
  return found;
}

/** What may hold each name once: the parent, the resource group by its name in Azure, or the world. */
function scopeOf(q: Query, r: Resource): string {
  const { scope } = kindOf(r.kind).name;
  if (scope === "parent") return r.parent ?? "";
  if (scope === "global") return "";
  // What is there already may say itself where; two groups of one name in one subscription are one group.
  const there = /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+/i.exec(r.existing?.azureId ?? "");
  if (there !== null) return there[0].toLowerCase();
  const { resourceGroup, subscription } = placementOf(q, r.id);
  const group = q.part("resourceGroups")[resourceGroup]?.name ?? "";
  return JSON.stringify([subscription, group.trim().toLowerCase()]);
}
