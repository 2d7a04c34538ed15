import { aDesign } from "../testing/aDesign.ts";
import { testRule } from "../testing/testRule.ts";
import { invalidPrefix } from "./invalidPrefix.ts";

testRule(invalidPrefix, {
  quiet: [
    ["ordinary prefixes", aDesign({ hub: ["10.0.0.0/16", { web: "10.0.0.0/24" }] })],
    [
      "IPv6 beside IPv4",
      aDesign({ hub: [["10.0.0.0/16", "fd00::/48"], { web: ["10.0.0.0/24", "fd00::/64"] }] }),
    ],
    ["host bits, which have a rule of their own", aDesign({ hub: ["10.0.0.0/16", { web: "10.0.1.5/24" }] })],
    ["white space around a prefix", aDesign({ hub: [" 10.0.0.0/16 ", {}] })],
  ],
  speaks: [
    ["a word", aDesign({ hub: ["10.0.0.0/16", { web: "office" }] }), ["web: office is not a prefix"]],
    [
      "a number over 255",
      aDesign({ hub: ["10.0.0.0/16", { web: "10.0.256.0/24" }] }),
      ["web: 10.0.256.0/24 has"],
    ],
    ["leading zeros", aDesign({ hub: ["010.0.0.0/16", {}] }), ["hub: 010.0.0.0/16 has a leading zero"]],
    ["a length over 32", aDesign({ hub: ["10.0.0.0/16", { web: "10.0.0.0/33" }] }), ["wrong prefix length"]],
    ["no length", aDesign({ hub: ["10.0.0.0/16", { web: "10.0.3.0" }] }), ["10.0.3.0 has no prefix length"]],
    ["a missing number", aDesign({ hub: ["10.0/16", {}] }), ["10.0/16 leaves out part of the address"]],
    [
      "an empty text",
      aDesign({ hub: ["10.0.0.0/16", { web: ["", "10.0.1.0/24"] }] }),
      ["A prefix is missing"],
    ],
    [
      "no prefix at all",
      aDesign({ hub: ["", { web: "" }] }),
      ["hub has no address space", "web has no address prefix"],
    ],
    ["IPv6 alone", aDesign({ hub: ["fd00::/48", {}] }), ["hub has no IPv4 prefix"]],
    [
      "a correction that is taken",
      aDesign({ hub: ["10.0.0.0/16", { web: "10.0.0.0/24", db: "10.0.0.0/024" }] }),
      ["db: 10.0.0.0/024"],
    ],
  ],
});
