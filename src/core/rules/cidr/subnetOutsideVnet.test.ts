import { aDesign } from "../testing/aDesign.ts";
import { testRule } from "../testing/testRule.ts";
import { subnetOutsideVnet } from "./subnetOutsideVnet.ts";

testRule(subnetOutsideVnet, {
  quiet: [
    ["a subnet as large as its network", aDesign({ hub: ["10.0.0.0/24", { web: "10.0.0.0/24" }] })],
    [
      "a subnet in the second prefix",
      aDesign({ hub: [["10.0.0.0/24", "10.9.0.0/24"], { web: "10.9.0.0/25" }] }),
    ],
    ["a network without a readable prefix", aDesign({ hub: ["office", { web: "10.9.0.0/25" }] })],
    ["a subnet without a readable prefix", aDesign({ hub: ["10.0.0.0/24", { web: "10.0.0.1/25" }] })],
  ],
  speaks: [
    [
      "a subnet elsewhere",
      aDesign({ hub: ["10.0.0.0/16", { web: "10.1.0.0/24" }] }),
      ["web 10.1.0.0/24 lies outside hub, which has 10.0.0.0/16"],
    ],
    [
      "a subnet larger than its network",
      aDesign({ hub: ["10.0.0.0/16", { web: "10.0.0.0/15" }] }),
      ["lies only partly inside"],
    ],
    [
      "a subnet over two touching prefixes",
      aDesign({ hub: [["10.0.0.0/25", "10.0.0.128/25"], { web: "10.0.0.0/24" }] }),
      ["lies only partly inside"],
    ],
    [
      "IPv6 in a network without",
      aDesign({ hub: ["10.0.0.0/16", { web: ["10.0.0.0/24", "fd00::/64"] }] }),
      ["web fd00::/64 lies outside hub"],
    ],
  ],
});
