import { ipOf } from "./addresses.ts";
import type { Owner, PublicOwner, SubnetNode } from "./nodes.ts";
import type { Topology } from "./topology.ts";

/** Notes in each network what answers at its private addresses. */
export function settleOwners(t: Topology, subnets: ReadonlyMap<string, SubnetNode>): void {
  const at = (
    subnetId: string | undefined,
    text: string | undefined,
    make: (ip: number, subnet: SubnetNode) => Owner,
  ): void => {
    const [subnet, ip] = [subnets.get(subnetId ?? ""), ipOf(text)];
    if (subnet !== undefined && ip !== undefined) subnet.network.owners.set(ip, make(ip, subnet));
  };
  for (const endpoint of t.endpoints ?? [])
    at(endpoint.subnet, endpoint.privateIPAddress, (ip, subnet) => ({
      kind: "endpoint",
      endpoint,
      ip,
      subnet,
    }));
  for (const balancer of t.loadBalancers ?? [])
    for (const frontend of balancer.frontends ?? [])
      at(frontend.subnet, frontend.privateIPAddress, (ip) => ({
        kind: "loadBalancer",
        balancer,
        frontend,
        ip,
      }));
  for (const gateway of t.applicationGateways ?? [])
    for (const frontend of gateway.frontends ?? [])
      at(gateway.subnet, frontend.privateIPAddress, (ip) => ({
        kind: "applicationGateway",
        gateway,
        frontend,
        ip,
      }));
  for (const firewall of t.azureFirewalls ?? [])
    at(firewall.subnet, firewall.privateIPAddress, (ip, subnet) => ({
      kind: "firewall",
      firewall,
      ip,
      subnet,
    }));
  for (const resolver of t.dnsResolvers ?? [])
    for (const inbound of resolver.inboundEndpoints ?? [])
      at(inbound.subnet, inbound.privateIPAddress, (ip, subnet) => ({
        kind: "resolver",
        resolver,
        ip,
        subnet,
      }));
}

/** What answers at each public IP resource. */
export function publicOwnersOf(t: Topology): Map<string, PublicOwner> {
  const owners = new Map<string, PublicOwner>();
  for (const endpoint of t.endpoints ?? [])
    if (endpoint.publicIPAddress !== undefined)
      owners.set(endpoint.publicIPAddress, { kind: "endpoint", endpoint });
  for (const balancer of t.loadBalancers ?? [])
    for (const frontend of balancer.frontends ?? [])
      if (frontend.publicIPAddress !== undefined)
        owners.set(frontend.publicIPAddress, { kind: "loadBalancer", balancer, frontend });
  for (const gateway of t.applicationGateways ?? [])
    for (const frontend of gateway.frontends ?? [])
      if (frontend.publicIPAddress !== undefined)
        owners.set(frontend.publicIPAddress, { kind: "applicationGateway", gateway, frontend });
  for (const firewall of t.azureFirewalls ?? [])
    for (const name of firewall.publicIPAddresses ?? []) owners.set(name, { kind: "firewall", firewall });
  return owners;
}
