import type { Id, Resource } from "../model/design.ts";
import type { Edit } from "../model/edit.ts";
import type { Query } from "../model/query.ts";
import { err, message, ok, type Message, type Result } from "../net/index.ts";
import { allInside, linesWith } from "../analysis/index.ts";
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
  // Children in Azure's sense go with their parent even where they are drawn elsewhere; so do lines with either end.
  for (const id of gone) for (const more of [...q.children(id), ...linesWith(q, id)]) gone.add(more);
  const cleared = new Set<Id>();
  const edits: Edit[] = [];
  for (const id of gone)
    for (const other of q.refsTo(id)) {
      if (gone.has(other) || cleared.has(other)) continue;
      cleared.add(other);
      edits.push(...clearing(q.get(other), gone));
    }
  const intents = aboutGone(q, gone);
  edits.push(...intents.edits);
  for (const id of [...gone].reverse()) edits.push({ op: "box", id }, { op: "remove", id });
  const asked = new Set(ids).size;
  const inner = gone.size - asked;
  const label =
    asked === 1
      ? message("delete", { name: q.get(first).name, count: inner })
      : message("deleteMany", { count: gone.size });
  const { count } = intents;
  return ok({ label, edits, select: [], notes: count > 0 ? [message("intentsRemoved", { count })] : [] });
}

/** An intent without one of its ends says nothing and goes; one that only passes by stays, without that place. */
function aboutGone(q: Query, gone: ReadonlySet<Id>): { readonly edits: Edit[]; readonly count: number } {
  const edits: Edit[] = [];
  let count = 0;
  for (const [id, intent] of Object.entries(q.part("intents"))) {
    const ends = [intent.from, intent.to];
    if (ends.some((end) => "resource" in end && gone.has(end.resource))) {
      edits.push({ op: "design", path: `intents.${id}` });
      count++;
    } else if (intent.via?.some((place) => gone.has(place))) {
      const value = intent.via.filter((place) => !gone.has(place));
      edits.push({ op: "design", path: `intents.${id}.via`, value });
    }
  }
  return { edits, count };
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
