import { expect, it } from "vitest";
import { asId, type Design, type Resource } from "../../model/design.ts";
import { check, fixLabel } from "../index.ts";
import { aDesign } from "../testing/aDesign.ts";
import { testRule } from "../testing/testRule.ts";
import { nameDuplicate } from "./duplicate.ts";

/** The design with things changed by their id. */
const change = (design: Design, changes: { readonly [id: string]: Partial<Resource> }): Design => ({
  ...design,
  resources: Object.fromEntries(
    Object.values(design.resources).map((r) => [r.id, { ...r, ...changes[r.id] }]),
  ),
});
const named = (design: Design, names: { readonly [id: string]: string }): Design =>
  change(design, Object.fromEntries(Object.entries(names).map(([id, name]) => [id, { name }])));

const nets = aDesign({
  a: ["10.0.0.0/16", { a1: "10.0.0.0/24", a2: "10.0.1.0/24" }],
  b: ["10.1.0.0/16", { b1: "10.1.0.0/24" }],
});
const guards = aDesign({}, { nsgs: { g1: [], g2: [], g3: [] } });
const elsewhere = (design: Design, id: string, name = "rg-other"): Design => ({
  ...change(design, { [id]: { placement: { resourceGroup: asId("group_2") } } }),
  resourceGroups: {
    ...design.resourceGroups,
    [asId("group_2")]: { ...Object.values(design.resourceGroups)[0]!, name },
  },
});

testRule(nameDuplicate, {
  quiet: [
    ["different names", nets],
    ["one name for a network and a subnet", named(nets, { a1: "a" })],
    ["one name for subnets of two networks", named(nets, { b1: "a1" })],
    [
      "one name for things of two kinds",
      named(aDesign({ n: ["10.0.0.0/16", {}] }, { nsgs: { g: [] } }), { g: "n" }),
    ],
    ["one name in two resource groups", elsewhere(named(nets, { b: "a" }), "b")],
    ["things without a name, which have a finding of their own", named(nets, { a1: "", a2: " " })],
    [
      "networks that are in two groups of Azure already",
      change(named(nets, { b: "a" }), {
        a: { existing: { azureId: "/subscriptions/1/resourceGroups/x/providers/Microsoft.Network/…/a" } },
        b: { existing: { azureId: "/subscriptions/1/resourceGroups/y/providers/Microsoft.Network/…/a" } },
      }),
    ],
  ],
  speaks: [
    ["two networks", named(nets, { b: "a" }), ["rg-network already has a virtual network called a"]],
    ["another case and white space", named(nets, { b: " A " }), ["called A"]],
    ["two subnets", named(nets, { a2: "a1" }), ["a already has a subnet called a1"]],
    [
      "three groups",
      named(guards, { g2: "g1", g3: "g1" }),
      ["a network security group called g1", "a network security group called g1"],
    ],
    [
      "the longest name, which a number makes no longer",
      named(nets, { a: "n".repeat(64), b: "n".repeat(64) }),
      ["called nnn"],
    ],
    [
      "two resource groups that have one name in Azure",
      elsewhere(named(nets, { b: "a" }), "b", "RG-Network"),
      ["RG-Network already has a virtual network called a"],
    ],
    [
      "something that is there already, which keeps its name",
      change(named(nets, { b: "a" }), { b: { name: "a", existing: {} } }),
      ["called a"],
    ],
  ],
});

it("offers the next free number", () => {
  const label = (names: { readonly [id: string]: string }): string =>
    fixLabel(check(named(guards, names), [nameDuplicate])[0]!, 0);
  expect(label({ g1: "nsg", g2: "nsg" })).toBe("Rename to nsg-2");
  expect(label({ g1: "nsg-2", g2: "nsg-2", g3: "NSG-3" })).toBe("Rename to nsg-4");
});

it("is about the later one, and names the first", () => {
  const [finding] = check(named(nets, { b: "a" }), [nameDuplicate]);
  expect(finding?.key).toBe("name/duplicate|b|a");
});
