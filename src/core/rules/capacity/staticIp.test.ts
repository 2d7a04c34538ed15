import { expect, it } from "vitest";
import { check, fixLabel } from "../index.ts";
import { aDesign } from "../testing/aDesign.ts";
import { testRule } from "../testing/testRule.ts";
import { staticIp } from "./staticIp.ts";

const at = (address: string) => ({ nic: { privateAddress: address } });
const web = (vms: Record<string, object>, prefixes: string | string[] = "10.0.0.0/24", more = {}) =>
  aDesign({
    hub: [["10.0.0.0/16", "fd00::/48"], { web: { prefixes: [prefixes].flat(), vms } as never, ...more }],
  });

testRule(staticIp, {
  quiet: [
    ["the first address after Azure's", web({ vm: at("10.0.0.4") })],
    ["the last but one", web({ vm: at("10.0.0.254") })],
    ["white space around it", web({ vm: at(" 10.0.0.9 ") })],
    ["none, or an empty text", web({ vm: {}, other: at("  ") })],
    ["the second prefix of the subnet", web({ vm: at("10.0.9.4") }, ["10.0.0.0/24", "10.0.9.0/29"])],
    ["a subnet without a readable prefix", web({ vm: at("10.0.0.4") }, "office")],
    [
      "a subnet with one prefix that cannot be read",
      web({ vm: at("10.0.9.4") }, ["10.0.0.0/24", "10.0.9.1/24"]),
    ],
    [
      "the same address in two networks",
      aDesign({
        a: ["10.0.0.0/16", { x: { prefixes: ["10.0.0.0/24"], vms: { v1: at("10.0.0.4") } } }],
        b: ["10.0.0.0/16", { y: { prefixes: ["10.0.0.0/24"], vms: { v2: at("10.0.0.4") } } }],
      }),
    ],
  ],
  speaks: [
    ["a word", web({ vm: at("static") }), ["vm: static is not an address"]],
    ["a prefix", web({ vm: at("10.0.0.4/24") }), ["vm: 10.0.0.4/24 is a prefix"]],
    ["leading zeros", web({ vm: at("10.0.0.04") }), ["vm: 10.0.0.04 has a leading zero"]],
    ["IPv6", web({ vm: at("fd00::4") }, ["10.0.0.0/24", "fd00::/64"]), ["vm: fd00::4 is IPv6"]],
    [
      "an address elsewhere",
      web({ vm: at("10.0.1.4") }),
      ["vm: 10.0.1.4 lies outside web, which has 10.0.0.0/24"],
    ],
    ["the first four", web({ vm: at("10.0.0.3") }), ["vm: Azure keeps 10.0.0.3 of web for itself"]],
    ["the last", web({ vm: at("10.0.0.255") }), ["vm: Azure keeps 10.0.0.255"]],
    [
      "the first of the second prefix",
      web({ vm: at("10.0.9.0") }, ["10.0.0.0/24", "10.0.9.0/29"]),
      ["vm: Azure keeps 10.0.9.0"],
    ],
    [
      "one that is taken, twice",
      web({ a: at("10.0.0.4"), b: at("10.0.0.4"), c: at("10.0.0.4") }),
      ["b: 10.0.0.4 is taken by a", "c: 10.0.0.4 is taken by a"],
    ],
    [
      "two cards of one machine",
      web({
        vm: {
          nics: {
            n1: { subnet: "web", privateAddress: "10.0.0.4" },
            n2: { subnet: "web", privateAddress: "10.0.0.4" },
          },
        },
      }),
      ["vm: 10.0.0.4 is taken by its other card"],
    ],
    [
      "one that a card of another subnet has",
      web({ a: at("10.0.1.4") }, "10.0.0.0/24", {
        db: { prefixes: ["10.0.1.0/24"], vms: { b: at("10.0.1.4") } },
      }),
      ["a: 10.0.1.4 lies outside web", "b: 10.0.1.4 is taken by a"],
    ],
    ["a subnet without a free address", web({ a: at("10.0.0.1") }, "10.0.0.0/30"), ["Azure keeps 10.0.0.1"]],
  ],
});

it("offers the lowest address that nobody in the network has, and none at all", () => {
  const [finding] = check(web({ a: at("10.0.0.4"), b: at("10.0.0.5"), c: at("10.0.0.4") }), [staticIp]);
  expect([fixLabel(finding!, 0), fixLabel(finding!, 1)]).toEqual(["Use 10.0.0.6", "Let Azure choose"]);
});
