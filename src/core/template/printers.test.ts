import { afterAll, describe, expect, it } from "vitest";
import { findJudges } from "../../testing/judges.ts";
import { oneGroup, twoGroups } from "../../testing/templateTrees.ts";
import { printArm } from "./arm.ts";
import { printBicep } from "./bicep.ts";
import { type Printed, type TemplateTree } from "./tree.ts";

const found = await findJudges();
const judged = found.available ? "" : ` (skipped: ${found.reason})`;
afterAll(() => {
  if (found.available) found.judge.close();
});

const trees: [name: string, tree: TemplateTree][] = [
  ["one-group", oneGroup],
  ["two-groups", twoGroups],
];

describe.each(trees)("%s", (name, tree) => {
  const bicep = printBicep(tree);
  const arm = printArm(tree);

  it.each(Object.entries({ ...bicep.files, ...arm.files }))(
    "prints %s as it was read",
    async (file, text) => {
      await expect(text).toMatchFileSnapshot(`golden/${name}/${file}`);
    },
  );

  it("prints the same bytes again", () => {
    expect(printBicep(tree)).toEqual(bicep);
    expect(printArm(tree)).toEqual(arm);
  });

  it.skipIf(!found.available)(`satisfies compiler, schemas and engine${judged}`, async () => {
    if (!found.available) return;
    expect(await found.judge.all([{ name, bicep, arm }])).toEqual([]);
  });

  it.skipIf(!found.available)(`is laid out as the official formatter would${judged}`, async () => {
    if (!found.available) return;
    expect(await found.judge.formatted(bicep.files)).toEqual(bicep.files);
  });
});

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
