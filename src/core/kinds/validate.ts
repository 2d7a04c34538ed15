import type { Json, JsonObject, Resource } from "../model/design.ts";
import { isUsableId } from "../model/path.ts";
import { message, type Message, type Words } from "../net/message.ts";
import type { Field, Fields } from "./field.ts";
import { findKind, kinds, type KindDefinition } from "./index.ts";

export type PropsCode =
  "bad-row" | "no-parent" | "stored-secret" | "unknown-kind" | "wrong-choice" | "wrong-shape";

/** Why a resource does not fit its kind. */
export const propsWords: Words<PropsCode> = {
  "bad-row": (p) =>
    `${p["name"]!}: ${p["path"]!} holds a row with the id “${p["id"]!}”. Begin it with a letter.`,
  "no-parent": (p) => `${p["name"]!} names no parent. A ${p["kind"]!} belongs to a ${p["parents"]!}.`,
  "stored-secret": (p) => `${p["name"]!}: ${p["path"]!} holds a secret, and a design never does. Remove it.`,
  "unknown-kind": (p) => `${p["name"]!} is of the unknown kind “${p["kind"]!}”. Known are ${p["known"]!}.`,
  "wrong-choice": (p) => `${p["name"]!}: ${p["path"]!} is “${p["value"]!}”. Choose ${p["choices"]!}.`,
  "wrong-shape": (p) => `${p["name"]!}: ${p["path"]!} must be ${p["expected"]!}, but is ${p["received"]!}.`,
};

type Problem = Message<PropsCode>;

/**
 * What does not fit the kind of a resource: wrong shapes, values outside a choice, secrets. Text is never judged, since
 * a design keeps what was typed; that is the rules' business. Fields that the kind does not know are kept.
 */
export function validateProps(resource: Resource): readonly Problem[] {
  const { name, kind } = resource;
  const definition = findKind(kind);
  if (definition === undefined) {
    return [message("unknown-kind", { name, kind, known: kinds.map((k) => k.kind).join(", ") })];
  }
  return [
    ...parentProblems(resource, definition),
    ...fieldProblems(name, "", resource.props, definition.fields),
  ];
}

function parentProblems({ name, kind, parent }: Resource, { parent: parents }: KindDefinition): Problem[] {
  if (parents === undefined || parent !== undefined) return [];
  const called = (one: string): string => findKind(one)?.words.name.toLowerCase() ?? one;
  return [message("no-parent", { name, kind: called(kind), parents: parents.map(called).join(" or ") })];
}

function fieldProblems(name: string, path: string, props: JsonObject, fields: Fields): Problem[] {
  return Object.entries(fields).flatMap(([field, definition]) => {
    const value = Object.hasOwn(props, field) ? props[field] : undefined;
    return value === undefined ? [] : valueProblems(name, path + field, value, definition);
  });
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: Json): value is string => typeof value === "string";
const isTexts = (value: Json): boolean => Array.isArray(value) && value.every(isText);

function valueProblems(name: string, path: string, value: Json, field: Field): Problem[] {
  const wrong = (expected: string): Problem[] => [
    message("wrong-shape", { name, path, expected, received: described(value) }),
  ];
  switch (field.type) {
    case "rows":
      return isObject(value) ? rowProblems(name, path, value, field.rows ?? {}) : wrong("an object of rows");
    case "bool":
      return typeof value === "boolean" ? [] : wrong("true or false");
    case "int":
      // A number that was mistyped stays text.
      return typeof value === "number" || isText(value) ? [] : wrong("a number or a text");
    case "cidrs":
    case "texts":
    case "refs":
      return isTexts(value) ? [] : wrong("a list of texts");
    case "secret":
      return value === "" ? [] : [message("stored-secret", { name, path })];
    case "choice":
      if (!isText(value)) return wrong("a text");
      return field.choices === undefined || field.choices.includes(value)
        ? []
        : [message("wrong-choice", { name, path, value, choices: field.choices.join(", ") })];
    default:
      return isText(value) ? [] : wrong("a text");
  }
}

function rowProblems(name: string, path: string, rows: JsonObject, fields: Fields): Problem[] {
  return Object.entries(rows).flatMap(([id, row]) => {
    if (!isUsableId(id)) return [message("bad-row", { name, path, id })];
    if (isObject(row)) return fieldProblems(name, `${path}.${id}.`, row, fields);
    const received = described(row);
    return [message("wrong-shape", { name, path: `${path}.${id}`, expected: "an object", received })];
  });
}

function described(value: Json): string {
  if (Array.isArray(value)) return "a list";
  if (isObject(value)) return "an object";
  if (isText(value) && value.length > 40) return "a long text";
  return JSON.stringify(value);
}
