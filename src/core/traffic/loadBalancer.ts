import { rangeSet, type RangeSet } from "../net/index.ts";
import { ipOf, one } from "./addresses.ts";
import { throughAppliance } from "./appliance.ts";
import {
  denied,
  hop,
  undecided,
  variable,
  withPackets,
  type Context,
  type End,
  type Flight,
} from "./flight.ts";
import { classify, from, partition, service, type Row } from "./packets.ts";
import type { Owner } from "./nodes.ts";
import { PORTLESS, protocolSet, WITH_PORTS } from "./protocols.ts";
import type { Frontend, LoadBalancer } from "./topology.ts";
import { place } from "./universe.ts";

interface Balanced {
  readonly name: string;
  readonly backends: readonly string[];
  /** Undefined: the port stays (HA ports). */
  readonly backendPort: number | undefined;
  readonly isFloating: boolean;
}

type BalancerRow = Row<Balanced | "protocol">;

const port = (n: number): RangeSet => rangeSet(n, n);

/** What a front end does with a packet: its rules, then its inbound NAT rules (L1, L3). */
function rowsOf(balancer: LoadBalancer, frontend: Frontend): BalancerRow[] {
  const rows: BalancerRow[] = [];
  for (const rule of balancer.loadBalancingRules ?? []) {
    if (rule.frontend !== frontend.name) continue;
    const isAll = rule.protocol.toLowerCase() === "all";
    rows.push({
      shape: isAll ? service(WITH_PORTS) : service(protocolSet(rule.protocol), port(rule.frontendPort)),
      value: {
        name: rule.name,
        backends: balancer.backendPool ?? [],
        backendPort: isAll ? undefined : rule.backendPort,
        isFloating: rule.enableFloatingIP === true,
      },
    });
    if (isAll) rows.push({ shape: service(PORTLESS), value: "protocol" });
  }
  for (const rule of balancer.inboundNatRules ?? [])
    if (rule.frontend === frontend.name)
      rows.push({
        shape: service(protocolSet(rule.protocol), port(rule.frontendPort)),
        value: {
          name: rule.name,
          backends: [rule.backend],
          backendPort: rule.backendPort,
          isFloating: false,
        },
      });
  return rows;
}

/** One of the backends takes the packet; which one, a world says. Equal backends are told as one. */
function pick(
  c: Context,
  balancer: LoadBalancer,
  rule: Balanced,
): (Owner & { kind: "endpoint" }) | undefined {
  const members = rule.backends.map((name) => c.index.endpoints.get(name)).filter((m) => m !== undefined);
  return members[c.world.choose(`backend of ${balancer.name}:${rule.name}`, members.length, true)];
}

/** Packets addressed to a front end go on to a backend, with the backend's address and port (L1, N9). */
export function toFrontend(
  c: Context,
  flight: Flight,
  balancer: LoadBalancer,
  frontend: Frontend,
  pip: string | undefined,
): End[] {
  const isHidden = pip === undefined && balancer.sku === "Basic" && flight.crossedRegions === true;
  if (isHidden) return [denied(flight, `lb:${balancer.name}:globalPeering`)];
  return classify(flight.packets, rowsOf(balancer, frontend), c.world).flatMap(({ packets, row }) => {
    const moved = withPackets(flight, packets);
    if (row === undefined) return [denied(moved, `lb:${balancer.name}:noRule`)];
    if (row === "protocol")
      return [undecided(moved, `lb:${balancer.name}:protocol`, `lb:${balancer.name}:protocol`)];
    return balance(c, moved, balancer, frontend, row, pip);
  });
}

function balance(
  c: Context,
  flight: Flight,
  balancer: LoadBalancer,
  frontend: Frontend,
  rule: Balanced,
  pip: string | undefined,
): End[] {
  const at = hop(flight, `lb:${balancer.name}:${rule.name}`);
  const backend = pick(c, balancer, rule);
  if (backend === undefined) return [denied(at, `lb:${balancer.name}:noBackend`)];
  const isInternal = pip === undefined;
  const { inside, outside } = isInternal
    ? partition(at.packets, from({ ips: one(backend.ip) }), c.world)
    : { inside: [], outside: [at.packets] };
  // Floating IP keeps the front-end address in the packet; whether rules see it is not documented (L3).
  const front = ipOf(frontend.privateIPAddress) ?? c.index.publicIps.get(pip ?? "")?.ip ?? backend.ip;
  const isFrontSeen = rule.isFloating && c.world.fact(`rulesSeeFrontend ${balancer.name}:${rule.name}`);
  const ip = isFrontSeen ? front : backend.ip;
  const isStandard = (balancer.sku ?? "Standard") === "Standard";
  return [
    ...inside.map((packets) => denied(withPackets(at, packets), `lb:${balancer.name}:hairpin`)),
    ...outside.flatMap((packets) =>
      c.steps.deliver(
        c,
        withPackets(at, {
          ...packets,
          destination: variable(`address ${ip}`, place(c.u, one(ip))),
          destinationPort: rule.backendPort ?? packets.destinationPort,
        }),
        {
          place: { subnet: backend.subnet, endpoint: backend.endpoint },
          name: backend.endpoint.name,
          standardEntrance: !isInternal && isStandard ? pip : undefined,
        },
      ),
    ),
  ];
}

/** A balancer as next hop: nothing is translated, only what its rules take is forwarded (R19). */
export function balancerAsNextHop(
  c: Context,
  flight: Flight,
  owner: Owner & { kind: "loadBalancer" },
): End[] {
  const { balancer, frontend } = owner;
  return classify(flight.packets, rowsOf(balancer, frontend), c.world).flatMap(({ packets, row }) => {
    const moved = withPackets(flight, packets);
    if (row === undefined) return [denied(moved, `lb:${balancer.name}:noRule`)];
    if (row === "protocol")
      return [undecided(moved, `lb:${balancer.name}:protocol`, `lb:${balancer.name}:protocol`)];
    const member = pick(c, balancer, row);
    if (member === undefined) return [denied(moved, `lb:${balancer.name}:noBackend`)];
    return throughAppliance(c, hop(moved, `lb:${balancer.name}:${row.name}`), member);
  });
}
