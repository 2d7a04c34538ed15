import { aDesign } from "../testing/aDesign.ts";
import { testRule } from "../testing/testRule.ts";
import { publicRange } from "./publicRange.ts";

testRule(publicRange, {
  quiet: [
    [
      "all private space and the shared block, to the last address",
      aDesign({ hub: [["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"], {}] }),
    ],
    ["the last blocks inside", aDesign({ hub: [["172.31.255.0/24", "100.127.255.0/24"], {}] })],
    ["IPv6", aDesign({ hub: [["10.0.0.0/16", "2001:db8::/48"], {}] })],
    ["a range that Azure refuses anyway", aDesign({ hub: ["224.0.0.0/8", {}] })],
    ["a subnet, whose network speaks for it", aDesign({ hub: ["10.0.0.0/8", { a: "8.8.8.0/24" }] })],
  ],
  speaks: [
    ["a public block", aDesign({ hub: ["8.8.0.0/16", {}] }), ["hub uses 8.8.0.0/16, which is not private"]],
    ["the block after 172.31", aDesign({ hub: ["172.32.0.0/16", {}] }), ["172.32.0.0/16"]],
    ["the block after 100.127", aDesign({ hub: ["100.128.0.0/16", {}] }), ["100.128.0.0/16"]],
    ["a block that is private only in part", aDesign({ hub: ["10.0.0.0/7", {}] }), ["10.0.0.0/7"]],
    ["one of two prefixes", aDesign({ hub: [["10.0.0.0/16", "20.0.0.0/16"], {}] }), ["20.0.0.0/16"]],
  ],
});
