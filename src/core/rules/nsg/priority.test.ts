import { expect, it } from "vitest";
import { check, fixLabel } from "../index.ts";
import { aDesign } from "../testing/aDesign.ts";
import { testRule } from "../testing/testRule.ts";
import { nsgPriority } from "./priority.ts";

const rule = (name: string, direction: string, priority: number | string) => ({
  name,
  direction,
  priority,
  access: "Allow",
  protocol: "Tcp",
  source: "*",
  sourcePorts: "*",
  destination: "*",
  destinationPorts: "443",
});
const nsg = (...rules: ReturnType<typeof rule>[]) => aDesign({}, { nsgs: { nsg: rules } });

testRule(nsgPriority, {
  quiet: [
    ["the bounds", nsg(rule("A", "Inbound", 100), rule("B", "Inbound", 4096))],
    ["one priority in both directions", nsg(rule("A", "Inbound", 100), rule("B", "Outbound", 100))],
    ["a number typed as text", nsg(rule("A", "Inbound", "100"), rule("B", "Inbound", " 110 "))],
    [
      "one priority in two groups",
      aDesign({}, { nsgs: { a: [rule("A", "Inbound", 100)], b: [rule("A", "Inbound", 100)] } }),
    ],
  ],
  speaks: [
    ["too small", nsg(rule("A", "Inbound", 99)), ["nsg: priority 99 of A is not a number from 100 to 4096"]],
    ["too large", nsg(rule("A", "Inbound", 4097)), ["priority 4097 of A"]],
    ["a fraction", nsg(rule("A", "Inbound", 100.5)), ["priority 100.5 of A"]],
    ["a word", nsg(rule("A", "Inbound", "first")), ["priority first of A"]],
    ["none", nsg(rule("A", "Inbound", "")), ["rule A has no priority"]],
    [
      "the same twice, once as text",
      nsg(rule("A", "Inbound", 200), rule("B", "Inbound", "200")),
      ["B and A both have inbound priority 200"],
    ],
    [
      "three times",
      nsg(rule("A", "Outbound", 200), rule("B", "Outbound", 200), rule("C", "Outbound", 200)),
      ["B and A", "C and A"],
    ],
  ],
});

it("renumbers to the next free multiple of ten after the rule before", () => {
  const design = nsg(rule("A", "Inbound", 200), rule("C", "Inbound", 210), rule("B", "Inbound", 200));
  expect(fixLabel(check(design, [nsgPriority])[0]!, 0)).toBe("Renumber to 220");
});
