import type { Json, JsonObject, Resource } from "../../model/design.ts";
import type { EvaluatedResource, ImportContext } from "../definition.ts";
import { objectOf, objectsOf, oneAndMany, placementIn, stringOf, withoutUndefined } from "../import.ts";

const list = (body: JsonObject, single: string, plural: string): string => {
  const values = oneAndMany(body, single, plural);
  return values.length === 0 ? "*" : values.join(", ");
};

const number = (value: Json | undefined): Json | undefined =>
  typeof value === "number" || typeof value === "string" ? value : undefined;

/** Protocols are compared without regard to case; the table knows one spelling. */
const protocol = (text: string | undefined): string =>
  text === undefined ? "*" : text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();

export function nsgFrom(t: EvaluatedResource, context: ImportContext): readonly Resource[] {
  const rows = objectsOf(t.properties["securityRules"]).map((rule): readonly [string, JsonObject] => {
    const body = objectOf(rule["properties"]);
    const name = stringOf(rule["name"]) ?? "";
    const values = withoutUndefined({
      name,
      direction: stringOf(body["direction"]),
      priority: number(body["priority"]),
      access: stringOf(body["access"]),
      protocol: protocol(stringOf(body["protocol"])),
      source: list(body, "sourceAddressPrefix", "sourceAddressPrefixes"),
      sourcePorts: list(body, "sourcePortRange", "sourcePortRanges"),
      destination: list(body, "destinationAddressPrefix", "destinationAddressPrefixes"),
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
