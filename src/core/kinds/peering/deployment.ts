import type { Resource } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import type { KindDeployment, TemplateContext } from "../definition.ts";
import { propsOf } from "../read.ts";
import { referenceTo, withoutUnset } from "../write.ts";
import { fields } from "./fields.ts";
import { peeringFrom } from "./import.ts";
import { peeringKind } from "./index.ts";

/** A child of its own, also in a network of ours: both networks must be there before either half. */
function toTemplate(peering: Resource, q: Query, t: TemplateContext) {
  const vnet = peering.parent === undefined ? undefined : q.find(peering.parent);
  if (vnet === undefined) return { resources: [] };
  const props = propsOf(fields, peering);
  return {
    resources: [
      {
        symbol: t.symbol(peering.id),
        type: peeringKind.type,
        apiVersion: peeringKind.apiVersion,
        name: peering.name.trim(),
        parent: t.symbol(vnet.id),
        body: {
          properties: withoutUnset({
            remoteVirtualNetwork: referenceTo(t, props.remote),
            allowVirtualNetworkAccess: props.allowVnetAccess ?? true,
            allowForwardedTraffic: props.allowForwardedTraffic ?? false,
            allowGatewayTransit: props.allowGatewayTransit ?? false,
            useRemoteGateways: props.useRemoteGateways ?? false,
          }),
        },
        from: peering.id,
      },
    ],
  };
}

export const peeringDeployment: KindDeployment = {
  kind: "peering",
  toTemplate,
  // Its network's part holds it.
  topology: () => ({}),
  fromTemplate: (t, context) => {
    const vnet = t.id.replace(/\/virtualNetworkPeerings\/[^/]+$/i, "");
    return [peeringFrom(context.idOf(t.id), context.idOf(vnet), t.name, t.properties, context)];
  },
};
