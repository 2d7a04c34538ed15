import type { Json, JsonObject, Resource } from "../../model/design.ts";
import type { EvaluatedResource, ImportContext } from "../definition.ts";
import {
  objectOf,
  objectsOf,
  oneAndMany,
  placementIn,
  stringOf,
  targetsIn,
  withoutUndefined,
} from "../import.ts";

const list = (body: JsonObject, single: string, plural: string): string => {
  const values = oneAndMany(body, single, plural);
  return values.length === 0 ? "*" : values.join(", ");
};

/** Addresses of a side; a side that names groups has none. */
const side = (body: JsonObject, name: "source" | "destination", groups: unknown): string | undefined =>
  groups === undefined || oneAndMany(body, `${name}AddressPrefix`, `${name}AddressPrefixes`).length > 0
    ? list(body, `${name}AddressPrefix`, `${name}AddressPrefixes`)
    : undefined;

const number = (value: Json | undefined): Json | undefined =>
  typeof value === "number" || typeof value === "string" ? value : undefined;

/** Protocols are compared without regard to case; the table knows one spelling. */
const protocol = (text: string | undefined): string =>
  text === undefined ? "*" : text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();

export function nsgFrom(t: EvaluatedResource, context: ImportContext): readonly Resource[] {
  const rows = objectsOf(t.properties["securityRules"]).map((rule): readonly [string, JsonObject] => {
    const body = objectOf(rule["properties"]);
    const name = stringOf(rule["name"]) ?? "";
    const sourceAsgs = targetsIn(body["sourceApplicationSecurityGroups"], context);
    const destinationAsgs = targetsIn(body["destinationApplicationSecurityGroups"], context);
    const values = withoutUndefined({
      name,
      direction: stringOf(body["direction"]),
      priority: number(body["priority"]),
      access: stringOf(body["access"]),
      protocol: protocol(stringOf(body["protocol"])),
      source: side(body, "source", sourceAsgs),
      sourceAsgs,
      sourcePorts: list(body, "sourcePortRange", "sourcePortRanges"),
      destination: side(body, "destination", destinationAsgs),
      destinationAsgs,
      destinationPorts: list(body, "destinationPortRange", "destinationPortRanges"),
      description: stringOf(body["description"]),
    });
    return [context.row(t.id, name), values];
  });
  return [
    {
      id: context.idOf(t.id),
      kind: "nsg",
      name: t.name,
      ...placementIn(t.location),
      props: { securityRules: Object.fromEntries(rows) },
    },
  ];
}
