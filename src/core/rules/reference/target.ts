import { kindOf, kinds, referencesOf, referenceFields } from "../../kinds/index.ts";
import { MANAGE_SUBNET } from "../cidr/sources.ts";
import { defineRule, type Draft } from "../rule.ts";
import { NICS } from "../vm/sources.ts";

/** What is a part of something has it, and what refers to something refers to a thing of a fitting kind. */
export const referenceTarget = defineRule({
  id: "reference/target",
  severity: "error",
  profiles: "base",
  subjects: kinds.map((k) => k.kind),
  source: [MANAGE_SUBNET, NICS],
  *check(r, q): Iterable<Draft> {
    const definition = kindOf(r.kind);
    const kind = definition.words.name.toLowerCase();
    if (definition.parent !== undefined && r.parent === undefined)
      yield {
        variant: "noParent",
        facet: "parent",
        at: [{ id: r.id, path: "parent" }],
        params: { name: r.name, kind, parents: names(definition.parent) },
      };
    for (const { path, to } of referencesOf(r)) {
      const allowed = path === "parent" ? (definition.parent ?? []) : fieldTargets(r.kind, path);
      const target = q.get(to);
      if (allowed.includes(target.kind)) continue;
      yield {
        variant: "kind",
        facet: path,
        at: [{ id: r.id, path }, { id: to }],
        params: { name: r.name, to: target.name, toKind: kindOf(target.kind).words.name.toLowerCase() },
      };
    }
  },
  words: {
    noParent: {
      what: (p) => `${p["name"]} is in no ${p["parents"]}`,
      why: (p) => `A ${p["kind"]} exists only as a part of one, so it cannot be deployed.`,
    },
    kind: {
      what: (p) => `${p["name"]} refers to ${p["to"]}, and a ${p["toKind"]} does not fit there`,
      why: () => "Azure refuses a reference to another type of resource.",
    },
  },
});

const names = (kinds: readonly string[]): string =>
  kinds.map((kind) => kindOf(kind).words.name.toLowerCase()).join(" or ");

function fieldTargets(kind: string, path: string): readonly string[] {
  const keys = path.split(".");
  const general = keys.length > 3 ? `${keys[0]}.${keys[1]}.*.${keys[3]}` : keys.slice(0, 2).join(".");
  return referenceFields(kind).find((field) => field.path === general)?.to ?? [];
}
