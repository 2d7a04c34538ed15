import { EMPTY, has, intersect, rangeSetOf, subtract, union, type RangeSet } from "../net/index.ts";
import { PLATFORM_ADDRESS } from "../facts/addressBlocks.ts";
import { ipOf, ipsOf, ipsOfAll, one, PLATFORM_BLOCKS, PUBLIC } from "./addresses.ts";
import type { Place } from "./flight.ts";
import type { GatewayNode, Index, NetworkNode, Owner, SubnetNode } from "./nodes.ts";
import { prefixesOf } from "./prefixes.ts";
import type { Transport } from "./question.ts";
import { parseTag } from "./tags.ts";
import { ofClasses, place, type Part, type Universe } from "./universe.ts";
import { virtualNetworkSenders } from "./virtualNetworkTag.ts";

/** An end of a question: which packets are meant. */
export type QuestionEnd =
  | { readonly endpoint: string }
  | { readonly subnet: string }
  | { readonly ip: string }
  | { readonly prefix: string }
  | { readonly tag: string }
  | { readonly publicIp: string }
  | { readonly fqdn: string }
  | { readonly service: string; readonly groupId?: string };

/** "Does `from` reach `to`?", for all packets of both ends. */
export interface Question extends Transport {
  readonly from: QuestionEnd;
  readonly to: QuestionEnd;
  /** Http, Https or Mssql: what is spoken, for a firewall's application rules. */
  readonly application?: string;
}

/** The senders a question means, grouped by where their packets start. */
export interface SenderGroup {
  readonly from: Part[];
  readonly start:
    | { readonly kind: "place"; readonly place: Place }
    | { readonly kind: "site"; readonly gateway: GatewayNode }
    | { readonly kind: "public" }
    | { readonly kind: "probe" };
}

/** What a question's destination means. */
export interface Target {
  readonly to: Part[];
  readonly endpoint?: Owner & { kind: "endpoint" };
  readonly subnet?: SubnetNode;
  readonly fqdn?: string;
}

/** What Internet means in a question: public, outside every network of the topology, not the platform's own (R1). */
export const internetOf = (index: Index): RangeSet =>
  subtract(subtract(PUBLIC, index.space), PLATFORM_BLOCKS);

function tagParts(index: Index, u: Universe, tag: string): Part[] {
  const internet = place(u, internetOf(index));
  return tag.toLowerCase() === "internet" ? internet : ofClasses(internet, u.withTag(parseTag(tag)));
}

/** The first private front end of a balancer or gateway that is asked by its name. */
function frontendIp(index: Index, name: string): number | undefined {
  const t = index.topology;
  const named = [...(t.loadBalancers ?? []), ...(t.applicationGateways ?? [])].find((x) => x.name === name);
  const front = named?.frontends?.find((f) => f.privateIPAddress !== undefined);
  return ipOf(front?.privateIPAddress ?? t.azureFirewalls?.find((f) => f.name === name)?.privateIPAddress);
}

/** Addresses of a subnet that an interface can have: not those of front ends, firewalls and private endpoints. */
function interfacesOf(subnet: SubnetNode): RangeSet {
  const special = [...subnet.network.owners.values()].filter(
    (o) => o.kind !== "endpoint" || o.endpoint.kind === "privateEndpoint",
  );
  const rest = subtract(subnet.usable, rangeSetOf(special.map((o) => [o.ip, o.ip] as const)));
  return rest.length > 0 ? rest : subnet.usable;
}

/** The destination of a question; undefined when the topology has no such thing. */
export function targetOf(index: Index, u: Universe, end: QuestionEnd): Target | undefined {
  if ("endpoint" in end) {
    const endpoint = index.endpoints.get(end.endpoint);
    if (endpoint !== undefined) return { to: place(u, one(endpoint.ip)), endpoint };
    const ip = frontendIp(index, end.endpoint);
    return ip === undefined ? undefined : { to: place(u, one(ip)) };
  }
  if ("subnet" in end) {
    const subnet = index.subnets.get(end.subnet);
    return subnet === undefined ? undefined : { to: place(u, interfacesOf(subnet)), subnet };
  }
  if ("publicIp" in end) {
    const pip = index.publicIps.get(end.publicIp);
    return pip === undefined ? undefined : { to: place(u, one(pip.ip)) };
  }
  if ("tag" in end) return { to: tagParts(index, u, end.tag) };
  if ("fqdn" in end) return { to: DUMMY, fqdn: end.fqdn };
  if ("service" in end) return { to: DUMMY };
  const ips = ipsOf("ip" in end ? end.ip : end.prefix);
  return ips === undefined ? undefined : { to: place(u, ips) };
}

/** Stands on the destination axes while the destination is an unknown address kept beside the box. */
const DUMMY: Part[] = [{ classes: one(0), ips: one(0) }];

/** Literal prefixes of the topology: the address of a name on the internet lies outside all of them (README, fqdn). */
export function literalsOf(index: Index): RangeSet {
  const t = index.topology;
  const texts: string[] = [];
  for (const table of t.routeTables ?? []) for (const r of table.routes ?? []) texts.push(r.addressPrefix);
  for (const gateway of index.gateways) for (const p of gateway.prefixes) texts.push(p.text);
  for (const nsg of t.networkSecurityGroups ?? [])
    for (const r of nsg.securityRules ?? [])
      texts.push(
        ...(r.sourceAddressPrefixes ?? []),
        ...(r.destinationAddressPrefixes ?? []),
        r.sourceAddressPrefix ?? "",
        r.destinationAddressPrefix ?? "",
      );
  for (const policy of t.firewallPolicies ?? [])
    for (const group of policy.ruleCollectionGroups ?? [])
      for (const collection of group.ruleCollections ?? [])
        for (const r of collection.rules ?? []) texts.push(...(r.destinationAddresses ?? []));
  const literal = texts.filter((text) => text !== "*" && !text.endsWith("/0"));
  return literal.map((text) => ipsOf(text) ?? EMPTY).reduce(union, index.ownPublic);
}

/** The network that a question's receiver stands in, for what VirtualNetwork means there. */
function receiverNetwork(index: Index, target: Target): NetworkNode | undefined {
  const known = target.endpoint?.subnet.network ?? target.subnet?.network;
  if (known !== undefined) return known;
  const ip = target.to[0]?.ips?.[0];
  return ip === undefined ? undefined : [...index.networks.values()].find((n) => has(n.space, ip));
}

/** Numbers as senders: behind a gateway, inside a subnet, or on the internet. */
function sendersAt(index: Index, u: Universe, ips: RangeSet): SenderGroup[] {
  const groups: SenderGroup[] = [];
  let rest = ips;
  const take = (set: RangeSet, start: SenderGroup["start"]): void => {
    const taken = intersect(rest, set);
    if (taken.length === 0) return;
    groups.push({ from: place(u, taken), start });
    rest = subtract(rest, taken);
  };
  for (const gateway of index.gateways)
    for (const connection of gateway.gateway.connections ?? []) {
      const prefixes = prefixesOf(connection.addressPrefixes).filter((p) => p.length > 0);
      take(
        prefixes.reduce((set, p) => union(set, p.ips), EMPTY),
        { kind: "site", gateway },
      );
    }
  for (const { ip, subnet, endpoint } of index.endpoints.values())
    if (has(rest, ip)) take(one(ip), { kind: "place", place: { subnet, endpoint } });
  for (const subnet of index.subnets.values()) take(subnet.usable, { kind: "place", place: { subnet } });
  if (rest.length > 0) groups.push({ from: place(u, rest), start: { kind: "public" } });
  return groups;
}

/** All senders of a question, packet by packet; empty when the topology has no such thing. */
export function sendersOf(index: Index, u: Universe, end: QuestionEnd, target: Target): SenderGroup[] {
  if ("endpoint" in end) {
    const owner = index.endpoints.get(end.endpoint);
    if (owner === undefined) return [];
    return [
      {
        from: place(u, one(owner.ip)),
        start: { kind: "place", place: { subnet: owner.subnet, endpoint: owner.endpoint } },
      },
    ];
  }
  if ("subnet" in end) {
    const subnet = index.subnets.get(end.subnet);
    return subnet === undefined
      ? []
      : [{ from: place(u, subnet.usable), start: { kind: "place", place: { subnet } } }];
  }
  if ("ip" in end || "prefix" in end) {
    const ips = ipsOf("ip" in end ? end.ip : end.prefix);
    return ips === undefined ? [] : sendersAt(index, u, ips);
  }
  if (!("tag" in end)) return [];
  switch (end.tag.toLowerCase()) {
    case "azureloadbalancer":
      return [{ from: place(u, ipsOfAll([PLATFORM_ADDRESS])), start: { kind: "probe" } }];
    case "virtualnetwork": {
      const network = receiverNetwork(index, target);
      if (network === undefined) return [];
      const { subnets, onPremises } = virtualNetworkSenders(index, network);
      const inside = subnets.map((subnet): SenderGroup => ({
        from: place(u, subnet.usable),
        start: { kind: "place", place: { subnet } },
      }));
      return [...inside, ...(onPremises.length > 0 ? sendersAt(index, u, onPremises) : [])];
    }
    default:
      return [{ from: tagParts(index, u, end.tag), start: { kind: "public" } }];
  }
}
