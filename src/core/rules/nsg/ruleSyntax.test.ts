import { expect, it } from "vitest";
import { done, named, queryOf } from "../../commands/testing/world.ts";
import type { JsonObject } from "../../model/design.ts";
import { check, fixLabel, planFix } from "../index.ts";
import { aDesign, countingIds } from "../testing/aDesign.ts";
import { testRule } from "../testing/testRule.ts";
import { nsgRuleSyntax } from "./ruleSyntax.ts";

const FULL = {
  direction: "Inbound",
  access: "Allow",
  protocol: "Tcp",
  source: "*",
  sourcePorts: "*",
  destination: "*",
  destinationPorts: "443",
};
const nsg = (...rules: JsonObject[]) =>
  aDesign(
    {},
    { nsgs: { nsg: rules.map((r, n) => ({ name: `R${n + 1}`, priority: 100 + 10 * n, ...FULL, ...r })) } },
  );
const one = (field: string, value: string) => nsg({ [field]: value });

testRule(nsgRuleSyntax, {
  quiet: [
    ["a plain rule", nsg({})],
    [
      "a rule that leaves everything to its defaults",
      aDesign({}, { nsgs: { nsg: [{ name: "A", priority: 100 }] } }),
    ],
    ["every character of a name, and 80 of them", nsg({ name: "_Allow.any-443_" }, { name: "a".repeat(80) })],
    ["every protocol", nsg(...["*", "Tcp", "Udp"].map((protocol) => ({ protocol })))],
    [
      "protocols without ports",
      nsg(...["Icmp", "Esp", "Ah"].map((protocol) => ({ protocol, destinationPorts: "*" }))),
    ],
    ["all ports written out for ICMP", nsg({ protocol: "Icmp", destinationPorts: "0-65535" })],
    ["port 0, the last port, a range and a list", nsg({ destinationPorts: "0, 65535, 80-80, 1000 - 2000" })],
    ["any, as people read it", nsg({ source: "any", destinationPorts: "Any" })],
    [
      "a list of prefixes and addresses of both families",
      nsg({ source: "10.0.0.0/8, 10.1.2.3, fd00::/8, ::1" }),
    ],
    ["one tag", nsg({ source: "AzureLoadBalancer" })],
    ["a tag of a region, whatever its spelling", nsg({ destination: "Storage.WestEurop" })],
    ["host bits, which have a warning of their own", one("source", "10.0.1.5/24")],
    ["a description of 140 characters", one("description", "d".repeat(140))],
    [
      "one name in two groups",
      aDesign({}, { nsgs: { a: [{ name: "A", priority: 100 }], b: [{ name: "A", priority: 100 }] } }),
    ],
  ],
  speaks: [
    ["no name", one("name", " "), ["nsg: a rule has no name"]],
    ["a space in a name", one("name", "Allow web"), ["nsg: Allow web cannot name a rule"]],
    ["a hyphen first", one("name", "-web"), ["-web cannot name a rule"]],
    ["a period last", one("name", "web."), ["web. cannot name a rule"]],
    ["81 characters", one("name", "a".repeat(81)), ["cannot name a rule"]],
    ["an emoji", one("name", "🚀"), ["nsg: 🚀 cannot name a rule"]],
    [
      "one name twice, in another case",
      nsg({ name: "Web" }, { name: "web" }),
      ["nsg: two rules are called web"],
    ],
    [
      "three of one name, the longest",
      nsg(...Array.from({ length: 3 }, () => ({ name: "n".repeat(80) }))),
      ["two rules are called nnn", "two rules are called nnn"],
    ],
    [
      "two names that become one by their correction",
      nsg({ name: "a b" }, { name: "a-b" }, { name: "a/b" }),
      ["a b cannot", "a/b cannot"],
    ],
    [
      "a protocol in small letters",
      one("protocol", "tcp"),
      ["nsg, R1, protocol: tcp is not one of *, Tcp, Udp"],
    ],
    ["any protocol by name", one("protocol", "Any"), ["Any is not one of"]],
    ["a protocol that Azure does not filter", one("protocol", "Gre"), ["Gre is not one of"]],
    [
      "an odd direction",
      one("direction", "inbound"),
      ["nsg, R1, direction: inbound is not one of Inbound, Outbound"],
    ],
    ["an odd action", one("access", "Block"), ["nsg, R1, action: Block is not one of Allow, Deny"]],
    ["no source", one("source", " , "), ["nsg, R1, source: no address. Write * for all of them"]],
    [
      "a word with a space",
      one("source", "web servers"),
      ["web servers is neither an address nor a service tag"],
    ],
    [
      "a number above 255",
      one("source", "10.0.0.256"),
      ["nsg, R1, source: 10.0.0.256 has a number above 255"],
    ],
    [
      "a length above 32",
      one("destination", "10.0.0.0/33"),
      ["nsg, R1, destination: 10.0.0.0/33 has a wrong"],
    ],
    [
      "a leading zero, which has one reading",
      one("source", "10.0.0.4, 10.0.0.05"),
      ["10.0.0.05 has a leading zero"],
    ],
    ["a range of addresses", one("source", "10.0.0.1-10.0.0.9"), ["10.0.0.1-10.0.0.9 is not an address"]],
    ["IPv6 that is none", one("source", "fe80::zz"), ["fe80::zz is not an address"]],
    [
      "* in a list",
      one("source", "10.0.0.0/8, *"),
      ["nsg, R1, source: * stands for every address and stays alone"],
    ],
    ["a tag in a list", one("source", "VirtualNetwork, 10.0.0.0/8"), ["the tag VirtualNetwork stays alone"]],
    ["two tags", one("destination", "Storage, Sql, 10.0.0.0/8, 10.1.0.4"), ["the tag Storage stays alone"]],
    [
      "a tag in a list with no room behind the rule, without a fix",
      nsg({ source: "Storage, Sql", priority: 100 }, { priority: 101 }),
      ["the tag Storage stays alone"],
    ],
    [
      "tags in both lists, without a fix",
      nsg({ source: "Storage, Sql", destination: "Sql, 10.0.0.0/8" }),
      ["source: the tag Storage", "destination: the tag Sql"],
    ],
    [
      "a slip beside a tag, which no correction mends",
      one("source", "010.0.0.0/8, Sql"),
      ["has a leading zero"],
    ],
    ["no ports", one("destinationPorts", ""), ["nsg, R1, ports: Ports are missing"]],
    ["a range that ends before it starts", one("destinationPorts", "90-80"), ["90-80 ends before it starts"]],
    ["a port above the last", one("sourcePorts", "65536"), ["nsg, R1, source ports: 65536 is out of range"]],
    ["a word for ports", one("destinationPorts", "https"), ["https is neither a port nor a range"]],
    ["* among ports", one("destinationPorts", "80, *"), ["* stands for every port"]],
    ["any among ports", one("destinationPorts", "80, any"), ["* stands for every port"]],
    [
      "ports of ICMP",
      nsg({ protocol: "Icmp" }),
      ["nsg, R1, ports: 443 means nothing, since ICMP has no ports"],
    ],
    [
      "141 characters",
      one("description", "d".repeat(141)),
      ["nsg, R1, description: 141 characters, of at most 140"],
    ],
  ],
});

it("says ports of a protocol without them as a warning", () => {
  expect(check(nsg({ protocol: "Esp" }), [nsgRuleSyntax])[0]?.severity).toBe("warning");
});

it("splits a list with tags into neighbours that decide as the one rule did", () => {
  const design = nsg({ source: "Storage, 10.0.0.0/8, Sql, 10.1.0.4", access: "Deny" }, { name: "Later" });
  const [finding] = check(design, [nsgRuleSyntax]);
  expect(fixLabel(finding!, 0)).toBe("Split into 3 rules");
  const after = done(design, planFix(queryOf(design), finding!, 0, countingIds()));
  const rows = Object.values(named(after, "nsg").props["securityRules"] as { [row: string]: JsonObject });
  expect(rows.map((r) => [r["name"], r["priority"], r["source"], r["access"]])).toEqual([
    ["R1", 100, "Storage", "Deny"],
    ["R1-2", 101, "10.0.0.0/8, 10.1.0.4", "Deny"],
    ["R1-3", 102, "Sql", "Deny"],
    ["Later", 110, "*", "Allow"],
  ]);
});
