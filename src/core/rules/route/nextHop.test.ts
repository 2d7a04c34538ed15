import { aTable } from "../testing/aTable.ts";
import { testRule } from "../testing/testRule.ts";
import { routeNextHop } from "./nextHop.ts";

testRule(routeNextHop, {
  quiet: [
    ["an appliance with its address", aTable({ nextHopType: "VirtualAppliance", nextHopIp: " 10.0.0.4 " })],
    ["the internet without one", aTable({ nextHopType: "Internet" })],
    ["an address that is left over from another type", aTable({ nextHopType: "None", nextHopIp: "x" })],
  ],
  speaks: [
    [
      "an appliance without an address",
      aTable({ nextHopType: "VirtualAppliance" }),
      ["rt: r1 goes to an appliance without an address"],
    ],
    [
      "a route whose type is the default",
      aTable({ nextHopType: undefined as never }),
      ["rt: r1 goes to an appliance"],
    ],
    ["a word", aTable({ nextHopType: "VirtualAppliance", nextHopIp: "firewall" }), ["rt, r1: firewall"]],
    [
      "the other IP version",
      aTable({ nextHopType: "VirtualAppliance", nextHopIp: "fd00::4" }),
      ["rt: r1 sends 10.0.0.0/16 to fd00::4"],
    ],
  ],
});
