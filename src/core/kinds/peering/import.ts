import type { Id, JsonObject, Resource } from "../../model/design.ts";
import type { ImportContext } from "../definition.ts";
import { targetIn, withoutUndefined } from "../import.ts";

/** A peering of an evaluated template, from its network's body or as a child of its own. */
export function peeringFrom(
  id: Id,
  parent: Id,
  name: string,
  body: JsonObject,
  context: ImportContext,
): Resource {
  const flag = (key: string): boolean | undefined => {
    const value = body[key];
    return typeof value === "boolean" ? value : undefined;
  };
  return {
    id,
    kind: "peering",
    name,
    parent,
    props: withoutUndefined({
      remote: targetIn(body["remoteVirtualNetwork"], context),
      allowVnetAccess: flag("allowVirtualNetworkAccess"),
      allowForwardedTraffic: flag("allowForwardedTraffic"),
      allowGatewayTransit: flag("allowGatewayTransit"),
      useRemoteGateways: flag("useRemoteGateways"),
    }),
  };
}
