import { NSG_DEFAULT_RULES } from "../facts/nsg.ts";
import { METADATA_ADDRESS, PLATFORM_ADDRESS } from "../facts/addressBlocks.ts";
import { ALL_PORTS, EMPTY, equals, intersect, rangeSetOf, union, type RangeSet } from "../net/index.ts";
import { ipsOf, ipsOfAll } from "./addresses.ts";
import { shapeOf, type Row } from "./packets.ts";
import { ALL_PROTOCOLS, portsOf, PORTLESS, protocolSet, WITH_PORTS } from "./protocols.ts";
import { parseTag, type Tag } from "./tags.ts";
import type { SecurityRule } from "./topology.ts";
import type { Part, Universe } from "./universe.ts";

export type Direction = "Inbound" | "Outbound";

/** What the words of a rule mean where its group stands: a subnet, or the context of a lone rule list. */
export interface Scope {
  readonly virtualNetwork: RangeSet;
  /** Prefixes of which it is open whether VirtualNetwork holds them, each with the fact that says so (T1, T2). */
  readonly openVirtualNetwork: readonly { readonly facts: readonly string[]; readonly part: Part }[];
  /** Public space, without the networks that VirtualNetwork holds (T4). */
  readonly internet: RangeSet;
  /** Member addresses of an application security group; empty when it has none (N10). */
  readonly group: (name: string) => RangeSet;
}

/** N7: whether a rule that names ports matches a protocol without ports is not documented. */
export const PORT_RULE_MEETS_PORTLESS = "portRuleMeetsPortless";

interface EndPart extends Part {
  readonly when?: readonly string[] | undefined;
}

const KEYWORDS = new Set([
  "virtualnetwork",
  "internet",
  "azureloadbalancer",
  "azureplatformdns",
  "azureplatformimds",
]);
const isAny = (text: string): boolean => text === "*" || text === "0.0.0.0/0" || /^any$/i.test(text);

type End = "source" | "destination";

const join = (many: readonly string[] | undefined, single: string | undefined): readonly string[] =>
  single === undefined || single === "" ? (many ?? []) : many === undefined ? [single] : [...many, single];

/** The texts at one end: the union of the singular and the plural field (N6). */
export const endTexts = (rule: SecurityRule, end: End): readonly string[] =>
  end === "source"
    ? join(rule.sourceAddressPrefixes, rule.sourceAddressPrefix)
    : join(rule.destinationAddressPrefixes, rule.destinationAddressPrefix);

const groupsAt = (rule: SecurityRule, end: End): readonly string[] =>
  (end === "source" ? rule.sourceApplicationSecurityGroups : rule.destinationApplicationSecurityGroups) ?? [];

const portsAt = (rule: SecurityRule, end: End): RangeSet => {
  const texts =
    end === "source"
      ? join(rule.sourcePortRanges, rule.sourcePortRange)
      : join(rule.destinationPortRanges, rule.destinationPortRange);
  return texts.length === 1
    ? portsOf(texts[0])
    : texts.reduce((set, text) => union(set, portsOf(text)), EMPTY);
};

/** The service tag a text names, if it is one: neither an address nor one of the words that depend on the place. */
export function serviceTagOf(text: string): Tag | undefined {
  if (isAny(text) || KEYWORDS.has(text.toLowerCase()) || ipsOf(text) !== undefined) return undefined;
  return parseTag(text);
}

/** All service tags that a rule list names: only these need to be told apart. */
export function tagsOfRules(rules: readonly SecurityRule[]): Tag[] {
  const texts = new Set(rules.flatMap((r) => [...endTexts(r, "source"), ...endTexts(r, "destination")]));
  return [...texts].map(serviceTagOf).filter((t) => t !== undefined);
}

function heldPart(tag: Tag, u: Universe): EndPart {
  const { part, when } = u.held(tag);
  return { ...part, ...(when === undefined ? {} : { when: [when] }) };
}

function wordParts(text: string, scope: Scope, u: Universe): EndPart[] {
  switch (text.toLowerCase()) {
    case "virtualnetwork":
      return [
        { ips: scope.virtualNetwork },
        ...scope.openVirtualNetwork.map(({ facts, part }) => ({ ...part, when: facts })),
      ];
    case "internet":
      return [{ ips: scope.internet }];
    case "azureloadbalancer":
    case "azureplatformdns":
      return [{ ips: ipsOfAll([PLATFORM_ADDRESS]) }];
    case "azureplatformimds":
      return [{ ips: ipsOfAll([METADATA_ADDRESS]) }];
    default:
      return [heldPart(parseTag(text), u)];
  }
}

function endParts(rule: SecurityRule, end: End, scope: Scope, u: Universe): EndPart[] {
  const out: EndPart[] = [];
  let literal: RangeSet | undefined;
  for (const text of endTexts(rule, end)) {
    if (isAny(text)) return [{}];
    const ips = ipsOf(text.trim());
    if (ips === undefined) out.push(...wordParts(text.trim(), scope, u));
    else literal = literal === undefined ? ips : union(literal, ips);
  }
  for (const group of groupsAt(rule, end)) literal = union(literal ?? EMPTY, scope.group(group));
  if (literal !== undefined) out.push({ ips: literal });
  return out;
}

/** The rows of one rule, each a product of its ends, protocols and ports (N6). */
export function rowsOfRule<T>(
  rule: SecurityRule,
  value: T,
  scope: Scope,
  u: Universe,
  ignorePorts = false,
): Row<T>[] {
  const protocols = protocolSet(rule.protocol);
  const [sourcePorts, ports] = [
    ignorePorts ? ALL_PORTS : portsAt(rule, "source"),
    portsAt(rule, "destination"),
  ];
  const namesPorts = !equals(sourcePorts, ALL_PORTS) || !equals(ports, ALL_PORTS);
  const out: Row<T>[] = [];
  for (const s of endParts(rule, "source", scope, u)) {
    for (const d of endParts(rule, "destination", scope, u)) {
      const facts = [...new Set([...(s.when ?? []), ...(d.when ?? [])])];
      const when = facts.length > 0 ? facts : undefined;
      if (!namesPorts) {
        out.push({ shape: shapeOf(s, d, protocols === ALL_PROTOCOLS ? undefined : protocols), when, value });
        continue;
      }
      const withPorts = intersect(protocols, WITH_PORTS);
      const portless = intersect(protocols, PORTLESS);
      if (withPorts.length > 0)
        out.push({ shape: shapeOf(s, d, withPorts, sourcePorts, ports), when, value });
      if (portless.length > 0)
        out.push({ shape: shapeOf(s, d, portless), when: [...facts, PORT_RULE_MEETS_PORTLESS], value });
    }
  }
  return out;
}

const DEFAULTS: readonly SecurityRule[] = NSG_DEFAULT_RULES.map((rule) => ({
  name: rule.name,
  priority: rule.priority,
  direction: rule.direction,
  access: rule.access,
  protocol: "*",
  sourceAddressPrefix: rule.source,
  sourcePortRange: "*",
  destinationAddressPrefix: rule.destination,
  destinationPortRange: "*",
}));

/** The rules of one direction in the order they are tried, the default rules last (N1, N2). */
export function orderedRules(rules: readonly SecurityRule[], direction: Direction): SecurityRule[] {
  return [...rules, ...DEFAULTS]
    .filter((r) => r.direction.toLowerCase() === direction.toLowerCase())
    .sort((a, b) => a.priority - b.priority);
}

/** Whether a rule is one of the six that every group ends with. */
export const isDefaultRule = (rule: SecurityRule): boolean => DEFAULTS.includes(rule);

/** An ordered rule list as a table to classify packets by. */
export const rowsOfRules = (
  rules: readonly SecurityRule[],
  scope: Scope,
  u: Universe,
  ignorePorts = false,
): Row<SecurityRule>[] => rules.flatMap((rule) => rowsOfRule(rule, rule, scope, u, ignorePorts));

/** Every port as a set, for the callers of `rowsOfRule`. */
export const EVERY_PORT = rangeSetOf([[0, 65_535]]);
