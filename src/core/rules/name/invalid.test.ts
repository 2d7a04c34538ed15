import { expect, it } from "vitest";
import type { Design } from "../../model/design.ts";
import { check, fixLabel } from "../index.ts";
import { aDesign } from "../testing/aDesign.ts";
import { testRule } from "../testing/testRule.ts";
import { nameInvalid } from "./invalid.ts";

const net = (name: string): Design => aDesign({ [name]: ["10.0.0.0/16", {}] });
const subnet = (name: string): Design => aDesign({ hub: ["10.0.0.0/16", { [name]: "10.0.0.0/24" }] });
const vm = (name: string, props: object = {}): Design =>
  aDesign({ hub: ["10.0.0.0/16", { web: { prefixes: ["10.0.0.0/24"], vms: { [name]: props as never } } }] });
const windows = { image: "windows-server-2022" };
const inGroup = (name: string): Design => {
  const design = aDesign({ hub: ["10.0.0.0/16", { web: "10.0.0.0/24" }], spoke: ["10.1.0.0/16", {}] });
  const [id] = Object.keys(design.resourceGroups);
  const groups = { [id!]: { ...Object.values(design.resourceGroups)[0]!, name } };
  return { ...design, resourceGroups: groups };
};

testRule(nameInvalid, {
  quiet: [
    ["every allowed character", net("Net_1.west-2_")],
    ["the shortest network", net("ab")],
    ["the longest network", net(`v${"e".repeat(63)}`)],
    ["a subnet of one digit", subnet("0")],
    ["the longest subnet", subnet("s".repeat(80))],
    ["white space around a name, which is never written", net("  hub  ")],
    ["a Linux machine with a name longer than Windows takes", vm("vm-of-sixteen-xx")],
    ["a Windows machine whose name is cut to a host name", vm("vm-of-sixteen-xx", windows)],
    ["a host name of 15 on Windows", vm("vm", { ...windows, hostName: "a".repeat(15) })],
    ["a host name with a period on Linux", vm("vm", { hostName: "db.internal" })],
    ["a name of digits on Linux", vm("42")],
    ["a resource group with other letters", inGroup("rg-köln_(дев)")],
  ],
  speaks: [
    ["no name", net(" "), ["A virtual network has no name"]],
    ["one character", net("v"), ["v is too short: the name of a virtual network has at least 2"]],
    ["65 characters", net("v".repeat(65)), ["has 65 characters; a virtual network takes at most 64"]],
    ["81 characters", subnet("s".repeat(81)), ["has 81 characters; a subnet takes at most 80"]],
    ["300 characters", vm("m".repeat(300)), ["has 300 characters; a virtual machine takes at most 64"]],
    ["an emoji", net("hub 🚀"), ["hub 🚀 holds a space"]],
    ["an emoji alone", net("🚀🚀"), ["🚀🚀 holds 🚀"]],
    ["a letter of another alphabet", subnet("übung"), ["übung holds ü"]],
    ["an underscore first", net("_hub"), ["_hub begins with _"]],
    ["a hyphen last", net("hub-"), ["hub- ends with -"]],
    ["a period last", subnet("web."), ["web. ends with ."]],
    ["a group with a slash", aDesign({}, { nsgs: { "a/b": [] } }), ["a/b holds /"]],
    [
      "a name whose nearest valid one is taken",
      aDesign({ hub: ["10.0.0.0/16", { "a-b": "10.0.0.0/24", "a b": "10.0.1.0/24" }] }),
      ["a b holds a space"],
    ],
    [
      "16 characters on Windows",
      vm("vm", { ...windows, hostName: "a".repeat(16) }),
      ["more than 15 characters"],
    ],
    ["digits alone on Windows", vm("2022", windows), ["2022: 2022 is no host name"]],
    ["an underscore in a host name", vm("vm", { hostName: "my_vm" }), ["vm: my_vm is no host name"]],
    ["a hyphen first in a host name", vm("vm", { hostName: "-vm" }), ["vm: -vm is no host name"]],
    [
      "a period in a host name on Windows",
      vm("vm", { ...windows, hostName: "a.b" }),
      ["a.b is no host name"],
    ],
    ["a resource group that ends with a period, once", inGroup("rg."), ["Resource group rg. has a name"]],
    ["a resource group with a slash", inGroup("rg/net"), ["Resource group rg/net"]],
    ["a resource group of 91 characters", inGroup("r".repeat(91)), ["more than 90 characters"]],
    ["a resource group without a name", inGroup(""), ["A resource group has no name"]],
  ],
});

it.each([
  ["übung", "Rename to ubung"],
  ["Front end (new)", "Rename to Front-end-new"],
  ["🚀", "Rename to snet-1"],
  ["_", "Rename to snet-1"],
])("offers the nearest name for %s", (name, label) => {
  expect(fixLabel(check(subnet(name), [nameInvalid])[0]!, 0)).toBe(label);
});
