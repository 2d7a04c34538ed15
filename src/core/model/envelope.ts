import * as v from "valibot";
import type { Design, JsonObject } from "./design.ts";
import { isContainer } from "./draft.ts";

// What a value must be, as the message says it after "must be".
const text = v.string("a text");
const number = v.pipe(v.number("a number"), v.finite("a number"));
const filled = v.pipe(v.string("a text"), v.nonEmpty("a text that is not empty"));
const anything = v.unknown();
// Valibot takes a list for an object, which this does not.
const object = v.custom<object>(isContainer, "an object");

const fields = <E extends v.ObjectEntries>(entries: E) => v.pipe(object, v.looseObject(entries, "an object"));
const recordOf = <S extends v.GenericSchema>(value: S) =>
  v.pipe(object, v.record(v.string(), value, "an object"));
/** Values by id. What a key may be is the business of `isUsableId` here, and of a pattern in the published schema. */
const byId = <S extends v.GenericSchema>(value: S) =>
  v.pipe(
    object,
    v.record(v.string(), value, "an object"),
    v.metadata({ propertyNames: { $ref: "#/$defs/id" } }),
  );
const oneOf = <const O extends readonly string[]>(...options: O) =>
  v.picklist(options, `one of ${options.join(", ")}`);
const maybe = <S extends v.GenericSchema>(schema: S) => v.optional(schema);

const resource = fields({
  id: text,
  kind: filled,
  name: text,
  parent: maybe(text),
  placement: maybe(fields({ resourceGroup: maybe(text), region: maybe(text) })),
  existing: maybe(fields({ azureId: maybe(text) })),
  props: object,
  bind: maybe(recordOf(text)),
  extra: maybe(object),
});

const end = v.union(
  [
    fields({ resource: text, row: maybe(text) }),
    fields({ address: text }),
    fields({ tag: text }),
    fields({ host: text }),
  ],
  "an object with resource, address, tag or host",
);

const intent = fields({
  id: text,
  from: end,
  to: end,
  protocol: oneOf("tcp", "udp", "icmp", "any"),
  ports: text,
  expect: oneOf("allowed", "denied"),
  via: maybe(v.array(text, "a list of ids")),
  label: maybe(text),
});

const suppression = fields({
  rule: text,
  subject: maybe(text),
  facet: maybe(text),
  reason: text,
  by: maybe(text),
  until: maybe(text),
});

const box = fields({
  x: maybe(number),
  y: maybe(number),
  order: maybe(number),
  columns: maybe(number),
  collapsed: maybe(v.literal(true, "true, or left out")),
});

const notes = fields({ text, x: number, y: number, width: maybe(number), height: maybe(number) });
const parameter = fields({
  type: oneOf("string", "int", "bool"),
  description: maybe(text),
  default: maybe(anything),
});

/** What stands under an id or, in `parameters`, under a name that is used in paths like one. */
const ENTRIES = {
  subscriptions: fields({ name: text, subscriptionId: maybe(text) }),
  resourceGroups: fields({ name: text, subscription: text }),
  parameters: parameter,
  resources: resource,
  intents: intent,
  suppressions: suppression,
  layout: box,
  notes,
} satisfies { readonly [part in keyof Design]?: v.GenericSchema };

export type KeyedPart = keyof typeof ENTRIES;
export const KEYED_PARTS = Object.keys(ENTRIES) as readonly KeyedPart[];
export const isKeyedPart = (part: string): part is KeyedPart => Object.hasOwn(ENTRIES, part);

const PARTS = {
  format: v.literal("vnet-designer", "vnet-designer"),
  version: v.number("a number"),
  title: text,
  cloud: oneOf("public", "government", "china"),
  profile: oneOf("current", "aml-2022", "aml-2019"),
  naming: fields({ workload: text, environment: text }),
  subscriptions: byId(ENTRIES.subscriptions),
  resourceGroups: byId(ENTRIES.resourceGroups),
  defaults: fields({ resourceGroup: text, region: text }),
  parameters: byId(ENTRIES.parameters),
  resources: byId(ENTRIES.resources),
  intents: byId(ENTRIES.intents),
  suppressions: byId(ENTRIES.suppressions),
  layout: byId(ENTRIES.layout),
  notes: byId(ENTRIES.notes),
} satisfies { readonly [part in keyof Design]: v.GenericSchema };

/**
 * The shape of the document, kinds left aside: of a project file, of what edits may make, and, as JSON Schema, for
 * other tools. It only judges; what is read stays as it was, unknown fields and order of keys included.
 */
const envelope = fields(PARTS);
export const ENVELOPE: Shape = envelope;

/** What may be looked at in a schema of Valibot in order to say the same in another language. */
export interface Shape {
  readonly type: string;
  readonly pipe?: readonly Shape[] | undefined;
  readonly entries?: { readonly [name: string]: Shape };
  readonly value?: Shape;
  readonly item?: Shape;
  readonly wrapped?: Shape;
  readonly options?: readonly Shape[] | readonly string[];
  readonly literal?: string | boolean;
  readonly metadata?: JsonObject;
}

/** The first thing that has the wrong shape. */
export interface ShapeIssue {
  readonly path: readonly string[];
  /** What it must be, ready for a sentence. */
  readonly expected: string;
  /** What it is; "missing" when it is not there. */
  readonly received: string;
}

export const issueOfDesign = (json: unknown): ShapeIssue | undefined => issueOf(envelope, json);
/** Parts that only another version knows have any shape. */
export const issueOfPart = (part: string, json: unknown): ShapeIssue | undefined =>
  Object.hasOwn(PARTS, part) ? issueOf(PARTS[part as keyof Design], json) : undefined;
export const issueOfEntry = (part: KeyedPart, json: unknown): ShapeIssue | undefined =>
  issueOf(ENTRIES[part], json);

function issueOf(schema: v.GenericSchema, json: unknown): ShapeIssue | undefined {
  const parsed = v.safeParse(schema, json, { abortEarly: true });
  if (parsed.success) return undefined;
  const [issue] = parsed.issues;
  const path = (issue.path ?? []).map((item) => String(item.key));
  // The issue of a missing field carries the words of the object around it.
  const last = issue.path?.at(-1);
  const isMissing =
    last !== undefined && isContainer(last.input) && !Object.hasOwn(last.input, String(last.key));
  if (isMissing) return { path, expected: "there", received: "missing" };
  return { path, expected: issue.message, received: describe(issue.input) };
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (isContainer(value)) return "an object";
  return typeof value === "string" && value.length > 40 ? "a long text" : JSON.stringify(value);
}
