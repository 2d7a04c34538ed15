import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estateTree, groupTree } from "../../testing/templateArbitraries.ts";
import { oneGroup, twoGroups } from "../../testing/templateTrees.ts";
import { printArm } from "./arm.ts";
import { printBicep } from "./bicep.ts";
import { type Printed } from "./tree.ts";

/** The lines that a print says belong to a thing. */
const linesOf = ({ files, lines }: Printed, id: string): string[] =>
  (lines.get(id) ?? []).map(({ file, from, to }) => {
    const text = files[file]!.split("\n").slice(from - 1, to);
    return text.join("\n");
  });

describe("the lines of a thing", () => {
  it("are a resource from its first to its last line", () => {
    expect(linesOf(printBicep(oneGroup), "zone_1")).toEqual([
      "resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {\n" +
        "  name: 'privatelink.blob.${az.environment().suffixes.storage}'\n" +
        "  location: 'global'\n}",
    ]);
    const [address = ""] = linesOf(printArm(oneGroup), "pip_1");
    expect(JSON.parse(address.replace(/,$/, ""))).toMatchObject({ name: "pip", location: "northeurope" });
  });

  it("are a rule or subnet inside its owner, and the same subnet as an existing child", () => {
    expect(linesOf(printBicep(oneGroup), "snet_1")).toEqual([
      [
        "      {",
        "        name: 'snet-train'",
        "        properties: {",
        "          addressPrefix: '10.0.1.0/24'",
        "          networkSecurityGroup: {",
        "            id: nsg.id",
        "          }",
        "        }",
        "      }",
      ].join("\n"),
      [
        "resource snetTrain 'Microsoft.Network/virtualNetworks/subnets@2025-05-01' existing = {",
        "  parent: vnet",
        "  name: 'snet-train'",
        "}",
      ].join("\n"),
    ]);
    const rules = linesOf(printArm(oneGroup), "row_batch").map((text): unknown =>
      JSON.parse(text.replace(/,$/, "")),
    );
    expect(rules).toMatchObject([{ name: "allow-batch", properties: { priority: 100 } }]);
  });

  it("lie in the file of the module, or in the one ARM template", () => {
    expect(printBicep(twoGroups).lines.get("snet_spoke")).toMatchObject([{ file: "modules/spoke.bicep" }]);
    expect(printArm(twoGroups).lines.get("snet_spoke")).toMatchObject([{ file: "main.json" }]);
    expect(linesOf(printArm(twoGroups), "snet_spoke")[0]).toContain('"name": "snet"');
  });

  it("are none for what is not printed", () => {
    expect(printBicep(oneGroup).lines.has("vnet_3")).toBe(false);
    expect(printArm(oneGroup).lines.has("st_1")).toBe(false);
  });
});

interface Node {
  readonly name?: string;
  readonly properties?: {
    readonly securityRules?: Node[];
    readonly subnets?: Node[];
    readonly template?: Template;
  };
}
interface Template {
  readonly resources: readonly Node[];
}

/** Objects of a template that have this very name, resources or things inside them. */
function named(name: string, { resources }: Template): Node[] {
  return resources.flatMap((resource) => {
    const { securityRules = [], subnets = [], template } = resource.properties ?? {};
    const here = [resource, ...securityRules, ...subnets].filter((one) => one.name === name);
    return template === undefined ? here : [...here, ...named(name, template)];
  });
}

describe("lines of random trees", () => {
  it("hold in ARM exactly the object that the thing became", () => {
    fc.assert(
      fc.property(fc.oneof(groupTree, estateTree), (tree) => {
        const { files, lines } = printArm(tree);
        const text = files["main.json"]!.split("\n");
        const whole = JSON.parse(files["main.json"]!) as Template;
        for (const [id, ranges] of lines) {
          const cut = ranges.map(({ from, to }) =>
            text
              .slice(from - 1, to)
              .join("\n")
              .replace(/,$/, ""),
          );
          const objects = cut.map((json) => JSON.parse(json) as Node);
          expect(objects.length).toBeGreaterThan(0);
          // Rules carry their own id as name; everything else is at least a whole object of the template.
          if (/rule\d$/.test(id)) expect(objects).toEqual(named(id, whole));
          for (const object of objects) expect(named(object.name!, whole)).toContainEqual(object);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("begin and end a declaration or an element in Bicep", () => {
    fc.assert(
      fc.property(fc.oneof(groupTree, estateTree), (tree) => {
        const { files, lines } = printBicep(tree);
        for (const [id, ranges] of lines) {
          for (const { file, from, to } of ranges) {
            const text = files[file]!.split("\n").slice(from - 1, to);
            const indent = /^ */.exec(text[0]!)![0];
            expect(text.at(-1)).toBe(`${indent}}`);
            expect(text.slice(1, -1).every((line) => line.startsWith(`${indent}  `))).toBe(true);
            expect(text[0]).toMatch(
              indent === "" ? /^resource \w+ '.*' (?:existing )?= (?:if \(\w+\) )?\{$/ : /^ +\{$/,
            );
            if (/rule\d$/.test(id)) expect(text[1]).toBe(`${indent}  name: '${id}'`);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
