import { DESIGN_VERSION, type JsonObject } from "./design.ts";

type Schema = JsonObject;

const text: Schema = { type: "string" };
const number: Schema = { type: "number" };
const anyObject: Schema = { type: "object" };
const oneOf = (...options: readonly string[]): Schema => ({ enum: [...options] });

/** An object with these fields; those in `required` must be there, others may follow. */
const fields = (properties: { readonly [name: string]: Schema }, ...required: readonly string[]): Schema => ({
  type: "object",
  properties,
  required: [...required],
});

/** The same names that `isUsableId` accepts: no dot, no `*`, no plain number, nothing that every object answers to. */
const ID: Schema = {
  type: "string",
  pattern: "^(?!(?:0|[1-9][0-9]*)$)(?!\\*$)[^.]+$",
  not: { enum: [...Object.getOwnPropertyNames(Object.prototype), "prototype"] },
};

const entriesOf = (value: Schema): Schema => ({
  type: "object",
  propertyNames: { $ref: "#/$defs/id" },
  additionalProperties: value,
});

const RESOURCE_FIELDS = {
  id: { $ref: "#/$defs/id" },
  kind: { type: "string", minLength: 1 },
  name: text,
  parent: text,
  placement: fields({ resourceGroup: text, region: text }),
  existing: fields({ azureId: text }),
  props: anyObject,
  bind: { type: "object", additionalProperties: text },
  extra: anyObject,
};

const END: Schema = {
  anyOf: [
    fields({ resource: text, row: text }, "resource"),
    fields({ address: text }, "address"),
    fields({ tag: text }, "tag"),
    fields({ host: text }, "host"),
  ],
};

const INTENT = fields(
  {
    id: { $ref: "#/$defs/id" },
    from: { $ref: "#/$defs/end" },
    to: { $ref: "#/$defs/end" },
    protocol: oneOf("tcp", "udp", "icmp", "any"),
    ports: text,
    expect: oneOf("allowed", "denied"),
    via: { type: "array", items: text },
    label: text,
  },
  ...["id", "from", "to", "protocol", "ports", "expect"],
);

const SUPPRESSION = fields(
  { rule: text, subject: text, facet: text, reason: text, by: text, until: text },
  ...["rule", "reason"],
);

const PARAMETER = fields({ type: oneOf("string", "int", "bool"), description: text, default: {} }, "type");
const BOX = fields({ x: number, y: number, order: number, columns: number, collapsed: { const: true } });
const NOTE = fields({ text, x: number, y: number, width: number, height: number }, "text", "x", "y");

const PARTS: { readonly [part: string]: Schema } = {
  format: { const: "vnet-designer" },
  version: { const: DESIGN_VERSION },
  title: text,
  cloud: oneOf("public", "government", "china"),
  profile: oneOf("current", "aml-2022", "aml-2019"),
  naming: fields({ workload: text, environment: text }, "workload", "environment"),
  subscriptions: { ...entriesOf(fields({ name: text, subscriptionId: text }, "name")), minProperties: 1 },
  resourceGroups: {
    ...entriesOf(fields({ name: text, subscription: text }, "name", "subscription")),
    minProperties: 1,
  },
  defaults: fields({ resourceGroup: text, region: text }, "resourceGroup", "region"),
  parameters: entriesOf(PARAMETER),
  resources: entriesOf({ $ref: "#/$defs/resource" }),
  intents: entriesOf(INTENT),
  suppressions: entriesOf(SUPPRESSION),
  layout: entriesOf(BOX),
  notes: entriesOf(NOTE),
};

/**
 * JSON Schema (2020-12) of a project file, for editors and other tools: what `readDesign` accepts of the current
 * version, except that no schema can see whether a resource repeats its key as its id. `kinds` holds the schema of
 * `props` for each kind; a resource of any other kind is then refused.
 */
export function designSchema(kinds?: { readonly [kind: string]: Schema }): Schema {
  const base = fields(RESOURCE_FIELDS, "id", "kind", "name", "props");
  const resource: Schema = kinds
    ? {
        ...base,
        properties: { ...RESOURCE_FIELDS, kind: { enum: Object.keys(kinds) } },
        allOf: Object.entries(kinds).map(([kind, props]) => ({
          if: { properties: { kind: { const: kind } }, required: ["kind"] },
          then: { properties: { props } },
        })),
      }
    : base;
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "VNet Designer project file",
    ...fields(PARTS, ...Object.keys(PARTS)),
    $defs: { id: ID, end: END, resource },
  };
}
