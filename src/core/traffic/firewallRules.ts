import { FIREWALL_PRIVATE_RANGES } from "../facts/addressBlocks.ts";
import { ALL_PORTS, ALL_V4, EMPTY, rangeSet, union, type RangeSet } from "../net/index.ts";
import { ipsOf, ipsOfAll } from "./addresses.ts";
import type { NameAsked } from "./flight.ts";
import { shapeOf, type Row } from "./packets.ts";
import type { Index } from "./nodes.ts";
import { PORTLESS, portsOf, protocolSet, TCP, WITH_PORTS } from "./protocols.ts";
import { serviceTagOf } from "./rules.ts";
import type { Tag } from "./tags.ts";
import type { AzureFirewall, FirewallPolicy, FirewallRule } from "./topology.ts";
import type { Part, Universe } from "./universe.ts";

export interface OrderedRule {
  readonly rule: FirewallRule;
  readonly isAllow: boolean;
  readonly isBase: boolean;
}

/** Rules of a type in the order they are tried: base policy first, then groups, collections and rules (F1, F2, F8). */
export function orderedFirewallRules(
  index: Index,
  firewall: AzureFirewall,
  type: FirewallRule["ruleType"],
): OrderedRule[] {
  const policy = index.policies.get(firewall.firewallPolicy ?? "");
  const base = index.policies.get(policy?.basePolicy ?? "");
  return [...rulesOf(base, type, true), ...rulesOf(policy, type, false)];
}

const byPriority = (a: { readonly priority: number }, b: { readonly priority: number }): number =>
  a.priority - b.priority;

function rulesOf(
  policy: FirewallPolicy | undefined,
  type: FirewallRule["ruleType"],
  isBase: boolean,
): OrderedRule[] {
  return [...(policy?.ruleCollectionGroups ?? [])]
    .sort(byPriority)
    .flatMap((group) =>
      [...(group.ruleCollections ?? [])]
        .sort(byPriority)
        .flatMap((collection) =>
          (collection.rules ?? [])
            .filter((rule) => rule.ruleType === type)
            .map((rule) => ({ rule, isBase, isAllow: collection.action.type.toLowerCase() !== "deny" })),
        ),
    );
}

/** The service tags that the policy's rules name. */
export function tagsOfFirewall(index: Index, firewall: AzureFirewall): Tag[] {
  const types = ["NatRule", "NetworkRule", "ApplicationRule"] as const;
  const rules = types.flatMap((type) => orderedFirewallRules(index, firewall, type));
  const texts = rules.flatMap(({ rule }) => [
    ...(rule.sourceAddresses ?? []),
    ...(rule.destinationAddresses ?? []),
  ]);
  return texts.map(serviceTagOf).filter((t) => t !== undefined);
}

/** Addresses, and the facts on which it hangs that they are meant. */
interface OpenPart {
  readonly part: Part;
  readonly when: readonly string[];
}

function parts(texts: readonly string[] | undefined, u: Universe): OpenPart[] {
  const list = texts ?? [];
  if (list.includes("*")) return [{ part: {}, when: [] }];
  const ips = list.map((t) => ipsOf(t) ?? EMPTY).reduce(union, EMPTY);
  const tags = list.map(serviceTagOf).filter((t) => t !== undefined);
  const held = tags
    .map((tag) => u.held(tag))
    .map((h) => ({ part: h.part, when: h.when === undefined ? [] : [h.when] }));
  return [...(ips.length > 0 ? [{ part: { ips }, when: [] }] : []), ...held];
}

/** The addresses at one end. IP groups are not part of the topology: whether they hold an address is open. */
function endParts(rule: FirewallRule, end: "source" | "destination", u: Universe): OpenPart[] {
  const groups = end === "source" ? rule.sourceIpGroups : rule.destinationIpGroups;
  const listed = parts(end === "source" ? rule.sourceAddresses : rule.destinationAddresses, u);
  const isOpen = (groups ?? []).length > 0;
  return isOpen ? [...listed, { part: {}, when: [`ipGroup ${rule.name} ${end}`] }] : listed;
}

function transports(rule: FirewallRule): { protocol: RangeSet; port: RangeSet | undefined }[] {
  const ports = (rule.destinationPorts ?? ["*"]).map((p) => portsOf(p)).reduce(union, EMPTY);
  const isEvery = ports.length === 2 && ports[1] === ALL_PORTS[1] && ports[0] === 0;
  return (rule.ipProtocols ?? []).map((name) => {
    const set = protocolSet(name);
    // "Any" with ports is a TCP and UDP rule (F11); ICMP has none to compare.
    if (isEvery) return { protocol: set, port: undefined };
    const isPortless = set.length === 2 && set[0]! >= PORTLESS[0]!;
    if (isPortless) return { protocol: set, port: undefined };
    return { protocol: set.length === 2 && set[1]! > 1 ? WITH_PORTS : set, port: ports };
  });
}

/** Names in network rules: any port, no wildcards; a bare address may be what the name resolves to (F9). */
function namedParts(rule: FirewallRule, firewall: string, name: NameAsked | undefined): OpenPart[] {
  const fqdns = (rule.destinationFqdns ?? []).map((f) => f.toLowerCase());
  if (fqdns.length === 0) return [];
  if (name === undefined) return [{ part: {}, when: [`nameIsAtAddress ${firewall}:${rule.name}`] }];
  return name.fqdns.some((f) => fqdns.includes(f.toLowerCase())) ? [{ part: {}, when: [] }] : [];
}

export function networkRows(
  index: Index,
  firewall: AzureFirewall,
  u: Universe,
  name: NameAsked | undefined,
): Row<OrderedRule>[] {
  return orderedFirewallRules(index, firewall, "NetworkRule").flatMap((ordered) => {
    const { rule } = ordered;
    const targets = [...endParts(rule, "destination", u), ...namedParts(rule, firewall.name, name)];
    return productRows(ordered, endParts(rule, "source", u), targets, []);
  });
}

const productRows = (
  value: OrderedRule,
  sources: readonly OpenPart[],
  targets: readonly OpenPart[],
  facts: readonly string[],
): Row<OrderedRule>[] =>
  sources.flatMap((s) =>
    targets.flatMap((d) =>
      transports(value.rule).map((t) => ({
        shape: shapeOf(s.part, d.part, t.protocol, undefined, t.port),
        when: [...facts, ...s.when, ...d.when],
        value,
      })),
    ),
  );

/** DNAT rules; whether those of a base policy count is open (F8). */
export function natRows(index: Index, firewall: AzureFirewall, u: Universe): Row<OrderedRule>[] {
  return orderedFirewallRules(index, firewall, "NatRule").flatMap((ordered) => {
    const facts = ordered.isBase ? [`baseNatRulesCount ${firewall.name}`] : [];
    return productRows(
      ordered,
      endParts(ordered.rule, "source", u),
      endParts(ordered.rule, "destination", u),
      facts,
    );
  });
}

/** `*.example.org` matches every name below, not the domain itself (F4); `*` matches every name. */
export function fqdnMatches(pattern: string, fqdn: string): boolean {
  const [p, f] = [pattern.toLowerCase(), fqdn.toLowerCase()];
  if (p === "*") return true;
  return p.startsWith("*") ? f.endsWith(p.slice(1)) && f.length > p.length - 1 : p === f;
}

/** Application rules: TCP on a port they name, by the name asked for; of a bare address the name is open (F4, F9). */
export function applicationRows(
  index: Index,
  firewall: AzureFirewall,
  u: Universe,
  name: NameAsked | undefined,
): Row<OrderedRule>[] {
  return orderedFirewallRules(index, firewall, "ApplicationRule").flatMap((ordered) => {
    const { rule } = ordered;
    const facts: string[] = [];
    if (name === undefined) facts.push(`nameIsAtAddress ${firewall.name}:${rule.name}`);
    else if (!name.fqdns.some((f) => (rule.targetFqdns ?? []).some((p) => fqdnMatches(p, f)))) {
      const isOpen = (rule.fqdnTags ?? []).length + (rule.webCategories ?? []).length > 0;
      if (!isOpen) return [];
      facts.push(`nameIsInTag ${firewall.name}:${rule.name}`);
    }
    const spoken = (rule.protocols ?? []).filter(
      (p) =>
        name?.application === undefined || p.protocolType.toLowerCase() === name.application.toLowerCase(),
    );
    return endParts(rule, "source", u).flatMap((s) =>
      spoken.map((p) => ({
        shape: shapeOf(s.part, {}, TCP, undefined, rangeSet(p.port, p.port)),
        when: [...facts, ...s.when],
        value: ordered,
      })),
    );
  });
}

/** Destinations towards which network rules keep the source (F7). */
export function privateRangesOf(index: Index, firewall: AzureFirewall): RangeSet {
  const policy = index.policies.get(firewall.firewallPolicy ?? "");
  const ranges =
    policy?.snat?.privateRanges ?? index.policies.get(policy?.basePolicy ?? "")?.snat?.privateRanges;
  if (ranges === undefined) return ipsOfAll(FIREWALL_PRIVATE_RANGES);
  const isDefault = (text: string): boolean => text.toLowerCase() === "ianaprivateranges";
  const listed = ipsOfAll(ranges.filter((text) => !isDefault(text)));
  const all = ranges.some(isDefault) ? union(listed, ipsOfAll(FIREWALL_PRIVATE_RANGES)) : listed;
  return ranges.includes("0.0.0.0/0") ? ALL_V4 : all;
}
