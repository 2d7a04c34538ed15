import { v4Text } from "../../net/index.ts";
import { relationOf, type Tag } from "../tags.ts";
import type { SecurityRule } from "../topology.ts";
import { parseTag } from "../tags.ts";

/**
 * The slow, obvious evaluator that the engine is held against: one packet at a time, rule by rule, in the words of the
 * documentation. Deliberately shares nothing with the engine but the table of tag relations.
 */
export interface Packet {
  readonly source: number;
  readonly sourceTags: ReadonlySet<string>;
  readonly destination: number;
  readonly destinationTags: ReadonlySet<string>;
  readonly protocol: string;
  readonly sourcePort: number;
  readonly port: number;
}

const bits = (text: string): number => text.split(".").reduce((n, octet) => n * 256 + Number(octet), 0);

export function inPrefix(ip: number, text: string): boolean {
  const [address = "", length = "32"] = text.split("/");
  const size = 2 ** (32 - Number(length));
  return Math.floor(ip / size) === Math.floor(bits(address) / size);
}

function endMatches(
  text: string,
  ip: number,
  tags: ReadonlySet<string>,
  network: readonly string[],
): boolean {
  if (text === "*") return true;
  if (/^[0-9]/.test(text)) return inPrefix(ip, text);
  const inNetwork = network.some((prefix) => inPrefix(ip, prefix)) || v4Text(ip) === "168.63.129.16";
  const isPrivate = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].some((p) => inPrefix(ip, p));
  if (text === "VirtualNetwork") return inNetwork;
  if (text === "Internet") return !inNetwork && !isPrivate;
  if (text === "AzureLoadBalancer") return v4Text(ip) === "168.63.129.16";
  return tags.has(parseTag(text).key);
}

const portMatches = (text: string, port: number): boolean => {
  if (text === "*") return true;
  const [from = "", to = from] = text.split("-");
  return Number(from) <= port && port <= Number(to);
};

const texts = (many: readonly string[] | undefined, one: string | undefined): string[] => [
  ...(many ?? []),
  ...(one === undefined ? [] : [one]),
];

export function ruleMatches(
  rule: SecurityRule,
  p: Packet,
  network: readonly string[],
  portless: boolean,
): boolean {
  if (rule.protocol !== "*" && rule.protocol.toLowerCase() !== p.protocol.toLowerCase()) return false;
  const source = texts(rule.sourceAddressPrefixes, rule.sourceAddressPrefix);
  const destination = texts(rule.destinationAddressPrefixes, rule.destinationAddressPrefix);
  if (!source.some((t) => endMatches(t, p.source, p.sourceTags, network))) return false;
  if (!destination.some((t) => endMatches(t, p.destination, p.destinationTags, network))) return false;
  const sourcePorts = texts(rule.sourcePortRanges, rule.sourcePortRange);
  const ports = texts(rule.destinationPortRanges, rule.destinationPortRange);
  if (p.protocol !== "Tcp" && p.protocol !== "Udp")
    return (sourcePorts.includes("*") && ports.includes("*")) || portless;
  return sourcePorts.some((t) => portMatches(t, p.sourcePort)) && ports.some((t) => portMatches(t, p.port));
}

const defaults = (direction: string): SecurityRule[] => {
  const rule = (
    name: string,
    source: string,
    destination: string,
    access: "Allow" | "Deny",
  ): SecurityRule => ({
    ...{ name, priority: 65000, direction: direction as "Inbound", access, protocol: "*" },
    ...{ sourceAddressPrefix: source, destinationAddressPrefix: destination },
    ...{ sourcePortRange: "*", destinationPortRange: "*" },
  });
  return direction === "Inbound"
    ? [
        rule("AllowVnetInBound", "VirtualNetwork", "VirtualNetwork", "Allow"),
        rule("AllowAzureLoadBalancerInBound", "AzureLoadBalancer", "*", "Allow"),
        rule("DenyAllInBound", "*", "*", "Deny"),
      ]
    : [
        rule("AllowVnetOutBound", "VirtualNetwork", "VirtualNetwork", "Allow"),
        rule("AllowInternetOutBound", "*", "Internet", "Allow"),
        rule("DenyAllOutBound", "*", "*", "Deny"),
      ];
};

/** The rules of one direction in the order they are tried, the default rules last. */
export function inOrder(rules: readonly SecurityRule[], direction: string): SecurityRule[] {
  const custom = rules.filter((r) => r.direction === direction).sort((a, b) => a.priority - b.priority);
  return [...custom, ...defaults(direction)];
}

/** The rule that decides about one packet. */
export function decide(
  rules: readonly SecurityRule[],
  direction: string,
  p: Packet,
  network: readonly string[],
  portless = false,
): SecurityRule {
  return inOrder(rules, direction).find((rule) => ruleMatches(rule, p, network, portless))!;
}

/** All consistent answers to "which of these tags hold an address?", by trying every subset. */
export function consistentSets(tags: readonly Tag[]): Set<string>[] {
  const out: Set<string>[] = [];
  for (let mask = 0; mask < 2 ** tags.length; mask++) {
    const held = tags.filter((_, i) => (mask & (2 ** i)) !== 0);
    const isIn = (t: Tag): boolean => held.includes(t);
    const consistent = tags.every((a) =>
      tags.every((b) => {
        if (a === b) return true;
        const relation = relationOf(a, b);
        if (relation === "contains") return !isIn(b) || isIn(a);
        return relation !== "disjoint" || !isIn(a) || !isIn(b);
      }),
    );
    if (consistent) out.push(new Set(held.map((t) => t.key)));
  }
  return out;
}
