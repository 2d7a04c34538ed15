import { expect, it } from "vitest";
import { addresses, done, queryOf } from "../../commands/testing/world.ts";
import { check, consequence, fixLabel, planFix } from "../index.ts";
import { aDesign, countingIds } from "../testing/aDesign.ts";
import { testRule } from "../testing/testRule.ts";
import { subnetExhausted } from "./subnetExhausted.ts";

const vms = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`vm${n}`, {}]));
const web = (prefixes: string | string[], count: number, more = {}, space = "10.0.0.0/16") =>
  aDesign({ hub: [space, { web: { prefixes: [prefixes].flat(), vms: vms(count) }, ...more }] });
const cards = (count: number) => ({
  nics: Object.fromEntries(Array.from({ length: count }, (_, n) => [`n${n}`, { subnet: "web" }])),
});

testRule(subnetExhausted, {
  quiet: [
    ["exactly as many as fit a /29", web("10.0.0.0/29", 3)],
    ["exactly as many as fit two prefixes", web(["10.0.0.0/29", "10.0.1.0/29"], 6)],
    ["an empty subnet that is too small, which has another finding", web("10.0.0.0/30", 0)],
    ["a subnet whose size is unknown", web("10.0.0.0/99", 9)],
    ["a subnet that may become larger by what is typed wrong", web(["10.0.0.0/29", "10.0.1.0"], 9)],
  ],
  speaks: [
    ["one too many", web("10.0.0.0/29", 4), ["web offers 3 addresses and needs 4; a /28 would fit"]],
    [
      "one too many for a /28",
      web("10.0.0.0/28", 12),
      ["web offers 11 addresses and needs 12; a /27 would fit"],
    ],
    ["a neighbour in the way", web("10.0.0.0/29", 4, { db: "10.0.0.8/29" }), ["a /28 would fit"]],
    ["no room for more", web("10.0.0.0/29", 4, {}, "10.0.0.0/29"), ["a /28 would fit"]],
    ["two prefixes, which no fix chooses from", web(["10.0.0.0/29", "10.0.1.0/29"], 7), ["offers 6"]],
    [
      "several cards of one machine",
      aDesign({
        hub: ["10.0.0.0/16", { web: { prefixes: ["10.0.0.0/29"], vms: { big: cards(3), vm: {} } } }],
      }),
      ["web offers 3 addresses and needs 4"],
    ],
  ],
});

it("names the three that take most", () => {
  const design = aDesign({
    hub: [
      "10.0.0.0/16",
      { web: { prefixes: ["10.0.0.0/29"], vms: { one: {}, two: cards(2), three: cards(3), other: {} } } },
    ],
  });
  expect(consequence(check(design, [subnetExhausted])[0]!)).toContain("three (3), two (2) and one (1).");
});

it("grows into the free block around it, and moves with its addresses where that is taken", () => {
  const vm = { nic: { privateAddress: "10.0.0.12" } };
  const full = (more: object) =>
    aDesign({
      hub: ["10.0.0.0/24", { web: { prefixes: ["10.0.0.8/29"], vms: { vm, ...vms(3) } }, ...more }],
    });
  const free = full({});
  const [grow] = check(free, [subnetExhausted]);
  expect(fixLabel(grow!, 0)).toBe("Grow web to 10.0.0.0/28");
  expect(addresses(done(free, planFix(queryOf(free), grow!, 0, countingIds())), "vm")).toEqual(["10.0.0.12"]);
  const taken = full({ db: "10.0.0.0/29" });
  const [move] = check(taken, [subnetExhausted]);
  expect(fixLabel(move!, 0)).toBe("Move web to 10.0.0.16/28");
  expect(addresses(done(taken, planFix(queryOf(taken), move!, 0, countingIds())), "vm")).toEqual([
    "10.0.0.20",
  ]);
});
