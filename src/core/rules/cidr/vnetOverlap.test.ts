import { expect, it } from "vitest";
import { addresses, done, prefixes, queryOf } from "../../commands/testing/world.ts";
import { check, fixLabel, planFix } from "../index.ts";
import { aDesign, countingIds } from "../testing/aDesign.ts";
import { testRule } from "../testing/testRule.ts";
import { vnetOverlap } from "./vnetOverlap.ts";

testRule(vnetOverlap, {
  quiet: [
    ["networks that only touch", aDesign({ a: ["10.0.0.0/17", {}], b: ["10.0.128.0/17", {}] })],
    ["one network with itself", aDesign({ a: [["10.0.0.0/16", "10.0.0.0/24"], {}] })],
    ["a network whose prefix cannot be read", aDesign({ a: ["10.0.0.0/16", {}], b: ["10.0.0.1/16", {}] })],
    [
      "subnets outside their networks, which have another finding",
      aDesign({ a: ["10.0.0.0/16", {}], b: ["10.1.0.0/16", { x: "10.0.0.0/24" }] }),
    ],
  ],
  speaks: [
    [
      "equal ones",
      aDesign({ a: ["10.0.0.0/16", { x: "10.0.0.0/24" }], b: ["10.0.0.0/16", {}] }),
      ["b shares 10.0.0.0/16 with a"],
    ],
    [
      "one in the other",
      aDesign({ a: ["10.0.3.0/24", {}], b: ["10.0.0.0/16", {}] }),
      ["b shares 10.0.3.0/24 with a"],
    ],
    [
      "two prefixes of one pair, as one finding",
      aDesign({ a: [["10.0.0.0/24", "10.1.0.0/24"], {}], b: ["10.0.0.0/8", { x: "10.0.0.0/24" }] }),
      ["b shares 10.0.0.0/24 with a"],
    ],
    [
      "three of one",
      aDesign({ a: ["10.0.0.0/16", {}], b: ["10.0.0.0/16", {}], c: ["10.0.0.0/16", {}] }),
      ["b shares 10.0.0.0/16 with a", "c shares 10.0.0.0/16 with a", "c shares 10.0.0.0/16 with b"],
    ],
    [
      "IPv6",
      aDesign({ a: [["10.0.0.0/16", "fd00::/48"], {}], b: [["10.1.0.0/16", "fd00::/56"], {}] }),
      ["fd00::/56"],
    ],
  ],
});

it("moves the network that holds fewer things, with its subnets and cards", () => {
  const vm = { nic: { privateAddress: "10.0.2.7" } };
  const design = aDesign({
    aa: ["10.0.0.0/16", { s: { prefixes: ["10.0.2.0/24"], vms: { vm } } }],
    bb: ["10.0.0.0/16", { t: "10.0.0.0/24", u: "10.0.1.0/24", v: "10.0.2.0/24" }],
  });
  const [finding] = check(design, [vnetOverlap]);
  expect(fixLabel(finding!, 0)).toBe("Move aa to 10.1.0.0/16, subnets too");
  const after = done(design, planFix(queryOf(design), finding!, 0, countingIds()));
  expect([prefixes(after, "aa"), prefixes(after, "s"), addresses(after, "vm")]).toEqual([
    ["10.1.0.0/16"],
    ["10.1.2.0/24"],
    ["10.1.2.7"],
  ]);
  expect(check(after)).toEqual([]);
});

it("stops where nobody reads on, whatever the number of networks", () => {
  const many = Object.fromEntries(
    Array.from({ length: 200 }, (_, n) => [`v${n}`, ["10.0.0.0/16", {}] as const]),
  );
  expect(check(aDesign(many), [vnetOverlap])).toHaveLength(5000);
});
