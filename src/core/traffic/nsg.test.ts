import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyseRules } from "./analysis.ts";
import { evaluateNsg, prepareNsg, type NsgFlow } from "./nsg.ts";
import { tagsOfRules } from "./rules.ts";
import { parseTag } from "./tags.ts";
import { consistentSets, decide, inOrder, inPrefix, ruleMatches, type Packet } from "./testing/slowNsg.ts";
import type { SecurityRule } from "./topology.ts";

const NETWORK = ["10.0.0.0/29"];
const bits = (text: string): number => text.split(".").reduce((n, octet) => n * 256 + Number(octet), 0);
/** Addresses that stand for all that the generated rules can tell apart. */
const PRIVATE = [0, 2, 3, 4, 5, 6, 9].map((i) => bits("10.0.0.0") + i);
const PUBLIC = ["20.0.0.0", "20.0.0.1", "52.0.0.1"].map(bits);
const TAGS = ["AzureCloud", "AzureCloud.eastus", "Storage", "Storage.eastus", "Storage.westus", "Contoso"];

const end = fc.constantFrom(
  ...["*", "VirtualNetwork", "Internet", "AzureLoadBalancer", "10.0.0.0/30", "10.0.0.4/31", "10.0.0.2/32"],
  ...["20.0.0.0/32", "20.0.0.0/31", ...TAGS],
);
const ports = fc.constantFrom("*", "1", "2-3", "0-2");
const rule = (direction: "Inbound" | "Outbound") =>
  fc.record({
    access: fc.constantFrom<"Allow" | "Deny">("Allow", "Deny"),
    protocol: fc.constantFrom("*", "Tcp", "Udp", "Icmp"),
    sourceAddressPrefix: end,
    destinationAddressPrefixes: fc.array(end, { minLength: 1, maxLength: 2 }),
    sourcePortRange: fc.constantFrom("*", "*", "*", "5"),
    destinationPortRanges: fc.array(ports, { minLength: 1, maxLength: 2 }),
    direction: fc.constant(direction),
  });
const ruleList = fc
  .array(fc.oneof(rule("Inbound"), rule("Outbound")), { maxLength: 6 })
  .map((list) => list.map((r, i): SecurityRule => ({ ...r, name: `r${i}`, priority: 100 + i })));

/** For looking at the whole packet space: fewer tags to tell apart. */
const shortList = ruleList.map((rules) =>
  rules.filter(
    (r) =>
      ![r.sourceAddressPrefix, ...(r.destinationAddressPrefixes ?? [])].some(
        (t) => t === "AzureCloud" || t === "Storage",
      ),
  ),
);

/** All packets of a flow, over every consistent tag membership of public addresses. */
function packetsOf(flow: NsgFlow, sets: readonly Set<string>[]): Packet[] {
  const points = (text: string): [number, Set<string>][] => {
    if (/^[0-9]/.test(text)) {
      const inside = [...PRIVATE, ...PUBLIC].filter((ip) => inPrefix(ip, text));
      return inside.flatMap((ip) =>
        PUBLIC.includes(ip)
          ? sets.map((s): [number, Set<string>] => [ip, s])
          : [[ip, new Set<string>()] as [number, Set<string>]],
      );
    }
    const tagged = text === "Internet" ? sets : sets.filter((s) => s.has(parseTag(text).key));
    const plain: [number, Set<string>][] = text === "Internet" ? [[bits("203.0.113.1"), new Set()]] : [];
    return [...plain, ...PUBLIC.flatMap((ip) => tagged.map((s): [number, Set<string>] => [ip, s]))];
  };
  const out: Packet[] = [];
  for (const [source, sourceTags] of points(flow.source))
    for (const [destination, destinationTags] of points(flow.destination))
      for (const port of flow.port === "1-2" ? [1, 2] : [0, 1, 2, 3, 4])
        for (const sourcePort of [5, 6])
          out.push({
            source,
            sourceTags,
            destination,
            destinationTags,
            protocol: flow.protocol,
            sourcePort,
            port,
          });
  return out;
}

describe("rule lists against one packet at a time", () => {
  const flow = fc.record({
    direction: fc.constantFrom<"Inbound" | "Outbound">("Inbound", "Outbound"),
    source: fc.constantFrom("10.0.0.0/29", "10.0.0.2", "Internet", "20.0.0.0", "Contoso"),
    destination: fc.constantFrom("10.0.0.0/30", "10.0.0.5", "10.0.0.9", "20.0.0.0/31", "Storage.eastus"),
    protocol: fc.constantFrom("Tcp", "Udp", "Icmp"),
    port: fc.constantFrom("0-4", "1-2"),
    sourcePort: fc.constant("5-6"),
  });

  it("says allowed exactly when every packet passes in every world, and denied exactly when none does", () => {
    fc.assert(
      fc.property(ruleList, flow, (rules, asked) => {
        const tags = [
          ...new Map(
            [...tagsOfRules(rules), parseTag("Storage.eastus"), parseTag("Contoso")].map((t) => [t.key, t]),
          ).values(),
        ];
        const packets = packetsOf(asked, consistentSets(tags));
        const results = [false, true].flatMap((portless) =>
          packets.map((p) => decide(rules, asked.direction, p, NETWORK, portless)),
        );
        const answer = evaluateNsg(prepareNsg(rules, { virtualNetwork: NETWORK }), asked);
        const allows = results.map((r) => r.access === "Allow");
        expect(answer.verdict === "allowed").toBe(allows.every(Boolean));
        expect(answer.verdict === "denied").toBe(!allows.some(Boolean));
        const names = new Set(
          results
            .filter((r) => r.access === (answer.verdict === "allowed" ? "Allow" : "Deny"))
            .map((r) => r.name),
        );
        if (answer.verdict !== "unknown") expect(new Set(answer.decidedBy)).toEqual(names);
      }),
      { numRuns: 80 },
    );
  });

  it("calls a rule shadowed exactly when no packet reaches it, and redundant when its packets fare alike without it", () => {
    fc.assert(
      fc.property(shortList, (rules) => {
        const tags = [...new Map(tagsOfRules(rules).map((t) => [t.key, t])).values()];
        const sets = consistentSets(tags);
        const found = analyseRules(rules, { virtualNetwork: NETWORK });
        const ips: [number, Set<string>][] = [
          ...[...PRIVATE, bits("168.63.129.16"), bits("203.0.113.1"), bits("172.16.0.1")].map(
            (ip): [number, Set<string>] => [ip, new Set()],
          ),
          ...PUBLIC.flatMap((ip) => sets.map((s): [number, Set<string>] => [ip, s])),
        ];
        const reached = new Set<string>();
        const needed = new Set<string>();
        for (const direction of ["Inbound", "Outbound"]) {
          const list = inOrder(rules, direction);
          for (const [source, sourceTags] of ips)
            for (const [destination, destinationTags] of ips)
              for (const protocol of ["Tcp", "Udp", "Icmp", "Esp"])
                for (const port of protocol === "Icmp" || protocol === "Esp" ? [0] : [0, 1, 2, 3, 4])
                  for (const sourcePort of [5, 6]) {
                    const p = {
                      source,
                      sourceTags,
                      destination,
                      destinationTags,
                      protocol,
                      port,
                      sourcePort,
                    };
                    const [hit, other] = list.filter((r) => ruleMatches(r, p, NETWORK, false));
                    if (!hit!.name.startsWith("r")) continue;
                    reached.add(hit!.name);
                    if (other!.access !== hit!.access) needed.add(hit!.name);
                  }
        }
        expect(new Set(found.shadowed.map((s) => s.rule))).toEqual(
          new Set(rules.map((r) => r.name).filter((n) => !reached.has(n))),
        );
        expect(new Set(found.redundant.map((s) => s.rule))).toEqual(
          new Set([...reached].filter((n) => !needed.has(n))),
        );
      }),
      { numRuns: 8 },
    );
  });
});
