import { union } from "../net/index.ts";
import { ipOf, ipsOf, one } from "./addresses.ts";
import {
  applicationRows,
  natRows,
  networkRows,
  orderedFirewallRules,
  privateRangesOf,
  tagsOfFirewall,
  type OrderedRule,
} from "./firewallRules.ts";
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
  readTable,
} from "./flight.ts";
import { classify, partition, service, toward } from "./packets.ts";
import type { Owner } from "./nodes.ts";
import type { AzureFirewall } from "./topology.ts";
import { portsOf, UDP } from "./protocols.ts";
import { place as placed } from "./universe.ts";
import type { Variable } from "./worlds.ts";

type FirewallOwner = Owner & { kind: "firewall" };

/** Some address of the firewall's subnet, not necessarily the one that routes name (F7). */
const someAddressOf = (c: Context, { firewall, subnet, ip }: FirewallOwner): Variable =>
  variable(`address of firewall ${firewall.name}`, placed(c.u, union(subnet.usable, one(ip))));

/** The packets carry the firewall's address from here on; the answers come back to it. */
function translated(c: Context, flight: Flight, owner: FirewallOwner): Flight {
  return {
    ...withPackets(flight, { ...flight.packets, source: someAddressOf(c, owner) }),
    ...{ seen: [], untranslatedBy: undefined, fromSharedGateway: false },
    sender: { kind: "device", name: owner.firewall.name, network: owner.subnet.network },
  };
}

const placeOf = ({ firewall, subnet }: FirewallOwner): Place => ({ subnet, firewall: firewall.name });

/** A firewall stands without groups, so a peering with access off stays in doubt (T3). */
const enter = (flight: Flight, name: string): Flight => ({
  ...flight,
  fromGateway: false,
  hasOutboundGroup: false,
  inboundDoubt: undefined,
  doubts: flight.inboundDoubt === undefined ? flight.doubts : [...flight.doubts, flight.inboundDoubt],
  visited: [...flight.visited, name],
});

/** Says that a firewall's policy and its base are read. */
function readPolicy(c: Context, firewall: AzureFirewall): void {
  const base = c.index.policies.get(firewall.firewallPolicy ?? "")?.basePolicy;
  if (base !== undefined) c.reads.add(`firewallPolicies/${base}`);
  readTable(c, `firewallPolicies/${firewall.firewallPolicy ?? ""}`, () => tagsOfFirewall(c.index, firewall));
}

/** A packet in transit: DNAT, then network, then application rules; the first match ends it (F1 to F5). */
export function throughFirewall(c: Context, flight: Flight, owner: FirewallOwner): End[] {
  const { firewall } = owner;
  if (flight.visited.includes(firewall.name)) return [denied(flight, `loop:${firewall.name}`)];
  const { inside, outside } = partition(flight.packets, toward({ ips: one(owner.ip) }), c.world);
  return [
    ...inside.flatMap((packets) => toFirewall(c, withPackets(flight, packets), owner, false)),
    ...outside.flatMap((packets) => byRules(c, withPackets(flight, packets), owner)),
  ];
}

function byRules(c: Context, flight: Flight, owner: FirewallOwner): End[] {
  const { firewall } = owner;
  const policy = firewall.firewallPolicy;
  if (policy !== undefined && !c.index.policies.has(policy))
    return [undecided(flight, `firewallPolicy ${policy}`)];
  readPolicy(c, firewall);
  const arrived = enter(flight, firewall.name);
  const nat = c.compiled.remember(`nat ${firewall.name}`, () => natRows(c.index, firewall, c.u));
  return classify(arrived.packets, nat, c.world).flatMap(({ packets, row }) => {
    const moved = withPackets(arrived, packets);
    return row === undefined ? byNetworkRules(c, moved, owner) : translate(c, moved, owner, row);
  });
}

function byNetworkRules(c: Context, flight: Flight, owner: FirewallOwner): End[] {
  const { firewall } = owner;
  const rows = c.compiled.remember(`network ${firewall.name} ${JSON.stringify(c.name ?? null)}`, () =>
    networkRows(c.index, firewall, c.u, c.name),
  );
  return classify(flight.packets, rows, c.world).flatMap(({ packets, row }) => {
    const moved = withPackets(flight, packets);
    if (row === undefined) return byApplicationRules(c, moved, owner);
    const at = hop(moved, `firewall:${firewall.name}:Network:${row.rule.name}`);
    return row.isAllow ? onward(c, at, owner) : [denied(at)];
  });
}

/** After a network rule the source stays towards private ranges and is translated elsewhere (F7). */
function onward(c: Context, flight: Flight, owner: FirewallOwner): End[] {
  const ranges = privateRangesOf(c.index, owner.firewall);
  const { inside, outside } = partition(flight.packets, toward({ ips: ranges }), c.world);
  const seen = [...flight.seen, { name: owner.firewall.name, isStateful: true, isExempt: false }];
  return [
    ...inside.flatMap((packets) =>
      c.steps.route(c, { ...withPackets(flight, packets), seen }, placeOf(owner)),
    ),
    ...outside.flatMap((packets) =>
      c.steps.route(c, translated(c, withPackets(flight, packets), owner), placeOf(owner)),
    ),
  ];
}

function byApplicationRules(c: Context, flight: Flight, owner: FirewallOwner): End[] {
  const { firewall } = owner;
  const rows = applicationRows(c.index, firewall, c.u, c.name);
  return classify(flight.packets, rows, c.world).flatMap(({ packets, row }) => {
    const moved = withPackets(flight, packets);
    if (row === undefined) return [denied(moved, `firewall:${firewall.name}:Default:Deny`)];
    const at = hop(moved, `firewall:${firewall.name}:Application:${row.rule.name}`);
    if (!row.isAllow) return [denied(at)];
    const own = translated(c, at, owner);
    return c.steps.resolveAgain === undefined
      ? c.steps.route(c, own, placeOf(owner))
      : c.steps.resolveAgain(c, own, placeOf(owner));
  });
}

/** A packet addressed to the firewall: DNAT rules alone, on public and private addresses (F6, F10). */
export function toFirewall(c: Context, flight: Flight, owner: FirewallOwner, isPublic: boolean): End[] {
  const { firewall } = owner;
  if (flight.visited.includes(firewall.name)) return [denied(flight, `loop:${firewall.name}`)];
  readPolicy(c, firewall);
  const arrived = enter(flight, firewall.name);
  if (
    c.isNameQuery &&
    c.index.policies.get(firewall.firewallPolicy ?? "")?.dnsSettings?.enableProxy === true
  ) {
    const { inside } = partition(arrived.packets, service(UDP, portsOf(53)), c.world);
    return inside.map((packets) => {
      const there = withPackets(arrived, packets);
      return passed(there, [`deliver:${firewall.name}`], { arrived: { endpoint: undefined, flight: there } });
    });
  }
  const rows = natRows(c.index, firewall, c.u);
  const isNamed = orderedFirewallRules(c.index, firewall, "NatRule").some(({ rule }) =>
    (rule.destinationAddresses ?? []).some(
      (text) => text === "*" || String(ipsOf(text)) === String(one(owner.ip)),
    ),
  );
  const none = isPublic || isNamed ? `firewall:${firewall.name}:Nat:none` : `firewall:${firewall.name}:self`;
  return classify(arrived.packets, rows, c.world).flatMap(({ packets, row }) => {
    const moved = withPackets(arrived, packets);
    return row === undefined ? [denied(moved, none)] : translate(c, moved, owner, row);
  });
}

/** A DNAT match translates both ends and lets the packet in; no further rule is looked at (F6, F7). */
function translate(c: Context, flight: Flight, owner: FirewallOwner, { rule }: OrderedRule): End[] {
  const at = hop(flight, `firewall:${owner.firewall.name}:Nat:${rule.name}`);
  const ip = ipOf(rule.translatedAddress);
  if (ip === undefined) return [undecided(at, `firewall:${owner.firewall.name}:Nat:${rule.name}`)];
  const packets = {
    ...at.packets,
    destination: variable(`address ${ip}`, placed(c.u, one(ip))),
    destinationPort:
      rule.translatedPort === undefined ? at.packets.destinationPort : Number(rule.translatedPort),
  };
  return c.steps.route(c, translated(c, withPackets(at, packets), owner), placeOf(owner));
}
