import { expect, it } from "vitest";
import { asId } from "../../model/design.ts";
import { addresses, done, queryOf } from "../../commands/testing/world.ts";
import { check, fixLabel, planFix } from "../index.ts";
import { aDesign, countingIds } from "../testing/aDesign.ts";
import { testRule } from "../testing/testRule.ts";
import { subnetOverlap } from "./subnetOverlap.ts";

testRule(subnetOverlap, {
  quiet: [
    [
      "neighbours that only touch",
      aDesign({ hub: ["10.0.0.0/16", { web: "10.0.0.0/25", db: "10.0.0.128/25" }] }),
    ],
    [
      "the same prefix in two networks",
      aDesign({ a: ["10.0.0.0/16", { web: "10.0.0.0/24" }], b: ["10.0.0.0/16", { db: "10.0.0.0/24" }] }),
    ],
    [
      "host bits, which are mended first",
      aDesign({ hub: ["10.0.0.0/16", { web: "10.0.0.0/24", db: "10.0.0.4/24" }] }),
    ],
    [
      "IPv4 beside IPv6",
      aDesign({ hub: [["10.0.0.0/16", "fd00::/48"], { web: ["10.0.0.0/24", "fd00::/64"] }] }),
    ],
  ],
  speaks: [
    [
      "one inside the other",
      aDesign({ hub: ["10.0.0.0/16", { web: "10.0.0.0/23", db: "10.0.1.0/24" }] }),
      ["db shares 10.0.1.0/24 with web"],
    ],
    [
      "equal ones",
      aDesign({ hub: ["10.0.0.0/16", { web: "10.0.0.0/24", db: "10.0.0.0/24" }] }),
      ["db shares 10.0.0.0/24 with web"],
    ],
    [
      "one over two neighbours",
      aDesign({ hub: ["10.0.0.0/16", { a: "10.0.0.0/24", b: "10.0.1.0/24", c: "10.0.0.0/23" }] }),
      ["c shares 10.0.0.0/24 with a", "c shares 10.0.1.0/24 with b"],
    ],
    [
      "a prefix written twice in one subnet",
      aDesign({ hub: ["10.0.0.0/16", { web: ["10.0.0.0/24", "10.0.0.0/25"] }] }),
      ["web has 10.0.0.0/25 twice"],
    ],
    [
      "IPv6",
      aDesign({
        hub: [
          ["10.0.0.0/16", "fd00::/48"],
          { a: ["10.0.0.0/24", "fd00::/64"], b: ["10.0.1.0/24", "fd00::/64"] },
        ],
      }),
      ["b shares fd00::/64 with a"],
    ],
    [
      "a network without room for a fix",
      aDesign({ hub: ["10.0.0.0/24", { web: "10.0.0.0/24", db: "10.0.0.0/24" }] }),
      ["db shares"],
    ],
  ],
});

const firstFix = (design: Parameters<typeof check>[0]): string =>
  fixLabel(check(design, [subnetOverlap])[0]!, 0);

it("moves the subnet that holds fewer things", () => {
  const spec = { prefixes: ["10.0.0.0/24"], vms: { "vm-1": {} } };
  expect(firstFix(aDesign({ hub: ["10.0.0.0/16", { web: "10.0.0.0/24", db: spec }] }))).toBe(
    "Move web to 10.0.1.0/24",
  );
  expect(firstFix(aDesign({ hub: ["10.0.0.0/16", { web: spec, db: "10.0.0.0/24" }] }))).toBe(
    "Move db to 10.0.1.0/24",
  );
});

it("is about the later subnet, with the earlier one as its facet", () => {
  const [finding] = check(aDesign({ hub: ["10.0.0.0/16", { web: "10.0.0.0/24", db: "10.0.0.0/24" }] }), [
    subnetOverlap,
  ]);
  expect(finding?.key).toBe("cidr/subnet-overlap|db|web");
  expect(finding?.at.map((a) => a.id)).toEqual([asId("db"), asId("web")]);
});

it("stops where nobody reads on, whatever the number of subnets", () => {
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`s${n}`, "10.0.0.0/24"]));
  expect(check(aDesign({ hub: ["10.0.0.0/16", many] }), [subnetOverlap])).toHaveLength(5000);
});

it("moves the fixed addresses in a subnet along", () => {
  const vm = { nic: { privateAddress: "10.0.0.9" } };
  const design = aDesign({
    hub: [
      "10.0.0.0/16",
      { web: ["10.0.0.0/24"], api: "10.0.1.0/24", db: { prefixes: ["10.0.0.0/24"], vms: { vm } } },
    ],
  });
  const turned = aDesign({
    hub: [
      "10.0.0.0/16",
      {
        db: { prefixes: ["10.0.0.0/24"], vms: { vm } },
        web: { prefixes: ["10.0.0.0/24"], vms: { a: {}, b: {} } },
      },
    ],
  });
  for (const [d, address] of [
    [turned, "10.0.1.9"],
    [design, "10.0.0.9"],
  ] as const) {
    const [finding] = check(d, [subnetOverlap]);
    expect(addresses(done(d, planFix(queryOf(d), finding!, 0, countingIds())), "vm")).toEqual([address]);
  }
});
