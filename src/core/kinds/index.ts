import type { Id, Resource } from "../model/design.ts";
import type { ModelSchema, Reference } from "../model/edit.ts";
import type { KindDefinition } from "./definition.ts";
import type { Fields } from "./field.ts";
import { asgKind } from "./asg/index.ts";
import { natGatewayKind } from "./natGateway/index.ts";
import { nsgKind } from "./nsg/index.ts";
import { peeringKind } from "./peering/index.ts";
import { publicIpKind } from "./publicIp/index.ts";
import { publicIpPrefixKind } from "./publicIpPrefix/index.ts";
import { routeTableKind } from "./routeTable/index.ts";
import { subnetKind } from "./subnet/index.ts";
import { vmKind } from "./vm/index.ts";
import { vnetKind } from "./vnet/index.ts";

export type {
  Demand,
  Family,
  Group,
  KindDefinition,
  KindDeployment,
  KindWords,
  TemplateContext,
  TemplatePart,
} from "./definition.ts";
export type { Field, Fields, FieldType, PropsOf } from "./field.ts";

/** Every kind of resource, in palette order. A new kind is one line here and a folder beside this file. */
export const kinds: readonly KindDefinition[] = [
  vnetKind,
  subnetKind,
  nsgKind,
  vmKind,
  asgKind,
  routeTableKind,
  publicIpKind,
  publicIpPrefixKind,
  natGatewayKind,
  peeringKind,
];

const byName = new Map(kinds.map((k) => [k.kind, k]));

export const findKind = (kind: string): KindDefinition | undefined => byName.get(kind);

/** The definition of a kind that is in the design; files with other kinds are refused at the door. */
export function kindOf(kind: string): KindDefinition {
  const found = byName.get(kind);
  if (found === undefined) throw new Error(`No kind "${kind}": the file reader lets only known kinds in.`);
  return found;
}

/** A field that holds references, with its path; `*` stands for the row. */
export interface ReferenceField {
  readonly path: string;
  readonly list?: string;
  readonly name: string;
  readonly many: boolean;
  readonly to: readonly string[];
  readonly line: "always" | "selected" | "chip" | "never";
}

const referenceFieldsOf = new Map<string, readonly ReferenceField[]>();

/** The reference fields of a kind, in the order of its fields. */
export function referenceFields(kind: string): readonly ReferenceField[] {
  const known = referenceFieldsOf.get(kind);
  if (known !== undefined) return known;
  const found = byName.get(kind);
  const made = found === undefined ? [] : collect(found.fields);
  referenceFieldsOf.set(kind, made);
  return made;
}

function collect(fields: Fields, list?: string): ReferenceField[] {
  return Object.entries(fields).flatMap(([name, field]): ReferenceField[] => {
    if (field.type === "rows" && field.rows !== undefined) return collect(field.rows, name);
    if (field.type !== "ref" && field.type !== "refs") return [];
    return [
      {
        path: list === undefined ? `props.${name}` : `props.${list}.*.${name}`,
        ...(list === undefined ? {} : { list }),
        name,
        many: field.type === "refs",
        to: field.to ?? [],
        line: field.line ?? "never",
      },
    ];
  });
}

/** All references that a resource holds, with the exact path of each. */
export function referencesOf(r: Resource): readonly Reference[] {
  const found: Reference[] = [];
  if (r.parent !== undefined) found.push({ path: "parent", to: r.parent });
  const take = (path: string, value: unknown, many: boolean): void => {
    if (many && Array.isArray(value)) value.forEach((v, n) => take(`${path}.${n}`, v, false));
    else if (typeof value === "string" && value !== "") found.push({ path, to: value as Id });
  };
  for (const field of referenceFields(r.kind)) {
    if (field.list === undefined) take(`props.${field.name}`, r.props[field.name], field.many);
    else
      for (const [row, values] of Object.entries(
        // Files of newer versions are read before anybody has judged their rows.
        (r.props[field.list] ?? {}) as Record<string, Record<string, unknown> | null>,
      ))
        take(`props.${field.list}.${row}.${field.name}`, values?.[field.name], field.many);
  }
  return found;
}

/** What the generic document has to know about kinds. */
export const modelSchema: ModelSchema = { references: referencesOf };
