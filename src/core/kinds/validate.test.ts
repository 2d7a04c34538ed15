import { describe, expect, it } from "vitest";
import { asId, type JsonObject, type Resource } from "../model/design.ts";
import { kinds } from "./index.ts";
import { propsWords, validateProps } from "./validate.ts";

const a = (kind: string, props: JsonObject, more: Partial<Resource> = {}): Resource => ({
  id: asId("x"),
  kind,
  name: `my-${kind}`,
  ...(kind === "subnet" ? { parent: asId("vnet_1") } : {}),
  props,
  ...more,
});
const sentences = (r: Resource): string[] => validateProps(r).map((m) => propsWords[m.code](m.params));

describe("the properties of a resource fit its kind", () => {
  const fitting: readonly (readonly [name: string, r: Resource])[] = [
    ["nothing set", a("vm", {})],
    ["text that means nothing", a("vnet", { prefixes: ["", "ten", "10.0.0.0/33"], dnsServers: ["?"] })],
    [
      "a number and a number as text",
      a("nsg", { securityRules: { r1: { priority: 100 }, r2: { priority: "1o0" } } }),
    ],
    ["fields that the kind does not know", a("subnet", { somethingNew: { deep: [1, null] } })],
    ["fields of a row that the kind does not know", a("vm", { nics: { n1: { new: 1 } } })],
    ["an emptied secret", a("vm", { adminPassword: "" })],
    ["inherited names are no fields", a("vm", JSON.parse('{"nics":{}}') as JsonObject)],
  ];
  it.each(fitting)("%s", (_name, r) => {
    expect(sentences(r)).toEqual([]);
  });
});

describe("the properties of a resource are refused, naming thing and field", () => {
  const wrong: readonly (readonly [name: string, r: Resource, says: readonly string[]])[] = [
    [
      "an unknown kind",
      a("router", {}),
      [`my-router is of the unknown kind “router”. Known are ${kinds.map((k) => k.kind).join(", ")}.`],
    ],
    [
      "a subnet of no network",
      { id: asId("x"), kind: "subnet", name: "web", props: {} },
      ["web names no parent. A subnet belongs to a virtual network."],
    ],
    [
      "one prefix instead of a list",
      a("vnet", { prefixes: "10.0.0.0/16" }),
      ['my-vnet: prefixes must be a list of texts, but is "10.0.0.0/16".'],
    ],
    [
      "a list with a number",
      a("vnet", { prefixes: ["10.0.0.0/16", 10] }),
      ["my-vnet: prefixes must be a list of texts, but is a list."],
    ],
    ["nothing instead of a text", a("vm", { size: null }), ["my-vm: size must be a text, but is null."]],
    [
      "text instead of true",
      a("subnet", { defaultOutboundAccess: "yes" }),
      ['my-subnet: defaultOutboundAccess must be true or false, but is "yes".'],
    ],
    [
      "a protocol in another case",
      a("nsg", { securityRules: { r1: { protocol: "TCP" } } }),
      ["my-nsg: securityRules.r1.protocol is “TCP”. Choose *, Tcp, Udp, Icmp, Esp, Ah."],
    ],
    [
      "rows as a list",
      a("nsg", { securityRules: [] }),
      ["my-nsg: securityRules must be an object of rows, but is a list."],
    ],
    ["a row that is text", a("vm", { nics: { n1: "x" } }), ['my-vm: nics.n1 must be an object, but is "x".']],
    [
      "a row whose id would lose its place",
      a("vm", { nics: { "1": {} } }),
      ["my-vm: nics holds a row with the id “1”. Begin it with a letter."],
    ],
    [
      "a stored secret, which is not repeated",
      a("vm", { adminPassword: "hunter2" }),
      ["my-vm: adminPassword holds a secret, and a design never does. Remove it."],
    ],
    [
      "several at once",
      a("vm", { size: 1, hostName: 2 }),
      ["my-vm: size must be a text, but is 1.", "my-vm: hostName must be a text, but is 2."],
    ],
  ];
  it.each(wrong)("%s", (_name, r, says) => {
    expect(sentences(r)).toEqual(says);
  });
});
