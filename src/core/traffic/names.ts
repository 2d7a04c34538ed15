import { PLATFORM_ADDRESS } from "../facts/addressBlocks.ts";
import { has } from "../net/index.ts";
import { ipOf, ipsOf, one, PUBLIC } from "./addresses.ts";
import type { Context, Place } from "./flight.ts";
import { reaches } from "./nameQuery.ts";
import type { Index, NetworkNode, Owner, SubnetNode } from "./nodes.ts";
import { endpointsOf, factOf, findService, namesOf, type ServiceName } from "./serviceNames.ts";
import type { GatewayConnection, PrivateDnsZone } from "./topology.ts";
import { place } from "./universe.ts";

/** What a name gives to a client. */
export type Answer =
  | { readonly kind: "address"; readonly ip: number }
  | { readonly kind: "public" }
  | { readonly kind: "nxdomain" }
  | { readonly kind: "noServer" }
  | { readonly kind: "unknown"; readonly reason: string };

const NO_SERVER: Answer = { kind: "noServer" };

/** A question on its way through resolvers: the name, what is asked for now, and where it has been. */
interface Lookup {
  readonly c: Context;
  readonly name: ServiceName;
  /** The public name, or its alias. */
  readonly asked: string;
  /** The alias was met by this resolver on the way, not asked for (D14). */
  readonly isMet: boolean;
  readonly trail: readonly string[];
}

export const lookup = (c: Context, name: ServiceName): Lookup => ({
  c,
  name,
  asked: name.name,
  isMet: false,
  trail: [],
});

const isBelow = (name: string, domain: string): boolean => name === domain || name.endsWith(`.${domain}`);
const domainOf = (text: string): string => text.toLowerCase().replace(/\.$/, "");

/** One approved endpoint anywhere makes the alias for everybody; with none approved it is open (D6). */
function hasAlias({ c, name }: Lookup): boolean {
  if (name.alias === undefined) return false;
  const endpoints = endpointsOf(c.index, name.service, name.groupId);
  if (endpoints.some((e) => (e.connectionState ?? "Approved") === "Approved")) return true;
  return endpoints.length > 0 && c.world.fact(`aliasWithoutApproval ${name.service.name}:${name.groupId}`);
}

/** Public DNS: the alias ends at the public address; a name that is only private does not exist (D7, D18). */
const publicAnswer = ({ name }: Lookup): Answer =>
  name.isPrivateOnly ? { kind: "nxdomain" } : { kind: "public" };

/** Azure's resolver answers for a network: linked zones, then rulesets, then public DNS (D4). */
export function askAzure(l: Lookup, network: NetworkNode): Answer {
  const step = `${network.name} ${l.asked}`;
  // A rule that leads back to the same resolver is a loop: no answer (D14).
  if (l.trail.includes(step)) return NO_SERVER;
  const here: Lookup = { ...l, trail: [...l.trail, step] };
  const zone = zoneFor(l.c.index, network, l.asked);
  if (zone !== undefined) return fromZone(here, network, zone);
  return byRuleset(here, network) ?? followAlias(here, (next) => askAzure(next, network));
}

function followAlias(l: Lookup, again: (next: Lookup) => Answer): Answer {
  const { alias } = l.name;
  if (l.asked !== l.name.name || alias === undefined || !hasAlias(l)) return publicAnswer(l);
  return again({ ...l, asked: alias, isMet: true });
}

/** The longest zone that contains the name, of those linked to the network (D4, D5). */
function zoneFor(index: Index, network: NetworkNode, asked: string): PrivateDnsZone | undefined {
  return (index.topology.privateDnsZones ?? [])
    .filter((z) => isBelow(asked, domainOf(z.name)) && linkOf(z, network) !== undefined)
    .reduce<PrivateDnsZone | undefined>(
      (best, z) => (best === undefined || z.name.length > best.name.length ? z : best),
      undefined,
    );
}

const linkOf = (zone: PrivateDnsZone, network: NetworkNode) =>
  zone.virtualNetworkLinks?.find((link) => link.virtualNetwork === network.name);

/** A linked zone is the authority: without a record the name does not exist, unless its link falls back (D8, D9). */
function fromZone(l: Lookup, network: NetworkNode, zone: PrivateDnsZone): Answer {
  const ips = recordsOf(l, zone);
  if (ips.length > 0)
    return {
      kind: "address",
      ip: ips[l.c.world.choose(`record of ${l.asked} in ${zone.id ?? zone.name}`, ips.length)]!,
    };
  const isRedirected = linkOf(zone, network)?.resolutionPolicy === "NxDomainRedirect";
  return isRedirected && domainOf(zone.name).startsWith("privatelink.")
    ? publicAnswer(l)
    : { kind: "nxdomain" };
}

/** Records by hand and those that zone groups of endpoints write; of several any may stand (D10, D11). */
function recordsOf(l: Lookup, zone: PrivateDnsZone): number[] {
  const { index, world } = l.c;
  const suffix = domainOf(zone.name);
  const byHand = (zone.aRecords ?? [])
    .filter((r) => (r.name === "@" ? suffix : `${r.name.toLowerCase()}.${suffix}`) === l.asked)
    .flatMap((r) => r.ipv4Addresses.map((text) => ipOf(text)));
  const written = (index.topology.endpoints ?? []).flatMap((e) => {
    if (e.kind !== "privateEndpoint" || e.privateDnsZoneGroup?.includes(zone.id ?? zone.name) !== true)
      return [];
    const service = findService(index, e.privateLinkServiceId ?? "");
    if (service === undefined) return [];
    const facts = (e.groupIds ?? []).map((g) => factOf(service, g)).filter((f) => f !== undefined);
    const names = facts.flatMap((f) => namesOf(index, service, f));
    if (!names.some((n) => n.zone === suffix && (n.alias ?? n.name) === l.asked)) return [];
    const isCertain = (e.connectionState ?? "Approved") === "Approved";
    return isCertain || world.fact(`recordWithoutApproval ${e.name}`) ? [ipOf(e.privateIPAddress)] : [];
  });
  return [...new Set([...byHand, ...written].filter((ip) => ip !== undefined))];
}

/** The longest enabled rule that matches, of rulesets linked to the network (D4, D14). */
function byRuleset(l: Lookup, network: NetworkNode): Answer | undefined {
  const { topology, subnets, networks } = l.c.index;
  const rules = (topology.dnsForwardingRulesets ?? [])
    .filter((set) => set.virtualNetworkLinks?.includes(network.name) === true)
    .flatMap((set) =>
      (set.forwardingRules ?? []).map((rule) => ({ set, rule, domain: domainOf(rule.domainName) })),
    )
    .filter(
      ({ rule, domain }) =>
        rule.forwardingRuleState !== "Disabled" && (domain === "" || isBelow(l.asked, domain)),
    )
    .sort((a, b) => b.domain.length - a.domain.length);
  const best = rules[0];
  if (best === undefined) return undefined;
  // Whether a rule catches an alias that is met on the way is not documented.
  if (l.isMet && !l.c.world.fact("rulesApplyToAliases")) return undefined;
  const resolver = (topology.dnsResolvers ?? []).find((r) => r.name === best.set.dnsResolver);
  const subnet = subnets.get(resolver?.outboundEndpoints?.[0]?.subnet ?? "");
  const home = networks.get(resolver?.virtualNetwork ?? "");
  if (subnet === undefined || home === undefined)
    return { kind: "unknown", reason: `resolver ${best.set.dnsResolver}` };
  const asked: Lookup = { ...l, isMet: false };
  return askServers(asked, best.rule.targetDnsServers, { kind: "place", place: { subnet } }, subnet, home);
}

type Start = { readonly kind: "place"; readonly place: Place };

/** Servers that the query does not reach are skipped; of the others any may be asked where they differ (D2, D3). */
function askServers(
  l: Lookup,
  servers: readonly string[],
  start: Start,
  subnet: SubnetNode,
  network: NetworkNode,
): Answer {
  const from = place(l.c.u, subnet.usable);
  const reached = servers.filter((server) => reaches(l.c, start, from, server));
  return pickAnswer(
    l,
    reached.map((server) => askServer(l, server, network)),
  );
}

/** One answer where the servers agree; where they differ, any of them. */
export function pickAnswer(l: Lookup, answers: readonly Answer[]): Answer {
  const given = answers.filter((a) => a.kind !== "noServer");
  const distinct = [...new Map(given.map((a) => [JSON.stringify(a), a])).values()];
  if (distinct.length === 0) return NO_SERVER;
  return distinct[
    l.c.world.choose(
      `answer for ${l.asked} of ${distinct.map((a) => JSON.stringify(a)).join(" ")}`,
      distinct.length,
    )
  ]!;
}

/** What a server at an address answers, given that the query reaches it (D13). */
export function askServer(l: Lookup, server: string, asker: NetworkNode | undefined): Answer {
  if (server === PLATFORM_ADDRESS) return asker === undefined ? NO_SERVER : askAzure(l, asker);
  const ip = ipOf(server);
  if (ip === undefined) return NO_SERVER;
  const owner = ownerAt(l.c.index, ip, asker);
  if (owner?.kind === "endpoint") return askMachine(l, owner);
  if (owner?.kind === "firewall") return askFirewall(l, owner, true);
  if (owner?.kind === "resolver") {
    const home = l.c.index.networks.get(owner.resolver.virtualNetwork);
    return home === undefined ? NO_SERVER : askAzure({ ...l, isMet: false }, home);
  }
  const site = siteAt(l.c.index, ip);
  if (site !== undefined) return askSite(l, site.connection, site.start, site.ip);
  if (owner === undefined && has(PUBLIC, ip) && !has(l.c.index.space, ip)) return publicAnswer(l);
  return { kind: "unknown", reason: `dnsServer ${server}` };
}

function ownerAt(index: Index, ip: number, near: NetworkNode | undefined): Owner | undefined {
  const order = [
    ...(near === undefined ? [] : [near, ...near.peers.map((p) => p.to)]),
    ...index.networks.values(),
  ];
  return order.map((n) => n.owners.get(ip)).find((o) => o !== undefined);
}

/** A machine of the design: its own records, then Azure for its own network, or public DNS (D13). */
function askMachine(l: Lookup, owner: Owner & { kind: "endpoint" }): Answer {
  const { dnsServer, name } = owner.endpoint;
  const record = (asked: string): number | undefined =>
    ipOf(dnsServer?.records?.find((r) => domainOf(r.name) === asked)?.ipv4Addresses[0]);
  const own = record(l.asked);
  if (own !== undefined) return { kind: "address", ip: own };
  if (dnsServer?.forwardsTo168 === undefined) return { kind: "unknown", reason: `dnsServer ${name}` };
  if (dnsServer.forwardsTo168) {
    const start: Start = { kind: "place", place: { subnet: owner.subnet, endpoint: owner.endpoint } };
    if (!reaches(l.c, start, place(l.c.u, one(owner.ip)), PLATFORM_ADDRESS)) return NO_SERVER;
    return askAzure({ ...l, isMet: false }, owner.subnet.network);
  }
  return followAlias(l, (next) => {
    const ip = record(next.asked);
    return ip === undefined ? publicAnswer(next) : { kind: "address", ip };
  });
}

/** A firewall's DNS: for clients only as a proxy; by its policy's servers, or Azure for its own network (D13, D17). */
export function askFirewall(l: Lookup, owner: Owner & { kind: "firewall" }, isProxy: boolean): Answer {
  l.c.reads.add(`firewallPolicies/${owner.firewall.firewallPolicy ?? ""}`);
  const settings = l.c.index.policies.get(owner.firewall.firewallPolicy ?? "")?.dnsSettings;
  if (isProxy && settings?.enableProxy !== true) return NO_SERVER;
  const servers = settings?.servers ?? [];
  const asked: Lookup = { ...l, isMet: false };
  if (servers.length === 0) return askAzure(asked, owner.subnet.network);
  const start: Start = { kind: "place", place: { subnet: owner.subnet, firewall: owner.firewall.name } };
  return askServers(asked, servers, start, owner.subnet, owner.subnet.network);
}

interface Site {
  readonly connection: GatewayConnection;
  readonly start: Parameters<typeof reaches>[1];
  readonly ip: number;
}

/** The site that holds an address, behind whichever gateway. */
export function siteAt(index: Index, ip: number): Site | undefined {
  for (const gateway of index.gateways)
    for (const connection of gateway.gateway.connections ?? [])
      if (connection.addressPrefixes.some((p) => !p.endsWith("/0") && has(ipsOf(p) ?? one(0), ip)))
        return { connection, start: { kind: "site", gateway }, ip };
  return undefined;
}

/** A site forwards public names of services where it is told to; there is no Azure resolver on-premises (D15). */
export function askSite(l: Lookup, connection: GatewayConnection, start: Site["start"], ip: number): Answer {
  const { dnsForwarders } = connection;
  if (dnsForwarders === undefined) return { kind: "unknown", reason: `dnsForwarders ${connection.name}` };
  if (dnsForwarders.length === 0) return publicAnswer(l);
  const from = place(l.c.u, one(ip));
  const reached = dnsForwarders.filter(
    (server) => server !== PLATFORM_ADDRESS && reaches(l.c, start, from, server),
  );
  return pickAnswer(
    l,
    reached.map((server) => askServer(l, server, undefined)),
  );
}
