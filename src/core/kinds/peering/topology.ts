import type { Id, Resource } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import type { Peering } from "../../traffic/topology.ts";
import { propsOf } from "../read.ts";
import { fields } from "./fields.ts";

/** The peerings of a network that lead somewhere, as traffic meets them. */
export const peeringsOf = (q: Query, vnet: Id): readonly Peering[] =>
  q.children(vnet).flatMap((id) => {
    const r = q.get(id);
    return r.kind === "peering" ? peeringTopology(r) : [];
  });

function peeringTopology(peering: Resource): Peering[] {
  const props = propsOf(fields, peering);
  if (props.remote === undefined) return [];
  return [
    {
      name: peering.id,
      remoteVirtualNetwork: props.remote,
      allowVirtualNetworkAccess: props.allowVnetAccess ?? true,
      allowForwardedTraffic: props.allowForwardedTraffic ?? false,
      allowGatewayTransit: props.allowGatewayTransit ?? false,
      useRemoteGateways: props.useRemoteGateways ?? false,
    },
  ];
}
