import { expect, it } from "vitest";
import { check } from "../index.ts";
import { aDesign } from "../testing/aDesign.ts";
import { testRule } from "../testing/testRule.ts";
import { hostBits } from "./hostBits.ts";

const rule = (source: string, destination = "*") =>
  aDesign({}, { nsgs: { nsg: [{ name: "A", priority: 100, source, destination }] } });

testRule(hostBits, {
  quiet: [
    ["network addresses", aDesign({ hub: ["10.0.0.0/16", { web: "10.0.2.0/23" }] })],
    ["a single address", aDesign({ hub: ["10.0.0.0/16", { web: "10.0.0.77/32" }] })],
    ["a rule with networks, a single address and a tag", rule("10.0.2.0/23, 10.0.0.7/32", "Storage")],
    ["something that is no prefix", aDesign({ hub: ["10.0.0.0/16", { web: "10.0.1.5" }] })],
  ],
  speaks: [
    [
      "a subnet whose block is free",
      aDesign({ hub: ["10.0.0.0/16", { web: "10.0.1.0/23" }] }),
      ["web: 10.0.1.0/23 points inside a network. Did you mean 10.0.0.0/23?"],
    ],
    [
      "a subnet whose block is taken by both neighbours",
      aDesign({
        hub: ["10.0.0.0/16", { a: "10.0.0.0/24", b: "10.0.1.0/24", c: "10.0.1.0/23" }],
      }),
      ["c: 10.0.1.0/23 points inside a network. Did you mean 10.0.0.0/23?"],
    ],
    [
      "a subnet with a fixed address in it, which moves along",
      aDesign({
        hub: [
          "10.0.0.0/16",
          {
            a: "10.0.0.0/24",
            c: { prefixes: ["10.0.0.7/24"], vms: { vm: { nic: { privateAddress: "10.0.0.9" } } } },
          },
        ],
      }),
      ["c: 10.0.0.7/24 points inside"],
    ],
    [
      "a second prefix, whose block the first one has",
      aDesign({ hub: ["10.0.0.0/16", { web: ["10.0.0.0/24", "10.0.0.9/25"] }] }),
      ["web: 10.0.0.9/25 points inside"],
    ],
    [
      "a block that is too small",
      aDesign({ hub: ["10.0.0.0/16", { web: "10.0.0.9/30" }] }),
      ["web: 10.0.0.9/30"],
    ],
    ["a rule", rule("10.0.1.5/24"), ["nsg, A: 10.0.1.5/24 points inside a network, 10.0.1.0/24"]],
    [
      "both sides of a rule, several in one list",
      rule("10.0.1.5/24, 10.0.9.0/24, fd00::1/64", "10.0.3.1/30"),
      ["nsg, A: 10.0.1.5/24", "nsg, A: 10.0.3.1/30 points inside a network, 10.0.3.0/30"],
    ],
    ["a network", aDesign({ hub: ["10.0.3.0/16", {}] }), ["Did you mean 10.0.0.0/16?"]],
    [
      "IPv6",
      aDesign({ hub: [["10.0.0.0/16", "fd00::/48"], { web: ["10.0.0.0/24", "fd00:0:0:1::5/64"] }] }),
      ["Did you mean fd00:0:0:1::/64?"],
    ],
  ],
});

it("is only a warning in a rule, which Azure takes", () => {
  expect(check(rule("10.0.1.5/24"), [hostBits])[0]?.severity).toBe("warning");
});
