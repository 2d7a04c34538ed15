import type { Source } from "../../facts/source.ts";
import { kindOf, kinds, type Field, type Fields } from "../../kinds/index.ts";
import { intOf, textOf } from "../../kinds/read.ts";
import type { Json, JsonObject, Path, Resource } from "../../model/design.ts";
import { fieldLabel } from "../../commands/index.ts";
import { defineRule, type Draft } from "../rule.ts";
import { setField } from "./setField.ts";

const TYPES: Source = {
  title: "Azure resource type definitions (bicep-types-az)",
  url: "https://github.com/Azure/bicep-types-az",
  date: "2026-11-01",
};

interface NumberField {
  readonly path: Path;
  readonly row?: string;
  readonly field: Field;
  readonly value: Json | undefined;
}

/** Number fields of a resource, those in rows too. Priorities of security rules have a rule of their own. */
function numberFields(r: Resource): NumberField[] {
  const found: NumberField[] = [];
  const collect = (fields: Fields, values: JsonObject, at: Path, row?: string): void => {
    for (const [name, field] of Object.entries(fields)) {
      const path = `${at}.${name}`;
      if (field.type === "int" && field.when?.(values) !== false)
        found.push({ path, field, value: values[name], ...(row === undefined ? {} : { row }) });
      if (field.type === "rows" && field.rows !== undefined)
        for (const [key, entry] of Object.entries(
          (values[name] ?? {}) as Readonly<Record<string, JsonObject>>,
        ))
          collect(field.rows, entry, `${path}.${key}`, key);
    }
  };
  collect(kindOf(r.kind).fields, r.props, "props");
  return r.kind === "nsg" ? [] : found;
}

const isNumbered = (fields: Fields): boolean =>
  Object.values(fields).some((f) => f.type === "int" || (f.rows !== undefined && isNumbered(f.rows)));

/** What is typed into a number field is a whole number within its bounds. */
export const fieldNumber = defineRule({
  id: "field/number",
  severity: "error",
  profiles: "base",
  subjects: kinds.filter((k) => k.kind !== "nsg" && isNumbered(k.fields)).map((k) => k.kind),
  source: [TYPES],
  *check(r): Iterable<Draft> {
    for (const { path, field, value, row } of numberFields(r)) {
      const typed = textOf(value);
      if (typed === undefined) continue;
      const { min = -Infinity, max = Infinity } = field;
      const n = intOf(value);
      if (n !== undefined && n >= min && n <= max) continue;
      const nearest = n === undefined ? field.default : Math.min(max, Math.max(min, n));
      yield {
        variant: n === undefined ? "text" : "bounds",
        facet: row === undefined ? path : `${row}-${path}`,
        at: [{ id: r.id, path }],
        params: { name: r.name, field: fieldLabel(r.kind, path), typed: typed.slice(0, 40), min, max },
        fixes:
          typeof nearest === "number"
            ? [{ fix: "set", args: { id: r.id, path, value: nearest }, params: { value: nearest } }]
            : [],
      };
    }
  },
  words: {
    text: {
      what: (p) => `${p["name"]}: ${p["typed"]} is no whole number for ${p["field"]}`,
      why: () => "Azure takes only a number here and refuses the deployment.",
    },
    bounds: {
      what: (p) => `${p["name"]}: ${p["field"]} is ${p["typed"]}, and Azure takes ${p["min"]} to ${p["max"]}`,
      why: () => "A number outside the bounds is refused when it is deployed.",
    },
  },
  fixes: { set: { label: (p) => `Set to ${p["value"]}`, command: setField } },
});
