import { rangeSet, rangeSetOf, subtract } from "../net/index.ts";
import { answer } from "./answers.ts";
import { ipOf, one } from "./addresses.ts";
import { filter } from "./filters.ts";
import {
  denied,
  hop,
  variable,
  withPackets,
  type Context,
  type End,
  type Flight,
  type Place,
} from "./flight.ts";
import { classify, service, type Row } from "./packets.ts";
import type { SubnetNode } from "./nodes.ts";
import { TCP } from "./protocols.ts";
import type { ApplicationGateway, Frontend } from "./topology.ts";
import { place as placed } from "./universe.ts";
import type { Variable } from "./worlds.ts";

/** The front ends of a listener: its own, or each one (README, listeners). */
const frontendsOf = (gateway: ApplicationGateway, frontend: string | undefined): readonly Frontend[] =>
  (gateway.frontends ?? []).filter((f) => frontend === undefined || f.name === frontend);

/** A public and a private listener on one port: the subnet's rules then see front-end addresses for every flow (A1). */
export function sharesPort(gateway: ApplicationGateway): boolean {
  const uses = (gateway.listeners ?? []).flatMap((l) =>
    frontendsOf(gateway, l.frontend).map((f) => ({
      port: l.port,
      isPublic: f.publicIPAddress !== undefined,
    })),
  );
  return uses.some((a) => uses.some((b) => a.port === b.port && a.isPublic !== b.isPublic));
}

/** Some instance address of the gateway's subnet, never that of a front end. */
function instanceOf(c: Context, gateway: ApplicationGateway, subnet: SubnetNode): Variable {
  const fronts = (gateway.frontends ?? [])
    .map((f) => ipOf(f.privateIPAddress))
    .filter((ip) => ip !== undefined);
  const ips = subtract(subnet.usable, rangeSetOf(fronts.map((ip) => [ip, ip] as const)));
  return variable(`instance of ${gateway.name}`, placed(c.u, ips));
}

/**
 * An application gateway ends the client's flow and opens one of its own (A1): client to listener, judged in the
 * gateway's subnet; then from some instance to the backend port.
 */
export function toApplicationGateway(
  c: Context,
  flight: Flight,
  gateway: ApplicationGateway,
  frontend: Frontend,
): End[] {
  const subnet = c.index.subnets.get(gateway.subnet);
  if (subnet === undefined) return [denied(flight)];
  if (flight.visited.includes(gateway.name)) return [denied(flight, `loop:${gateway.name}`)];
  const rows: Row<string>[] = (gateway.listeners ?? [])
    .filter((l) => frontendsOf(gateway, l.frontend).includes(frontend))
    .map((l) => ({ shape: service(TCP, rangeSet(l.port, l.port)), value: l.name }));
  return classify(flight.packets, rows, c.world).flatMap(({ packets, row }) => {
    const moved = withPackets(flight, packets);
    if (row === undefined) return [denied(moved, `appgw:${gateway.name}:noListener`)];
    return listen(c, moved, gateway, frontend, subnet, row);
  });
}

function listen(
  c: Context,
  flight: Flight,
  gateway: ApplicationGateway,
  frontend: Frontend,
  subnet: SubnetNode,
  listener: string,
): End[] {
  const place: Place = { subnet };
  const front =
    ipOf(frontend.privateIPAddress) ?? c.index.publicIps.get(frontend.publicIPAddress ?? "")?.ip ?? 0;
  const destination = sharesPort(gateway)
    ? variable(`address ${front}`, placed(c.u, one(front)))
    : instanceOf(c, gateway, subnet);
  const filtered = filter(c, withPackets(flight, { ...flight.packets, destination }), place, "Inbound");
  const out: End[] = [...filtered.ends];
  for (const f of [...filtered.passed, ...filtered.always]) {
    const back = answer(c, f, place);
    out.push(...back.ends);
    for (const heard of back.passed)
      out.push(...callBackend(c, hop(heard, `appgw:${gateway.name}:${listener}`), gateway, subnet));
  }
  return out;
}

function callBackend(c: Context, flight: Flight, gateway: ApplicationGateway, subnet: SubnetNode): End[] {
  const pool = (gateway.backendPool ?? [])
    .map((name) => c.index.endpoints.get(name))
    .filter((m) => m !== undefined);
  const backend = pool[c.world.choose(`backend of ${gateway.name}`, pool.length, true)];
  if (backend === undefined) return [denied(flight, `appgw:${gateway.name}:noBackend`)];
  return c.steps.depart(
    c,
    {
      ...flight,
      packets: {
        box: flight.packets.box,
        source: instanceOf(c, gateway, subnet),
        destination: variable(`address ${backend.ip}`, placed(c.u, one(backend.ip))),
        destinationPort: gateway.backendPort,
      },
      sender: { kind: "device", name: gateway.name, network: subnet.network },
      seen: [],
      visited: [...flight.visited, gateway.name],
      untranslatedBy: undefined,
      fromSharedGateway: gateway.networkIsolation !== true,
    },
    { subnet },
  );
}
