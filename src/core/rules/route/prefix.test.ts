import { aTable } from "../testing/aTable.ts";
import { testRule } from "../testing/testRule.ts";
import { routePrefix } from "./prefix.ts";

testRule(routePrefix, {
  quiet: [
    ["a default route", aTable({ addressPrefix: "0.0.0.0/0" })],
    ["a service tag with a region", aTable({ addressPrefix: "Storage.WestEurope" })],
    ["25 service tags", aTable(...Array.from({ length: 25 }, (_, n) => ({ addressPrefix: `Tag${n}` })))],
    ["one prefix inside another", aTable({ addressPrefix: "10.0.0.0/8" }, { addressPrefix: "10.0.0.0/16" })],
    ["a table without routes", aTable()],
  ],
  speaks: [
    ["no name", aTable({ name: "" }), ["rt has a route without a name"]],
    ["a name with a blank", aTable({ name: "to hub" }), ["rt: to hub is no name of a route"]],
    ["one name twice", aTable({ name: "a" }, { name: "A" }), ["rt has two routes with the name A"]],
    ["no prefix", aTable({ addressPrefix: "" }), ["rt, r1: A prefix is missing"]],
    ["host bits", aTable({ addressPrefix: "10.0.0.4/16" }), ["Did you mean 10.0.0.0/16?"]],
    [
      "host bits whose network another route has",
      aTable({ addressPrefix: "10.0.0.0/16" }, { addressPrefix: "10.0.0.4/16" }),
      ["rt, r2: 10.0.0.4/16 points inside"],
    ],
    [
      "a tag of the platform",
      aTable({ addressPrefix: "VirtualNetwork" }),
      ["rt: r1 cannot lead to the service tag VirtualNetwork"],
    ],
    [
      "26 service tags",
      aTable(...Array.from({ length: 26 }, (_, n) => ({ addressPrefix: `Tag${n}` }))),
      ["rt has more than 25 routes"],
    ],
    [
      "one prefix twice",
      aTable({ addressPrefix: "10.0.0.0/16" }, { addressPrefix: "10.0.0.0/16" }),
      ["rt: r2 and r1 both lead to 10.0.0.0/16"],
    ],
  ],
});
