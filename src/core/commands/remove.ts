import type { Id, Resource } from "../model/design.ts";
import type { Edit } from "../model/edit.ts";
import type { Query } from "../model/query.ts";
import { err, message, ok, type Message, type Result } from "../net/index.ts";
import { allInside } from "../analysis/index.ts";
import { referencesOf } from "../kinds/index.ts";
import type { Plan } from "./command.ts";

/** Deletes things and what is drawn in them, and clears what referred to any of it, in one step. */
export function planDelete(q: Query, { ids }: { readonly ids: readonly Id[] }): Result<Plan, Message> {
  const [first] = ids;
  if (first === undefined) return err(message("nothingSelected"));
  const gone = new Set<Id>();
  for (const id of ids) {
    gone.add(id);
    for (const inner of allInside(q, id)) gone.add(inner);
  }
  // Children in Azure's sense go with their parent even where they are drawn elsewhere.
  for (const id of gone) for (const child of q.children(id)) gone.add(child);
  const cleared = new Set<Id>();
  const edits: Edit[] = [];
  for (const id of gone)
    for (const other of q.refsTo(id)) {
      if (gone.has(other) || cleared.has(other)) continue;
      cleared.add(other);
      edits.push(...clearing(q.get(other), gone));
    }
  for (const id of [...gone].reverse()) edits.push({ op: "box", id }, { op: "remove", id });
  const inner = gone.size - ids.length;
  const label =
    ids.length === 1
      ? message("delete", { name: q.get(first).name, count: inner })
      : message("deleteMany", { count: gone.size });
  return ok({ label, edits, select: [], notes: [] });
}

/** Edits that make this thing refer to none of those: lists lose their members, single references are unset. */
function clearing(r: Resource, gone: ReadonlySet<Id>): Edit[] {
  const paths = new Set(
    referencesOf(r)
      .filter((ref) => gone.has(ref.to))
      .map((ref) => ref.path.replace(/\.\d+$/, "")),
  );
  return [...paths].map((path): Edit => {
    const old = path
      .split(".")
      .reduce<unknown>((at, key) => (at as Readonly<Record<string, unknown>>)[key], r);
    if (!Array.isArray(old)) return { op: "set", id: r.id, path };
    return { op: "set", id: r.id, path, value: (old as readonly Id[]).filter((id) => !gone.has(id)) };
  });
}
