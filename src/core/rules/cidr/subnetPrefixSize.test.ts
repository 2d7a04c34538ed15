import { expect, it } from "vitest";
import { check, fixLabel } from "../index.ts";
import { aDesign } from "../testing/aDesign.ts";
import { testRule } from "../testing/testRule.ts";
import { subnetPrefixSize } from "./subnetPrefixSize.ts";

const six = (prefix: string, four = "10.0.0.0/24") =>
  aDesign({ hub: [["10.0.0.0/16", "fd00::/48"], { web: four === "" ? [prefix] : [four, prefix] }] });

testRule(subnetPrefixSize, {
  quiet: [
    ["the smallest", aDesign({ hub: ["10.0.0.0/16", { web: "10.0.0.0/29" }] })],
    ["the largest", aDesign({ hub: ["64.0.0.0/2", { web: "64.0.0.0/2" }] })],
    ["IPv6 of /64", six("fd00::/64")],
    ["a network, which may be smaller", aDesign({ hub: ["10.0.0.0/30", {}] })],
    ["a subnet without a prefix", aDesign({ hub: ["10.0.0.0/16", { web: "" }] })],
  ],
  speaks: [
    [
      "a /30",
      aDesign({ hub: ["10.0.0.0/16", { web: "10.0.0.4/30" }] }),
      ["web: 10.0.0.4/30 has 0 usable addresses; the smallest subnet is a /29"],
    ],
    ["a /32", aDesign({ hub: ["10.0.0.0/16", { web: "10.0.0.9/32" }] }), ["10.0.0.9/32 has 0 usable"]],
    [
      "a /30 between neighbours",
      aDesign({ hub: ["10.0.0.0/24", { a: "10.0.0.0/30", b: "10.0.0.4/30" }] }),
      ["a: 10.0.0.0/30", "b: 10.0.0.4/30"],
    ],
    ["a /30 in a network of that size", aDesign({ hub: ["10.0.0.0/30", { web: "10.0.0.0/30" }] }), ["web"]],
    ["a /1", aDesign({ hub: ["0.0.0.0/1", { web: "0.0.0.0/1" }] }), ["web: 0.0.0.0/1 is larger than a /2"]],
    ["IPv6 of /48", six("fd00::/48"), ["web: fd00::/48 is not a /64"]],
    ["IPv6 of /65", six("fd00::/65"), ["web: fd00::/65 is not a /64"]],
    ["IPv6 alone", six("fd00::/64", ""), ["web has IPv6 alone"]],
  ],
});

it("offers the block around it where that is free, else the next one", () => {
  const label = (subnets: Record<string, string>): string =>
    fixLabel(check(aDesign({ hub: ["10.0.0.0/24", subnets] }), [subnetPrefixSize])[0]!, 0);
  expect(label({ web: "10.0.0.12/30" })).toBe("Use 10.0.0.8/29");
  expect(label({ web: "10.0.0.12/30", db: "10.0.0.8/30" })).toBe("Use 10.0.0.0/29");
});

it("says IPv6 alone as a warning", () => {
  expect(check(six("fd00::/64", ""), [subnetPrefixSize])[0]?.severity).toBe("warning");
});
