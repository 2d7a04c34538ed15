import type { JsonObject } from "../model/design.ts";
import type { KindWords } from "./definition.ts";
import type { Field, Fields } from "./field.ts";
import { kinds } from "./index.ts";

/**
 * JSON Schema of `props` of every kind, for the published schema of the project file. It says the same as
 * `validateProps`; rows refer to the definition `id` of the document's schema.
 */
export const propsSchemas = (): { readonly [kind: string]: JsonObject } =>
  Object.fromEntries(kinds.map(({ kind, fields, words }) => [kind, objectSchema(fields, words, "")]));

function objectSchema(fields: Fields, words: KindWords, path: string): JsonObject {
  const properties = Object.entries(fields).map(
    ([name, field]) =>
      [name, { ...described(words, path + name), ...valueSchema(field, words, path + name) }] as const,
  );
  return { type: "object", properties: Object.fromEntries(properties) };
}

function described(words: KindWords, path: string): JsonObject {
  const { label, help } = words.fields[path] ?? {};
  return {
    ...(label === undefined ? {} : { title: label }),
    ...(help === undefined ? {} : { description: help }),
  };
}

function valueSchema(
  { type, choices, rows, default: preset }: Field,
  words: KindWords,
  path: string,
): JsonObject {
  const usual = preset === undefined ? {} : { default: preset };
  switch (type) {
    case "rows":
      return {
        type: "object",
        propertyNames: { $ref: "#/$defs/id" },
        additionalProperties: objectSchema(rows ?? {}, words, `${path}.`),
      };
    case "bool":
      return { type: "boolean", ...usual };
    case "int":
      return { type: ["number", "string"], ...usual };
    case "cidrs":
    case "texts":
    case "refs":
      return { type: "array", items: { type: "string" }, ...usual };
    case "secret":
      return { type: "string", maxLength: 0 };
    case "choice":
      return { ...(choices === undefined ? { type: "string" } : { enum: [...choices] }), ...usual };
    default:
      return { type: "string", ...usual };
  }
}
