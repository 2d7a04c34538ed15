import { DOCUMENTATION, one, PUBLIC } from "./addresses.ts";
import { EMPTY, rangeSet, rangeSetOf, subtract, union, type RangeSet } from "../net/index.ts";
import {
  denied,
  hop,
  passed,
  undecided,
  variable,
  withPackets,
  type Context,
  type End,
  type Flight,
  type Place,
} from "./flight.ts";
import { classify, partition, service, toward, type Packets, type Row } from "./packets.ts";
import { ESP, ICMP, protocolSet, TCP, WITH_PORTS } from "./protocols.ts";
import { parseTag } from "./tags.ts";
import type { LoadBalancer } from "./topology.ts";
import { place as placed } from "./universe.ts";
import type { Variable } from "./worlds.ts";

/** A way out that carries some protocols; what it does not carry is lost, for the first method counts (E1, E3). */
interface Method {
  readonly text: string;
  readonly carries: RangeSet;
  readonly source: Variable;
  /** Protocols of which it is open whether they take this way. */
  readonly open?: RangeSet;
}

const SMTP = rangeSet(25, 25);

/** The next hop Internet: which address leaves (E1), or none (E2). */
export function egress(c: Context, flight: Flight, place: Place): End[] {
  // Private destinations sent there are lost (R8).
  const isPublic = { ips: subtract(PUBLIC, c.index.space) };
  const { inside, outside } = partition(flight.packets, toward(isPublic), c.world);
  return [
    ...outside.map((packets) => denied(withPackets(flight, packets))),
    ...inside.flatMap((packets) => leave(c, withPackets(flight, packets), place)),
  ];
}

function leave(c: Context, flight: Flight, place: Place): End[] {
  // Towards the internet an appliance must put in its own address (R6).
  if (flight.untranslatedBy !== undefined) return [denied(flight, `nva:${flight.untranslatedBy}:noSnat`)];
  // A firewall told never to translate sends a private source, which the internet does not answer (F7).
  if (place.firewall !== undefined && flight.sender.kind !== "device") return [denied(flight, "snat:none")];
  const method = firstMethod(c, place);
  if (method !== undefined) return leaveBy(c, flight, place, method);
  const rest: End[] = [];
  let current: Packets[] = [flight.packets];
  for (const rule of balancingRules(c, place)) {
    current = current.flatMap((packets) => {
      const { inside, outside } = partition(packets, service(rule.carries), c.world);
      for (const taken of inside) rest.push(...leaveBy(c, withPackets(flight, taken), place, rule));
      return outside;
    });
  }
  return [...rest, ...current.flatMap((packets) => withoutMethod(c, withPackets(flight, packets), place))];
}

const addressesOf = (c: Context, names: readonly string[]): RangeSet => {
  const ips = names.map((name) => c.index.publicIps.get(name)?.ip).filter((ip) => ip !== undefined);
  return rangeSetOf(ips.map((ip) => [ip, ip] as const));
};

function outgoing(c: Context, key: string, names: readonly string[]): Variable {
  const ips = addressesOf(c, names);
  return variable(`public address of ${key}`, placed(c.u, ips.length > 0 ? ips : PUBLIC));
}

/** Methods that do not depend on the packet: NAT gateway, the interface's public IP, an outbound rule (E1 a to c). */
function firstMethod(c: Context, place: Place): Method | undefined {
  const { natGateway } = place.subnet;
  const pip = place.endpoint?.publicIPAddress;
  if (natGateway !== undefined)
    return {
      text: `snat:natGateway:${natGateway.name}`,
      carries: WITH_PORTS,
      source: outgoing(c, `natGateway ${natGateway.name}`, natGateway.publicIpAddresses ?? []),
      ...(pip === undefined ? {} : { open: ICMP }),
    };
  if (place.firewall !== undefined) {
    const firewall = c.index.firewalls.get(place.firewall)!.firewall;
    return {
      text: `snat:firewall:${place.firewall}`,
      carries: rangeSet(0, 4),
      source: outgoing(c, `firewall ${place.firewall}`, firewall.publicIPAddresses ?? []),
    };
  }
  if (pip !== undefined)
    return {
      text: `snat:publicIp:${pip}`,
      carries: union(WITH_PORTS, union(ICMP, ESP)),
      source: outgoing(c, pip, [pip]),
    };
  for (const balancer of balancersOf(c, place)) {
    const rule = isStandard(balancer) && isPublic(balancer) ? balancer.outboundRules?.[0] : undefined;
    if (rule === undefined) continue;
    const carries = (balancer.outboundRules ?? [])
      .map((r) => balanced(r.protocol ?? "All"))
      .reduce(union, EMPTY);
    return { text: `snat:loadBalancer:${balancer.name}`, carries, source: frontends(c, balancer) };
  }
  return undefined;
}

const balancersOf = (c: Context, place: Place): readonly LoadBalancer[] =>
  place.endpoint === undefined ? [] : c.index.balancersOf(place.endpoint.name);
const isStandard = (b: LoadBalancer): boolean => (b.sku ?? "Standard") === "Standard";
const isPublic = (b: LoadBalancer): boolean =>
  (b.frontends ?? []).some((f) => f.publicIPAddress !== undefined);
/** Balancers translate TCP and UDP and nothing else (E3). */
const balanced = (protocol: string): RangeSet =>
  protocol.toLowerCase() === "all" ? WITH_PORTS : protocolSet(protocol);
const frontends = (c: Context, b: LoadBalancer): Variable =>
  outgoing(
    c,
    `loadBalancer ${b.name}`,
    (b.frontends ?? []).flatMap((f) => f.publicIPAddress ?? []),
  );

/** Front ends of load-balancing rules: Basic always, Standard for the rule's protocol unless switched off (E1 d). */
function balancingRules(c: Context, place: Place): Method[] {
  return balancersOf(c, place)
    .filter(isPublic)
    .flatMap((balancer) => {
      const rules = (balancer.loadBalancingRules ?? []).filter(
        (r) => r.disableOutboundSnat !== true || !isStandard(balancer),
      );
      if (rules.length === 0) return [];
      const carries = isStandard(balancer)
        ? rules.map((r) => balanced(r.protocol)).reduce(union, EMPTY)
        : WITH_PORTS;
      return [{ text: `snat:loadBalancer:${balancer.name}`, carries, source: frontends(c, balancer) }];
    });
}

/** Nothing of its own: a Standard pool takes default access away (E1 e); a delegated subnet leaves otherwise (E2). */
function withoutMethod(c: Context, flight: Flight, place: Place): End[] {
  if (balancersOf(c, place).some(isStandard)) return [denied(flight, "snat:none")];
  const basic = balancersOf(c, place).find(
    (b) => !isStandard(b) && isPublic(b) && (b.loadBalancingRules ?? []).length > 0,
  );
  if (basic !== undefined)
    return [denied(flight, `snat:loadBalancer:${basic.name}`, `snat:loadBalancer:${basic.name}:protocol`)];
  const delegated = (place.subnet.subnet.delegations ?? []).some(
    (d) => !d.serviceName.toLowerCase().startsWith("microsoft.network/"),
  );
  if (delegated) return [undecided(flight, "snat:serviceManaged", "snat:serviceManaged")];
  if (place.subnet.subnet.defaultOutboundAccess !== false)
    return leaveBy(c, flight, place, {
      text: "snat:defaultOutboundAccess",
      carries: WITH_PORTS,
      source: defaultAddress(c),
    });
  // A private subnet still reaches storage of its own region (E2).
  const { region } = place.subnet.network;
  const tag = parseTag(`Storage.${region}`);
  c.need([tag]);
  const { inside, outside } = partition(flight.packets, toward({ classes: c.u.withTag(tag) }), c.world);
  return [
    ...inside.map((packets) => {
      const left = hop(withPackets(flight, packets), `storageSameRegion:Storage.${region}`);
      return passed(left, [], {
        exit: { comer: { kind: "address", address: nobody(c), region }, flight: left },
      });
    }),
    ...outside.map((packets) => denied(withPackets(flight, packets), "snat:none")),
  ];
}

/** Default outbound addresses are Microsoft's and change: none of the design's own, no documentation address (V8). */
const defaultAddress = (c: Context): Variable =>
  variable("default outbound address", placed(c.u, subtract(subtract(PUBLIC, c.u.space.own), DOCUMENTATION)));
/** A private Azure address, which no IP rule can list (V9). */
const nobody = (c: Context): Variable => variable("private Azure address", placed(c.u, rangeSet(0, 0)));

function leaveBy(c: Context, flight: Flight, place: Place, method: Method): End[] {
  const rows: Row<"out" | "open">[] = [
    ...(method.open === undefined ? [] : [{ shape: service(method.open), value: "open" } as const]),
    { shape: service(method.carries), value: "out" },
  ];
  return classify(flight.packets, rows, c.world).flatMap(({ packets, row }) => {
    const moved = withPackets(flight, packets);
    if (row === undefined) return [denied(moved, method.text, `${method.text}:protocol`)];
    if (row === "open") return [undecided(moved, `${method.text}:protocol`, method.text)];
    return toInternet(c, hop(moved, method.text), place, method.source);
  });
}

/** Out of the design, or in again at one of its own public addresses (section 6, entering). */
function toInternet(c: Context, flight: Flight, place: Place, address: Variable): End[] {
  const own: Row<string>[] = [...c.index.publicIps].map(([name, { ip }]) => ({
    shape: toward({ ips: one(ip) }),
    value: name,
  }));
  return classify(flight.packets, own, c.world).flatMap(({ packets, row: pip }) => {
    const moved = withPackets(flight, packets);
    if (pip !== undefined) {
      const entering: Flight = {
        ...moved,
        packets: { ...packets, source: address },
        ...{ sender: { kind: "public" }, seen: [], fromSharedGateway: false },
      };
      return c.steps.enterPublic(c, entering, pip, c.index.publicOwners.get(pip));
    }
    // Whether a subscription may send mail is nobody's business but Microsoft's (N15).
    const { inside, outside } = partition(packets, service(TCP, SMTP), c.world);
    const comer = { kind: "address", address, region: place.subnet.network.region } as const;
    return [
      ...inside.map((mail) => undecided(withPackets(moved, mail), "smtpFromSubscription")),
      ...outside.map((rest) => {
        const left = withPackets(moved, rest);
        return passed(left, [], { exit: { comer, flight: left } });
      }),
    ];
  });
}
