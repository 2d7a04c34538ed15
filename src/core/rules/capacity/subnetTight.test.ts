import { aDesign } from "../testing/aDesign.ts";
import { testRule } from "../testing/testRule.ts";
import { subnetTight } from "./subnetTight.ts";

const vms = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`vm${n}`, {}]));
const subnet = (prefix: string, count: number, name = "web", space = "10.0.0.0/16") =>
  aDesign({ hub: [space, { [name]: { prefixes: [prefix], vms: vms(count) } }] });

testRule(subnetTight, {
  quiet: [
    ["a full /29, which is too small to judge", subnet("10.0.0.0/29", 3)],
    ["a /28 with two free", subnet("10.0.0.0/28", 9)],
    ["a /27 with exactly a tenth free", subnet("10.0.0.0/27", 24)],
    ["an exhausted one, which has another finding", subnet("10.0.0.0/28", 12)],
    ["a subnet that a service finds by name", subnet("10.0.0.0/28", 11, "GatewaySubnet")],
    ["a subnet whose prefix cannot be read", subnet("10.0.0.1/28", 11)],
  ],
  speaks: [
    ["a /28 with one free", subnet("10.0.0.0/28", 10), ["web is nearly full: 10 of 11 addresses are taken"]],
    ["a full /28", subnet("10.0.0.0/28", 11), ["11 of 11"]],
    ["a /27 with less than a tenth free", subnet("10.0.0.0/27", 25), ["25 of 27"]],
    ["a network without more room", subnet("10.0.0.0/28", 11, "web", "10.0.0.0/28"), ["11 of 11"]],
  ],
});
