import { asId, type Design, type Id, type Resource } from "../../model/design.ts";
import { aDesign } from "../testing/aDesign.ts";
import { testRule } from "../testing/testRule.ts";
import { referenceTarget } from "./target.ts";

const base = aDesign(
  {
    hub: [
      "10.0.0.0/16",
      { web: { prefixes: ["10.0.0.0/24"], nsg: "nsg", vms: { vm: { nic: { nsg: "nsg" } } } } },
    ],
  },
  { nsgs: { nsg: [] } },
);
const change = (id: string, make: (r: Resource) => Resource): Design => {
  const key: Id = asId(id);
  return { ...base, resources: { ...base.resources, [key]: make(base.resources[key]!) } };
};

testRule(referenceTarget, {
  quiet: [["everything in its place", base]],
  speaks: [
    [
      "a subnet without a network",
      change("web", ({ parent: _, ...r }) => r),
      ["web is in no virtual network"],
    ],
    ["a subnet in a group", change("web", (r) => ({ ...r, parent: asId("nsg") })), ["web refers to nsg"]],
    [
      "a network in a network",
      change("nsg", (r) => ({ ...r, parent: asId("hub") })),
      ["nsg refers to hub, and a virtual network does not fit there"],
    ],
    [
      "a machine for a group",
      change("web", (r) => ({ ...r, props: { ...r.props, nsg: "vm" } })),
      ["web refers to vm, and a virtual machine does not fit there"],
    ],
    [
      "a card in a network instead of a subnet",
      change("vm", (r) => ({ ...r, props: { ...r.props, nics: { n: { subnet: "hub" } } } })),
      ["vm refers to hub"],
    ],
  ],
});
