import { expect, it } from "vitest";
import { check, fixLabel } from "../index.ts";
import { aDesign } from "../testing/aDesign.ts";
import { testRule } from "../testing/testRule.ts";
import { vnetSelfOverlap } from "./vnetSelfOverlap.ts";

testRule(vnetSelfOverlap, {
  quiet: [
    ["prefixes that only touch", aDesign({ hub: [["10.0.0.0/24", "10.0.1.0/24"], {}] })],
    ["the same prefix in two networks", aDesign({ a: ["10.0.0.0/16", {}], b: ["10.0.0.0/16", {}] })],
    ["IPv4 beside IPv6", aDesign({ hub: [["10.0.0.0/16", "fd00::/48"], {}] })],
    ["a prefix that cannot be read", aDesign({ hub: [["10.0.0.0/16", "10.0.0.1/16"], {}] })],
  ],
  speaks: [
    [
      "one inside the other, with a subnet in it",
      aDesign({ hub: [["10.0.0.0/16", "10.0.1.0/24"], { a: "10.0.1.0/25" }] }),
      ["hub: 10.0.1.0/24 lies inside 10.0.0.0/16"],
    ],
    [
      "the larger one last",
      aDesign({ hub: [["10.0.1.0/24", "10.0.0.0/16"], {}] }),
      ["10.0.1.0/24 lies inside"],
    ],
    ["one twice", aDesign({ hub: [["10.0.0.0/16", " 10.0.0.0/16"], {}] }), ["hub has 10.0.0.0/16 twice"]],
    [
      "three of one",
      aDesign({ hub: [["10.0.0.0/16", "10.0.0.0/16", "10.0.0.0/16"], { a: "10.0.0.0/24" }] }),
      ["hub has 10.0.0.0/16 twice"],
    ],
    [
      "IPv6",
      aDesign({ hub: [["10.0.0.0/16", "fd00::/48", "fd00::/56"], {}] }),
      ["fd00::/56 lies inside fd00::/48"],
    ],
  ],
});

it("drops all that lie in others at once", () => {
  const design = aDesign({ hub: [["10.0.1.0/24", "10.0.0.0/16", "10.0.2.0/24", "10.1.0.0/16"], {}] });
  expect(fixLabel(check(design, [vnetSelfOverlap])[0]!, 0)).toBe("Drop 2 prefixes inside others");
});
