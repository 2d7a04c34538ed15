import { denied, hop, undecided, withPackets, type Context, type Flight } from "./flight.ts";
import type { Filtered } from "./filters.ts";
import { from, partition } from "./packets.ts";
import type { PeerNode } from "./nodes.ts";

/** Subnet peering is not modelled (R22). */
export const isSubnetPeering = (peer: PeerNode): boolean =>
  peer.own.peerCompleteVnets === false || peer.back.peerCompleteVnets === false;

/**
 * Crosses a peering in the packets' direction. Packets that did not start in the network they come from need
 * `allowForwardedTraffic` on the peering of the network they enter (R14), except through a gateway. With access
 * switched off only what a group allows passes; without a group it is open (T3).
 */
export function cross(c: Context, flight: Flight, peer: PeerNode, isGateway = false): Filtered {
  const way = `${peer.from.name}:${peer.to.name}`;
  if (isSubnetPeering(peer))
    return {
      passed: [],
      ends: [undecided(flight, `peering:${way}:subnetPeering`, `peering:${way}:subnetPeering`)],
    };
  const closed = accessOff(peer);
  if (closed !== undefined && flight.fromSharedGateway === true)
    return { passed: [], ends: [denied(flight, closed)] };
  let inside = [flight.packets];
  let outside: typeof inside = [];
  if (!isGateway && flight.fromGateway !== true && peer.back.allowForwardedTraffic !== true)
    ({ inside, outside } = partition(flight.packets, from({ ips: peer.from.space }), c.world));
  const flag = `peering:${peer.to.name}:${peer.from.name}:allowForwardedTraffic`;
  return {
    passed: inside.map((packets) => withDoubts(hop(withPackets(flight, packets), `peering:${way}`), peer)),
    ends: outside.map((packets) => denied(withPackets(flight, packets), flag)),
  };
}

const accessOff = (peer: PeerNode): string | undefined =>
  peer.own.allowVirtualNetworkAccess === false
    ? `peering:${peer.from.name}:${peer.to.name}:allowVirtualNetworkAccess`
    : peer.back.allowVirtualNetworkAccess === false
      ? `peering:${peer.to.name}:${peer.from.name}:allowVirtualNetworkAccess`
      : undefined;

function withDoubts(flight: Flight, peer: PeerNode): Flight {
  const leaving = peer.own.allowVirtualNetworkAccess === false && !flight.hasOutboundGroup;
  const entering = peer.back.allowVirtualNetworkAccess === false;
  return {
    ...flight,
    crossedRegions: flight.crossedRegions === true || peer.from.region !== peer.to.region,
    doubts: leaving
      ? [...flight.doubts, `peering:${peer.from.name}:${peer.to.name}:allowVirtualNetworkAccess`]
      : flight.doubts,
    inboundDoubt: entering
      ? `peering:${peer.to.name}:${peer.from.name}:allowVirtualNetworkAccess`
      : flight.inboundDoubt,
  };
}
