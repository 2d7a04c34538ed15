import { asId, type Design } from "../../model/design.ts";
import { aDesign } from "../testing/aDesign.ts";
import { testRule } from "../testing/testRule.ts";
import { nsgUnassociated } from "./unassociated.ts";

const hub = (subnet: object, vm: object = {}): Design =>
  aDesign(
    { hub: ["10.0.0.0/16", { web: { prefixes: ["10.0.0.0/24"], ...subnet, vms: { vm } } as never }] },
    { nsgs: { nsg: [] } },
  );
const existing = (design: Design): Design => ({
  ...design,
  resources: { ...design.resources, [asId("nsg")]: { ...design.resources[asId("nsg")]!, existing: {} } },
});
const suppressed = (design: Design): Design => ({
  ...design,
  suppressions: { [asId("s1")]: { rule: "nsg/unassociated", subject: asId("nsg"), reason: "Later." } },
});

testRule(nsgUnassociated, {
  quiet: [
    ["a group on a subnet", hub({ nsg: "nsg" })],
    ["a group on a card", hub({}, { nic: { nsg: "nsg" } })],
    ["a group that is there already", existing(hub({}))],
    ["no group", aDesign({})],
  ],
  speaks: [
    ["a group on nothing", hub({}), ["nsg is attached to nothing"]],
    [
      "a group whose risk is accepted, which goes with it",
      suppressed(hub({})),
      ["nsg is attached to nothing"],
    ],
  ],
});
