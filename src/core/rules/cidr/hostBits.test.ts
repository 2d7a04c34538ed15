import { aDesign } from "../testing/aDesign.ts";
import { testRule } from "../testing/testRule.ts";
import { hostBits } from "./hostBits.ts";

testRule(hostBits, {
  quiet: [
    ["network addresses", aDesign({ hub: ["10.0.0.0/16", { web: "10.0.2.0/23" }] })],
    ["a single address", aDesign({ hub: ["10.0.0.0/16", { web: "10.0.0.77/32" }] })],
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
    ["a network", aDesign({ hub: ["10.0.3.0/16", {}] }), ["Did you mean 10.0.0.0/16?"]],
    [
      "IPv6",
      aDesign({ hub: [["10.0.0.0/16", "fd00::/48"], { web: ["10.0.0.0/24", "fd00:0:0:1::5/64"] }] }),
      ["Did you mean fd00:0:0:1::/64?"],
    ],
  ],
});
