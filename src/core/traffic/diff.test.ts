import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffRules } from "./diff.ts";
import { decide, type Packet } from "./testing/slowNsg.ts";
import type { SecurityRule } from "./topology.ts";

const NETWORK = ["10.0.0.0/29"];
const bits = (text: string): number => text.split(".").reduce((n, octet) => n * 256 + Number(octet), 0);
const rule = (over: Partial<SecurityRule> & { name: string; priority: number }): SecurityRule => ({
  ...{ direction: "Inbound", access: "Allow", protocol: "Tcp" },
  ...{
    sourceAddressPrefix: "*",
    destinationAddressPrefix: "*",
    sourcePortRange: "*",
    destinationPortRange: "*",
  },
  ...over,
});

describe("difference of two rule lists", () => {
  it("is empty for the same rules in another order of the array", () => {
    const list = [rule({ name: "a", priority: 100 }), rule({ name: "b", priority: 110, access: "Deny" })];
    expect(diffRules(list, [...list].reverse(), { virtualNetwork: NETWORK })).toEqual([]);
  });

  it("names the two rules and shows a packet that opens", () => {
    const before = [rule({ name: "No", priority: 200, access: "Deny", protocol: "*" })];
    const after = [
      rule({ name: "Web", priority: 100, sourceAddressPrefix: "Internet", destinationPortRange: "443" }),
      ...before,
    ];
    const [change, ...rest] = diffRules(before, after, { virtualNetwork: NETWORK });
    expect(rest).toEqual([]);
    expect(change).toMatchObject({ effect: "opened", ruleBefore: "No", ruleAfter: "Web", onlyIf: [] });
    expect(change?.witness).toMatchObject({ protocol: "Tcp", destinationPort: 443, source: "192.0.2.0" });
  });

  it("says nothing about a rule that only repeats what a later one says", () => {
    const before = [rule({ name: "All", priority: 200 })];
    const after = [rule({ name: "Web", priority: 100, destinationPortRange: "443" }), ...before];
    expect(diffRules(before, after, { virtualNetwork: NETWORK })).toEqual([]);
  });

  const end = fc.constantFrom("*", "VirtualNetwork", "Internet", "10.0.0.0/30", "10.0.0.4/31", "20.0.0.0/31");
  const list = fc
    .array(
      fc.record({
        access: fc.constantFrom<"Allow" | "Deny">("Allow", "Deny"),
        protocol: fc.constantFrom("*", "Tcp"),
        sourceAddressPrefix: end,
        destinationAddressPrefix: end,
        destinationPortRange: fc.constantFrom("*", "1", "0-2"),
        priority: fc.integer({ min: 100, max: 104 }),
      }),
      { maxLength: 4 },
    )
    .map((rules) => [
      ...new Map(rules.map((r) => [r.priority, rule({ ...r, name: `r${r.priority}` })])).values(),
    ]);

  it("finds exactly the packets that fare otherwise", () => {
    const ips = [
      "10.0.0.1",
      "10.0.0.4",
      "10.0.0.6",
      "20.0.0.1",
      "52.0.0.1",
      "172.16.0.1",
      "168.63.129.16",
    ].map(bits);
    fc.assert(
      fc.property(list, list, (before, after) => {
        const effects = new Set<string>();
        for (const source of ips)
          for (const destination of ips)
            for (const protocol of ["Tcp", "Udp"])
              for (const port of [1, 2, 3]) {
                const tags = { sourceTags: new Set<string>(), destinationTags: new Set<string>() };
                const p: Packet = { source, destination, protocol, port, sourcePort: 9, ...tags };
                const [was, is] = [before, after].map((rules) => decide(rules, "Inbound", p, NETWORK));
                if (was!.access !== is!.access)
                  effects.add(`${was!.access === "Deny" ? "opened" : "closed"} ${was!.name} ${is!.name}`);
              }
        const found = diffRules(before, after, { virtualNetwork: NETWORK }).filter(
          (c) => c.onlyIf.length === 0,
        );
        expect(new Set(found.map((c) => `${c.effect} ${c.ruleBefore} ${c.ruleAfter}`))).toEqual(effects);
      }),
      { numRuns: 60 },
    );
  });
});
