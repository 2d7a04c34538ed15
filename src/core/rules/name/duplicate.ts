import { placementOf } from "../../analysis/index.ts";
import { copyName, takenNames, type Command } from "../../commands/index.ts";
import { kindOf, kinds } from "../../kinds/index.ts";
import type { Id, Json, Resource } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import { err, message, ok } from "../../net/index.ts";
import { defineRule, type Draft } from "../rule.ts";
import { shown } from "../shown.ts";
import { duplicateOf } from "./duplicatesOf.ts";
import { RESOURCE_NAMES } from "./sources.ts";

/** Two resources of one type have one name in one scope. The later one is the subject, the first its facet. */
export const nameDuplicate = defineRule({
  id: "name/duplicate",
  severity: "error",
  profiles: "base",
  subjects: kinds.map((k) => k.kind),
  source: [RESOURCE_NAMES],
  *check(r, q): Iterable<Draft> {
    const other = duplicateOf(q, r);
    if (other === undefined) return;
    const { words } = kindOf(r.kind);
    const to = freeName(q, r);
    yield {
      variant: "taken",
      facet: other,
      at: [
        { id: r.id, path: "name" },
        { id: other, path: "name" },
      ],
      params: { name: shown(r.name), kind: words.name.toLowerCase(), scope: scopeName(q, r) },
      fixes: r.existing ? [] : [{ fix: "rename", args: { id: r.id, to }, params: { to } }],
    };
  },
  words: {
    taken: {
      what: (p) => `${p["scope"]} already has a ${p["kind"]} called ${p["name"]}`,
      why: () => "Azure takes the second for a change of the first, without regard to case, and one is lost.",
    },
  },
  fixes: { rename: { label: (p) => `Rename to ${p["to"]}`, command: rename() } },
});

function freeName(q: Query, r: Resource): string {
  return copyName(r.name.trim(), takenNames(q, r.kind, r.parent), kindOf(r.kind).name.max);
}

function scopeName(q: Query, r: Resource): string {
  if (kindOf(r.kind).name.scope === "parent") return shown(q.get(r.parent!).name);
  return shown(q.part("resourceGroups")[placementOf(q, r.id).resourceGroup]?.name ?? "");
}

function rename(): Command<Json> {
  return (q, args) => {
    const { id, to } = args as { readonly id: Id; readonly to: string };
    if (q.find(id) === undefined) return err(message("noFix"));
    return ok([{ op: "set", id, path: "name", value: to }]);
  };
}
