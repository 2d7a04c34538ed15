import type { Id, JsonObject, Resource } from "../../model/design.ts";
import type { ImportContext } from "../definition.ts";
import { objectOf, objectsOf, oneAndMany, stringOf, targetIn, withoutUndefined } from "../import.ts";

/** A subnet of an evaluated template, from its network's body or as a child of its own. */
export function subnetFrom(
  id: Id,
  parent: Id,
  name: string,
  body: JsonObject,
  context: ImportContext,
): Resource {
  const listOf = (key: string, read: (one: JsonObject) => string | undefined) => {
    const found = objectsOf(body[key]).flatMap((one) => read(one) ?? []);
    return found.length === 0 ? undefined : found;
  };
  const outbound = body["defaultOutboundAccess"];
  return {
    id,
    kind: "subnet",
    name,
    parent,
    props: withoutUndefined({
      prefixes: oneAndMany(body, "addressPrefix", "addressPrefixes"),
      nsg: targetIn(body["networkSecurityGroup"], context),
      routeTable: targetIn(body["routeTable"], context),
      natGateway: targetIn(body["natGateway"], context),
      serviceEndpoints: listOf("serviceEndpoints", (one) => stringOf(one["service"])),
      delegations: listOf("delegations", (one) => stringOf(objectOf(one["properties"])["serviceName"])),
      privateEndpointNetworkPolicies: stringOf(body["privateEndpointNetworkPolicies"]),
      privateLinkServiceNetworkPolicies: stringOf(body["privateLinkServiceNetworkPolicies"]),
      defaultOutboundAccess: typeof outbound === "boolean" ? outbound : undefined,
    }),
  };
}
