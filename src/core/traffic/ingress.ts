import { one } from "./addresses.ts";
import { toApplicationGateway } from "./applicationGateway.ts";
import { deliver } from "./deliver.ts";
import { toFirewall } from "./firewall.ts";
import { denied, hop, variable, withPackets, type Context, type End, type Flight } from "./flight.ts";
import { toFrontend } from "./loadBalancer.ts";
import { classify, service, type Row } from "./packets.ts";
import type { Owner, PublicOwner } from "./nodes.ts";
import { portsOf, protocolSet, WITH_PORTS } from "./protocols.ts";
import type { Frontend, LoadBalancer } from "./topology.ts";
import { place } from "./universe.ts";

/** A packet from the internet at a public IP resource: whatever answers there (section 6, entering). */
export function enterPublic(c: Context, flight: Flight, pip: string, owner: PublicOwner | undefined): End[] {
  switch (owner?.kind) {
    case undefined:
      return [denied(flight, "ingress:none")];
    case "endpoint": {
      const member = c.index.endpoints.get(owner.endpoint.name);
      return member === undefined
        ? [denied(flight, "ingress:none")]
        : throughPublicIp(c, flight, pip, member);
    }
    case "loadBalancer":
      return toFrontend(
        c,
        hop(flight, `ingress:loadBalancer:${owner.balancer.name}`),
        owner.balancer,
        owner.frontend,
        pip,
      );
    case "applicationGateway":
      return toApplicationGateway(
        c,
        hop(flight, `ingress:applicationGateway:${owner.gateway.name}`),
        owner.gateway,
        owner.frontend,
      );
    case "firewall": {
      const firewall = c.index.firewalls.get(owner.firewall.name);
      const at = hop(flight, `ingress:firewall:${owner.firewall.name}`);
      return firewall === undefined ? [denied(at)] : toFirewall(c, at, firewall, true);
    }
  }
}

function throughPublicIp(
  c: Context,
  flight: Flight,
  pip: string,
  member: Owner & { kind: "endpoint" },
): End[] {
  const sku = c.index.publicIps.get(pip)?.resource.sku ?? "Standard";
  const destination = variable(`address ${member.ip}`, place(c.u, one(member.ip)));
  return deliver(c, withPackets(hop(flight, `ingress:publicIp:${pip}`), { ...flight.packets, destination }), {
    place: { subnet: member.subnet, endpoint: member.endpoint },
    name: member.endpoint.name,
    standardEntrance: sku === "Standard" ? pip : undefined,
  });
}

interface Entrance {
  readonly balancer: LoadBalancer;
  readonly frontend: Frontend;
  readonly pip: string;
  readonly port: number | undefined;
}

/** Public rules of balancers that lead to the endpoint, by the port at the endpoint (README, ends). */
function entrancesTo(c: Context, endpoint: string): Row<Entrance>[] {
  const rows: Row<Entrance>[] = [];
  for (const balancer of c.index.topology.loadBalancers ?? []) {
    for (const frontend of balancer.frontends ?? []) {
      const pip = frontend.publicIPAddress;
      if (pip === undefined) continue;
      const add = (protocol: string, frontendPort: number, backendPort: number): void => {
        const isAll = protocol.toLowerCase() === "all";
        rows.push({
          shape: isAll ? service(WITH_PORTS) : service(protocolSet(protocol), portsOf(backendPort)),
          value: { balancer, frontend, pip, port: isAll ? undefined : frontendPort },
        });
      };
      if (balancer.backendPool?.includes(endpoint) === true)
        for (const r of balancer.loadBalancingRules ?? [])
          if (r.frontend === frontend.name) add(r.protocol, r.frontendPort, r.backendPort);
      for (const r of balancer.inboundNatRules ?? [])
        if (r.frontend === frontend.name && r.backend === endpoint)
          add(r.protocol, r.frontendPort, r.backendPort);
    }
  }
  return rows;
}

/** From the internet to an interface: its own public IP, else the first balancer rule for the port, else nothing. */
export function enterEndpoint(c: Context, flight: Flight, member: Owner & { kind: "endpoint" }): End[] {
  const pip = member.endpoint.publicIPAddress;
  if (pip !== undefined) return throughPublicIp(c, flight, pip, member);
  return classify(flight.packets, entrancesTo(c, member.endpoint.name), c.world).flatMap(
    ({ packets, row }) => {
      const moved = withPackets(flight, packets);
      if (row === undefined) return [denied(moved, "ingress:none")];
      const front = withPackets(moved, { ...packets, destinationPort: row.port });
      return toFrontend(
        c,
        hop(front, `ingress:loadBalancer:${row.balancer.name}`),
        row.balancer,
        row.frontend,
        row.pip,
      );
    },
  );
}
