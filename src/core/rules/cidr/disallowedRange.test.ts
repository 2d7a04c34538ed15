import { expect, it } from "vitest";
import { done, addresses, prefixes, queryOf } from "../../commands/testing/world.ts";
import { check, planFix } from "../index.ts";
import { aDesign, countingIds } from "../testing/aDesign.ts";
import { testRule } from "../testing/testRule.ts";
import { disallowedRange } from "./disallowedRange.ts";

testRule(disallowedRange, {
  quiet: [
    ["the last block before multicast", aDesign({ hub: ["223.255.255.0/24", {}] })],
    ["neighbours of loopback and link-local", aDesign({ hub: [["128.0.0.0/24", "169.253.0.0/16"], {}] })],
    ["the address beside Azure's own", aDesign({ hub: ["168.63.129.0/28", {}] })],
    ["IPv6 link-local, which has no row here", aDesign({ hub: [["10.0.0.0/16", "fe80::/64"], {}] })],
    ["host bits, which are mended first", aDesign({ hub: ["127.0.0.1/8", {}] })],
  ],
  speaks: [
    [
      "multicast",
      aDesign({ hub: ["224.0.0.0/8", {}] }),
      ["hub: 224.0.0.0/8 touches 224.0.0.0/4, kept for multicast"],
    ],
    ["broadcast", aDesign({ hub: ["255.255.255.255/32", {}] }), ["255.255.255.255/32, kept for broadcast"]],
    ["loopback, and a subnet in it", aDesign({ hub: ["127.0.0.0/16", { a: "127.0.0.0/24" }] }), ["hub", "a"]],
    ["link-local", aDesign({ hub: ["169.254.0.0/17", {}] }), ["kept for link-local addresses"]],
    [
      "Azure's resolver",
      aDesign({ hub: ["168.63.0.0/16", {}] }),
      ["hub: 168.63.0.0/16 touches 168.63.129.16/32"],
    ],
    ["all of IPv4, without a fix", aDesign({ hub: ["0.0.0.0/0", {}] }), ["hub: 0.0.0.0/0 touches"]],
    [
      "a subnet alone, which moves into its network",
      aDesign({ hub: ["10.0.0.0/16", { a: "10.0.0.0/24", b: "127.0.0.0/24" }] }),
      ["b: 127.0.0.0/24 touches"],
    ],
  ],
});

it("moves a network with its subnets and the cards in them", () => {
  const vm = { nic: { privateAddress: "169.254.3.9" } };
  const design = aDesign({
    old: ["10.0.0.0/16", {}],
    hub: [
      ["10.9.0.0/24", "169.254.0.0/16"],
      { a: "10.9.0.0/25", b: { prefixes: ["169.254.3.0/24"], vms: { vm } } },
    ],
  });
  const finding = check(design, [disallowedRange]).find((f) => f.subject === "hub")!;
  const after = done(design, planFix(queryOf(design), finding, 0, countingIds()));
  expect([
    prefixes(after, "hub"),
    prefixes(after, "a"),
    prefixes(after, "b"),
    addresses(after, "vm"),
  ]).toEqual([["10.9.0.0/24", "10.1.0.0/16"], ["10.9.0.0/25"], ["10.1.3.0/24"], ["10.1.3.9"]]);
});
