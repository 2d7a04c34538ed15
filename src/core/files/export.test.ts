import { describe, expect, it } from "vitest";
import { asId, type Design } from "../model/design.ts";
import { plainQuery } from "../model/plainQuery.ts";
import { modelSchema } from "../kinds/index.ts";
import { aDesign } from "../rules/testing/aDesign.ts";
import { exportDesign, isExportName } from "./export.ts";

const small = aDesign(
  {
    hub: [
      "10.0.0.0/16",
      { web: { prefixes: ["10.0.0.0/24"], nsg: "guard", vms: { box: { image: "windows-server-2025" } } } },
    ],
  },
  { nsgs: { guard: [{ name: "all", priority: 100 }] } },
);
const bicep = (design: Design, errors?: readonly string[]) =>
  exportDesign(design, { format: "bicep", ...(errors && { errors }) });
const arm = (design: Design) => exportDesign(design, { format: "arm" });
const head = (text: string): string[] => text.split("\n\n", 1)[0]!.split("\n");

describe("an exported design", () => {
  it("says what it is, what it needs and how it is deployed", () => {
    const { files, deployCommand, resources, modules, parameters } = bicep(small);
    expect(Object.keys(files)).toEqual(["main.bicep", "main.bicepparam"]);
    expect(head(files["main.bicep"]!)).toEqual([
      "// Test",
      "// Checked by today's guidance.",
      "//",
      "// Before the deployment:",
      "//   Set the environment variable ADMIN_PASSWORD: it is adminPassword.",
      "//",
      "// Deploy in this folder with the Azure CLI:",
      "//   az group create --name rg-network --location westeurope",
      "//   az deployment group create --resource-group rg-network --parameters main.bicepparam",
    ]);
    expect(deployCommand.split("\n")).toEqual(
      head(files["main.bicep"]!)
        .slice(-2)
        .map((line) => line.slice(5)),
    );
    expect({ resources, modules }).toEqual({ resources: 4, modules: 0 });
    expect(parameters.map((p) => p.name)).toEqual(["location", "adminUsername", "adminPassword"]);
  });

  it("names its own files for ARM", () => {
    const { files, deployCommand } = arm(small);
    expect(Object.keys(files)).toEqual(["main.json", "main.parameters.json"]);
    expect(deployCommand).toMatch(/--template-file main\.json --parameters main\.parameters\.json$/);
  });

  it("begins with the errors that would fail it", () => {
    const text = bicep(small, ["web shares 10.0.0.0/24 with data", "guard\nhas */ two"]).files["main.bicep"]!;
    expect(head(text).slice(3, 7)).toEqual([
      "// 2 errors would fail this deployment:",
      "//   web shares 10.0.0.0/24 with data",
      "//   guard",
      "// has */ two",
    ]);
  });

  it("goes to the subscription when there are several groups", () => {
    const groups = {
      ...small.resourceGroups,
      [asId("rg-2")]: { name: "rg 2's", subscription: asId("subscription_1") },
    };
    const resources = {
      ...small.resources,
      guard: { ...small.resources[asId("guard")]!, placement: { resourceGroup: asId("rg-2") } },
    };
    const design = { ...small, resourceGroups: groups, resources };
    const exported = bicep(design);
    expect(exported.deployCommand).toBe(
      "az deployment sub create --location westeurope --parameters main.bicepparam",
    );
    expect(Object.keys(exported.files)).toEqual([
      "main.bicep",
      "main.bicepparam",
      "modules/rg-2-s.bicep",
      "modules/rg-network.bicep",
    ]);
    // Two groups are made beside the four resources.
    expect(exported).toMatchObject({ resources: 6, modules: 2 });
    expect(arm(design)).toMatchObject({ resources: 6, modules: 2 });
  });

  it("quotes for the shell what needs it", () => {
    const group = Object.keys(small.resourceGroups)[0]!;
    const named = (name: string): Design => ({
      ...small,
      resourceGroups: { [group]: { name, subscription: asId("subscription_1") } },
    });
    expect(bicep(named("rg; rm -rf ~ $(x)")).deployCommand).toContain(
      "--name 'rg; rm -rf ~ $(x)' --location",
    );
    expect(bicep(named("a'b\nc")).deployCommand.split("\n")).toHaveLength(2);
    expect(bicep(named("a'b\nc")).deployCommand).toContain(`--name 'a'\\''b c' --location`);
  });

  it("names the subscription, and the groups that must be there", () => {
    const subscriptions = { [asId("subscription_1")]: { name: "main", subscriptionId: "GUID-1" } };
    const azureId =
      "/subscriptions/GUID-2/resourceGroups/rg-hub/providers/Microsoft.Network/virtualNetworks/hub";
    const hub = { ...small.resources[asId("hub")]!, existing: { azureId } };
    const design = { ...small, subscriptions, resources: { ...small.resources, hub } };
    const { files, deployCommand } = bicep(design);
    expect(deployCommand).toBe(
      "az deployment sub create --subscription GUID-1 --location westeurope --parameters main.bicepparam",
    );
    expect(files["main.bicep"]).toContain(
      "//   Resource group rg-hub must be there, in subscription GUID-2.\n",
    );
  });

  it("is an empty template for an empty design", () => {
    const empty = { ...small, title: " ", resources: {} };
    expect(bicep(empty)).toMatchObject({ resources: 0, parameters: [] });
    expect(Object.keys(bicep(empty).files)).toEqual(["main.bicep"]);
    expect(bicep(empty).deployCommand).toMatch(/--template-file main\.bicep$/);
    expect(JSON.parse(arm(empty).files["main.json"]!)).toMatchObject({ resources: [] });
  });

  it("is the same from a query", () => {
    expect(exportDesign(plainQuery(small, modelSchema), { format: "bicep" })).toEqual(bicep(small));
  });
});

describe("names that an export may write", () => {
  it.each([
    ["main.bicep", true],
    ["modules/rg-1_x.bicep", true],
    ["main.parameters.json", true],
    ["../main.bicep", false],
    ["modules/../main.bicep", false],
    ["modules/a.b.bicep", false],
    ["modules/.bicep", false],
    ["/main.json", false],
    ["main.json\n", false],
    ["CON", false],
  ])("%j: %s", (name, may) => {
    expect(isExportName(name)).toBe(may);
  });
});
