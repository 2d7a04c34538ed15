import { PLATFORM_ADDRESS } from "../facts/addressBlocks.ts";
import { rangeSetOf, v4Text } from "../net/index.ts";
import { ipOf, one, PUBLIC } from "./addresses.ts";
import { S_CLASS, S_IP, type Box } from "./box.ts";
import { atService } from "./doors.ts";
import type { SenderGroup } from "./ends.ts";
import {
  denied,
  hop,
  undecided,
  variable,
  withPackets,
  type Context,
  type End,
  type Flight,
  type NameAsked,
  type Place,
} from "./flight.ts";
import { fromSite } from "./gateway.ts";
import { ask, restrictTo } from "./nameQuery.ts";
import { askFirewall, askServer, askSite, lookup, pickAnswer, siteAt, type Answer } from "./names.ts";
import {
  factOf,
  findService,
  namesOf,
  publicAddressOf,
  tagsOfName,
  type ServiceName,
} from "./serviceNames.ts";
import { place } from "./universe.ts";
import type { Variable } from "./worlds.ts";

export interface ServiceAsked {
  readonly service: string;
  readonly groupId?: string;
}

/** The names that a question about a service means; every one must be reached (D12). */
export function askedNames(c: Context, asked: ServiceAsked): ServiceName[] {
  const service = findService(c.index, asked.service);
  const fact = service === undefined ? undefined : factOf(service, asked.groupId);
  return service === undefined || fact === undefined ? [] : namesOf(c.index, service, fact);
}

/** Name, way and door for some packets of a question about a service (section 16). */
export function toService(
  c: Context,
  group: SenderGroup,
  flight: Flight,
  n: ServiceName,
  application: string | undefined,
): End[] {
  c.need(tagsOfName(n));
  const name: NameAsked = { fqdns: [n.name], application };
  const here: Context = {
    ...c,
    name,
    steps: { ...c.steps, resolveAgain: (at, f, p) => resolveAgain(at, f, p, n) },
  };
  return resolve(here, group, flight, n)
    .flatMap(({ box, answer }) => go(here, group, withPackets(flight, { ...flight.packets, box }), n, answer))
    .flatMap((end) => atService(here, n, end));
}

interface Resolved {
  readonly box: Box;
  readonly answer: Answer;
}

/** Whose servers are asked, which of them the query reaches, and what they say (D1 to D3, D15). */
function resolve(c: Context, group: SenderGroup, flight: Flight, n: ServiceName): Resolved[] {
  const { box } = flight.packets;
  switch (group.start.kind) {
    case "place": {
      const { subnet, endpoint } = group.start.place;
      const own = endpoint?.dnsServers ?? [];
      const servers = own.length > 0 ? own : (subnet.network.network.dnsServers ?? []);
      const asked = servers.length > 0 ? servers : [PLATFORM_ADDRESS];
      return reachable(c, group, box, asked).map((part) => ({
        box: part.box,
        answer: pickAnswer(
          lookup(c, n),
          part.servers.map((s) => askServer(lookup(c, n), s, subnet.network)),
        ),
      }));
    }
    case "site": {
      const site = siteAt(c.index, box[S_IP]![0]!);
      if (site === undefined) return [{ box, answer: { kind: "unknown", reason: "site" } }];
      return [{ box, answer: askSite(lookup(c, n), site.connection, site.start, site.ip) }];
    }
    default:
      return [{ box, answer: n.isPrivateOnly ? { kind: "nxdomain" } : { kind: "public" } }];
  }
}

/** Splits the senders by which of the servers their queries reach. */
function reachable(
  c: Context,
  group: SenderGroup,
  whole: Box,
  servers: readonly string[],
): { box: Box; servers: string[] }[] {
  let parts: { box: Box; servers: string[] }[] = [{ box: whole, servers: [] }];
  for (const server of servers) {
    parts = parts.flatMap((part) =>
      ask(c, group.start, { classes: part.box[S_CLASS], ips: part.box[S_IP] }, server).flatMap((reach) => {
        const box = restrictTo(part.box, reach);
        return box === undefined
          ? []
          : [{ box, servers: reach.isReached ? [...part.servers, server] : part.servers }];
      }),
    );
  }
  return parts;
}

/** The private endpoint at an address, preferably one of the service itself; else the address. */
function endpointName(c: Context, n: ServiceName, ip: number): string {
  const at = (c.index.topology.endpoints ?? []).filter(
    (e) => e.kind === "privateEndpoint" && ipOf(e.privateIPAddress) === ip,
  );
  const own = at.find((e) => e.privateLinkServiceId?.toLowerCase() === n.service.name.toLowerCase());
  return (own ?? at[0])?.name ?? v4Text(ip);
}

/** Writes the answer as a hop and gives the packets their destination; undefined when there is none. */
function addressed(c: Context, flight: Flight, n: ServiceName, answer: Answer): Flight | undefined {
  if (answer.kind === "address")
    return {
      ...withPackets(flight, {
        ...flight.packets,
        destination: variable(`address ${answer.ip}`, place(c.u, one(answer.ip))),
      }),
      hops: [...flight.hops, `dns:${n.name}:private:${endpointName(c, n, answer.ip)}`],
    };
  if (answer.kind === "public")
    return {
      ...withPackets(flight, { ...flight.packets, destination: publicAddressOf(c.index, c.u, n) }),
      hops: [...flight.hops, `dns:${n.name}:public`],
    };
  return undefined;
}

const noAddress = (flight: Flight, n: ServiceName, answer: Answer): End =>
  answer.kind === "unknown"
    ? undecided(flight, answer.reason, `dns:${n.name}:unknown`)
    : denied(flight, `dns:${n.name}:${answer.kind}`);

function go(c: Context, group: SenderGroup, flight: Flight, n: ServiceName, answer: Answer): End[] {
  const found = addressed(c, flight, n, answer);
  if (found === undefined) return [noAddress(flight, n, answer)];
  switch (group.start.kind) {
    case "place":
      return c.steps.depart(c, found, group.start.place);
    case "site": {
      const { ends, elsewhere } = fromSite(c, found, group.start.gateway);
      return [...ends, ...elsewhere.map((f) => throughSite(c, f))];
    }
    default:
      // A client on the internet stands before the public door.
      return [outside(found, undefined)];
  }
}

/** A site goes to public addresses by its own internet access, showing the address stated for it (V8). */
function throughSite(c: Context, flight: Flight): End {
  const site = siteAt(c.index, flight.packets.box[S_IP]![0]!);
  const stated = (site?.connection.publicIpAddresses ?? [])
    .map((text) => ipOf(text))
    .filter((ip) => ip !== undefined);
  const ips = stated.length > 0 ? rangeSetOf(stated.map((ip) => [ip, ip] as const)) : PUBLIC;
  const address = variable(`public address of ${site?.connection.name ?? "site"}`, place(c.u, ips));
  const out = hop(flight, "onPremises:internet");
  return outside(out, address);
}

/** Packets on the internet, not from Azure as far as the design knows. */
const outside = (flight: Flight, address: Variable | undefined): End => ({
  outcome: "allowed",
  box: flight.packets.box,
  hops: flight.hops,
  exit: { comer: { kind: "address", address, region: undefined }, flight },
});

/** A firewall's application rule asks its own DNS and goes to what it finds (D17). */
function resolveAgain(c: Context, flight: Flight, at: Place, n: ServiceName): End[] {
  const owner = c.index.firewalls.get(at.firewall ?? "");
  if (owner === undefined) return c.steps.route(c, flight, at);
  const answer = askFirewall(lookup(c, n), owner, false);
  const found = addressed(c, flight, n, answer);
  return found === undefined ? [noAddress(flight, n, answer)] : c.steps.route(c, found, at);
}
