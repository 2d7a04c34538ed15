import { prefixesOf } from "./prefixes.ts";
import type { GatewayNode, NetworkNode, SubnetNode } from "./nodes.ts";
import type { Topology } from "./topology.ts";

/** Joins networks whose peerings exist on both sides (R16). */
export function connectPeers(networks: ReadonlyMap<string, NetworkNode>): void {
  for (const from of networks.values()) {
    for (const own of from.network.virtualNetworkPeerings ?? []) {
      const to = networks.get(own.remoteVirtualNetwork);
      const back = to?.network.virtualNetworkPeerings?.find((p) => p.remoteVirtualNetwork === from.name);
      if (to !== undefined && back !== undefined) from.peers.push({ from, to, own, back });
    }
  }
}

/** Hangs gateways into their networks, and finds for each network the ones it uses (R15). */
export function connectGateways(
  t: Topology,
  networks: ReadonlyMap<string, NetworkNode>,
  subnets: ReadonlyMap<string, SubnetNode>,
): GatewayNode[] {
  const all: GatewayNode[] = [];
  for (const gateway of t.virtualNetworkGateways ?? []) {
    const subnet = subnets.get(gateway.subnet);
    if (subnet === undefined) continue;
    const prefixes = prefixesOf((gateway.connections ?? []).flatMap((c) => c.addressPrefixes));
    const node = { gateway, subnet, prefixes, isVpn: gateway.gatewayType.toLowerCase() === "vpn" };
    subnet.network.gateways.push(node);
    all.push(node);
  }
  for (const network of networks.values()) {
    const remote = network.peers.find(
      (p) =>
        p.own.useRemoteGateways === true && p.back.allowGatewayTransit === true && p.to.gateways.length > 0,
    );
    network.usedGateways = network.gateways.length > 0 ? network.gateways : (remote?.to.gateways ?? []);
  }
  return all;
}
