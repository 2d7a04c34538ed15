import { describe, expect, it } from "vitest";
import { printArm } from "./arm.ts";
import { printBicep } from "./bicep.ts";
import {
  idOf,
  join,
  nameOf,
  param,
  propOf,
  scope,
  suffix,
  type TemplateParameter,
  type TemplateResource,
  type Value,
} from "./tree.ts";

/** One value in both languages, as the value of the tag `x` of a resource beside others that it may name. */
function printed(value: Value, parameters: readonly TemplateParameter[] = []): [bicep: string, arm: string] {
  const base = { apiVersion: "2025-05-01", body: {}, from: "" };
  const resources: TemplateResource[] = [
    { ...base, symbol: "vnet", type: "Microsoft.Network/virtualNetworks", name: join("v-", param("env")) },
    {
      ...base,
      symbol: "snet",
      type: "Microsoft.Network/virtualNetworks/subnets",
      name: "s",
      parent: "vnet",
      existing: true,
    },
    {
      ...base,
      symbol: "far",
      type: "Microsoft.Network/virtualNetworks",
      name: "f",
      existing: true,
      scope: { subscriptionId: "sub", resourceGroup: "rg" },
    },
    { ...base, symbol: "maybe", type: "Microsoft.Network/natGateways", name: "n", condition: param("flag") },
    {
      ...base,
      symbol: "it",
      type: "Microsoft.Network/natGateways",
      name: "it",
      body: { tags: { x: value } },
    },
  ];
  const tree = {
    scope: "resourceGroup" as const,
    header: [],
    parameters: [
      { name: "env", type: "string" as const, description: "Env." },
      { name: "flag", type: "bool" as const, description: "Flag." },
      { name: "count", type: "int" as const, description: "Count." },
      ...parameters,
    ],
    resources,
    modules: [],
    outputs: [],
  };
  const line = (text: string | undefined, from: string): string =>
    text!
      .split("\n")
      .find((one) => one.trim().startsWith(from))!
      .trim()
      .slice(from.length);
  const arm = line(printArm(tree).files["main.json"], '"x": ');
  return [
    line(printBicep(tree).files["main.bicep"], "x: "),
    arm.startsWith('"') ? (JSON.parse(arm) as string) : arm,
  ];
}

describe("a value in both languages", () => {
  const NAME = "format('v-{0}', parameters('env'))";
  it.each<[value: Value, bicep: string, arm: string]>([
    ["plain", "'plain'", "plain"],
    ["it's ${x}", "'it\\'s \\${x}'", "it's ${x}"],
    ["$ {", "'$ {'", "$ {"],
    ["a\\b", "'a\\\\b'", "a\\b"],
    ["[x]", "'[x]'", "[[x]"],
    ["[x", "'[x'", "[x"],
    ["[[x]]", "'[[x]]'", "[[[x]]"],
    ["[]", "'[]'", "[[]"],
    ["\ud83e", "'\ufffd'", "\ufffd"],
    ["\u200b", "'\\u{200b}'", "\u200b"],
    [-0, "0", "0"],
    [1.5, "json('1.5')", "1.5"],
    [true, "true", "true"],
    [null, "null", "null"],
    [idOf("vnet"), "vnet.id", `[resourceId('Microsoft.Network/virtualNetworks', ${NAME})]`],
    [idOf("snet"), "snet.id", `[resourceId('Microsoft.Network/virtualNetworks/subnets', ${NAME}, 's')]`],
    [idOf("far"), "far.id", "[resourceId('sub', 'rg', 'Microsoft.Network/virtualNetworks', 'f')]"],
    [nameOf("vnet"), "vnet.name", `[${NAME}]`],
    [nameOf("far"), "far.name", "['f']"],
    [
      propOf("vnet", "properties.subnets[0].id"),
      "vnet.properties.subnets[0].id",
      `[reference(resourceId('Microsoft.Network/virtualNetworks', ${NAME}), '2025-05-01').subnets[0].id]`,
    ],
    [
      propOf("maybe", "sku.name"),
      "maybe!.sku.name",
      "[reference(resourceId('Microsoft.Network/natGateways', 'n'), '2025-05-01', 'full').sku.name]",
    ],
    [join(), "''", ""],
    [join("a", 1, true), "'a1true'", "a1true"],
    [join("[", "]"), "'[]'", "[[]"],
    [join(param("env")), "env", "[parameters('env')]"],
    [join(param("count")), "'${count}'", "[format('{0}', parameters('count'))]"],
    [join("", join(join(nameOf("vnet")), "")), "vnet.name", `[${NAME}]`],
    [
      join("a$", "{b", join("'", param("env")), "}"),
      "'a\\${b\\'${env}}'",
      "[format('a${{b''{0}}}', parameters('env'))]",
    ],
    [join("a''b", param("env")), "'a\\'${''}\\'b${env}'", "[format('a''{0}''b{1}', '', parameters('env'))]"],
    [suffix("storage"), "environment().suffixes.storage", "[environment().suffixes.storage]"],
    [scope("subscriptionId"), "subscription().subscriptionId", "[subscription().subscriptionId]"],
    [scope("tenantId"), "subscription().tenantId", "[subscription().tenantId]"],
  ])("%j", (value, bicep, arm) => {
    expect(printed(value)).toEqual([bicep, arm]);
  });

  it("names Azure's functions in full where a parameter has their name", () => {
    const hidden = (name: string): TemplateParameter => ({ name, type: "string", description: name });
    const names = ["environment", "subscription", "json"];
    const used = join(...names.map(param), suffix("storage"), scope("tenantId"));
    expect(printed(used, names.map(hidden))[0]).toContain(
      "${az.environment().suffixes.storage}${az.subscription().tenantId}",
    );
  });
});

describe("a key", () => {
  it.each([
    ["plain", "plain: 1", '"plain": 1'],
    ["with space", "'with space': 1", '"with space": 1'],
    ["null", "'null': 1", '"null": 1'],
    ["copy", "copy: 1", `"[string('copy')]": 1`],
    ["[x]", "'[x]': 1", '"[[x]": 1'],
    ["${x}", "'\\${x}': 1", '"${x}": 1'],
    ["__proto__", "__proto__: 1", '"__proto__": 1'],
  ])("%s", (key, bicep, arm) => {
    const tree = {
      scope: "resourceGroup" as const,
      header: [],
      parameters: [],
      resources: [
        {
          symbol: "it",
          type: "Microsoft.Network/natGateways",
          apiVersion: "2025-05-01",
          name: "it",
          body: { tags: Object.fromEntries([[key, 1]]) },
          from: "",
        },
      ],
      modules: [],
      outputs: [],
    };
    expect(printBicep(tree).files["main.bicep"]).toContain(`    ${bicep}\n`);
    expect(printArm(tree).files["main.json"]).toContain(`        ${arm}\n`);
  });
});
