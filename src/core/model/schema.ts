import { DESIGN_VERSION, type JsonObject } from "./design.ts";
import { ENVELOPE, type Shape } from "./envelope.ts";

/** The same names that `isUsableId` accepts: no dot, no `*`, no plain number, nothing that every object answers to. */
const ID: JsonObject = {
  type: "string",
  pattern: "^(?!(?:0|[1-9][0-9]*)$)(?!\\*$)[^.]+$",
  not: { enum: [...Object.getOwnPropertyNames(Object.prototype), "prototype"] },
};

/**
 * JSON Schema (2020-12) of a project file, for editors and other tools: what `readDesign` accepts of the current
 * version, except that no schema can see whether a resource repeats its key as its id. `kinds` holds the schema of
 * `props` for each kind; a resource of any other kind is then refused.
 */
export function designSchema(kinds?: { readonly [kind: string]: JsonObject }): JsonObject {
  const envelope = schemaOf(ENVELOPE);
  const parts = envelope["properties"] as { readonly [part: string]: JsonObject };
  const resource = parts["resources"]!["additionalProperties"] as JsonObject;
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "VNet Designer project file",
    ...envelope,
    properties: {
      ...parts,
      version: { const: DESIGN_VERSION },
      subscriptions: { ...parts["subscriptions"], minProperties: 1 },
      resourceGroups: { ...parts["resourceGroups"], minProperties: 1 },
      resources: { ...parts["resources"], additionalProperties: { $ref: "#/$defs/resource" } },
    },
    $defs: { id: ID, resource: kinds ? withKinds(resource, kinds) : resource },
  };
}

function withKinds(resource: JsonObject, kinds: { readonly [kind: string]: JsonObject }): JsonObject {
  return {
    ...resource,
    properties: { ...(resource["properties"] as JsonObject), kind: { enum: Object.keys(kinds) } },
    allOf: Object.entries(kinds).map(([kind, props]) => ({
      if: { properties: { kind: { const: kind } }, required: ["kind"] },
      then: { properties: { props } },
    })),
  };
}

/** A shape in the words of JSON Schema. A word of Valibot that is not translated here is a bug, not a gap. */
function schemaOf(shape: Shape): JsonObject {
  if (shape.pipe) {
    const words = shape.pipe.map((each) => schemaOf({ ...each, pipe: undefined }));
    return words.reduce((all, each) => ({ ...all, ...each }), {});
  }
  switch (shape.type) {
    case "string":
    case "number":
      return { type: shape.type };
    case "custom": // The only one is "an object".
      return { type: "object" };
    case "unknown":
    case "finite": // JSON has no other numbers.
      return {};
    case "non_empty":
      return { minLength: 1 };
    case "metadata":
      return shape.metadata!;
    case "literal":
      return { const: shape.literal! };
    case "picklist":
      return { enum: shape.options as readonly string[] };
    case "union":
      return { anyOf: (shape.options as readonly Shape[]).map(schemaOf) };
    case "array":
      return { type: "array", items: schemaOf(shape.item!) };
    case "record":
      return { type: "object", additionalProperties: schemaOf(shape.value!) };
    case "optional":
      return schemaOf(shape.wrapped!);
    case "loose_object": {
      const fields = Object.entries(shape.entries!);
      const required = fields.filter(([, field]) => field.type !== "optional").map(([name]) => name);
      const properties = Object.fromEntries(fields.map(([name, field]) => [name, schemaOf(field)]));
      return { type: "object", properties, ...(required.length > 0 ? { required } : {}) };
    }
    default:
      throw new Error(`No JSON Schema for ${shape.type}.`);
  }
}
