import type { Id, JsonObject, Resource } from "../../model/design.ts";
import type { ImportContext } from "../definition.ts";
import { oneAndMany, referenceIn, withoutUndefined } from "../import.ts";

/** A subnet of an evaluated template, from its network's body or as a child of its own. */
export function subnetFrom(
  id: Id,
  parent: Id,
  name: string,
  body: JsonObject,
  context: ImportContext,
): Resource {
  const nsg = referenceIn(body["networkSecurityGroup"]);
  const outbound = body["defaultOutboundAccess"];
  return {
    id,
    kind: "subnet",
    name,
    parent,
    props: withoutUndefined({
      prefixes: oneAndMany(body, "addressPrefix", "addressPrefixes"),
      nsg: nsg === undefined ? undefined : context.idOf(nsg),
      defaultOutboundAccess: typeof outbound === "boolean" ? outbound : undefined,
    }),
  };
}
