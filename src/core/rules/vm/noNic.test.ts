import { asId, type Design } from "../../model/design.ts";
import { aDesign } from "../testing/aDesign.ts";
import { testRule } from "../testing/testRule.ts";
import { vmNoNic } from "./noNic.ts";

const vm = (nics: object): Design =>
  aDesign({
    hub: ["10.0.0.0/16", { db: "10.0.1.0/24", web: { prefixes: ["10.0.0.0/24"], vms: { vm: { nics } } } }],
    spoke: ["10.1.0.0/16", { app: "10.1.0.0/24" }],
  } as never);
const existing = (design: Design): Design => ({
  ...design,
  resources: { ...design.resources, [asId("vm")]: { ...design.resources[asId("vm")]!, existing: {} } },
});

testRule(vmNoNic, {
  quiet: [
    ["one card", vm({ n1: { subnet: "web" } })],
    ["two cards in two subnets of one network", vm({ n1: { subnet: "web" }, n2: { subnet: "db" } })],
    ["a machine that is there already, of which nothing is known", existing(vm({}))],
  ],
  speaks: [
    ["no card", vm({}), ["vm has no network card"]],
    ["a card without a subnet", vm({ n1: {} }), ["vm: network card 1 is in no subnet"]],
    [
      "a second card without a subnet",
      vm({ n1: { subnet: "web" }, n2: {} }),
      ["vm: network card 2 is in no subnet"],
    ],
    [
      "cards in two networks",
      vm({ n1: { subnet: "web" }, n2: { subnet: "app" }, n3: { subnet: "db" } }),
      ["vm: network card 2 is in spoke, the first one in hub"],
    ],
  ],
});
