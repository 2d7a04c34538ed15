import { describe, expect, it } from "vitest";
import { modelSchema } from "../../kinds/index.ts";
import { asId, type Design, type Id, type JsonObject, type Resource } from "../../model/design.ts";
import { plainQuery } from "../../model/plainQuery.ts";
import { aDesign } from "../../rules/testing/aDesign.ts";
import type { TemplateTree } from "../../template/tree.ts";
import { deploymentOf } from "./index.ts";

/** A network with two subnets, one machine in the first and rules on it. */
const small = aDesign(
  {
    hub: [
      "10.0.0.0/16",
      { web: { prefixes: ["10.0.0.0/24"], nsg: "guard", vms: { box: {} } }, data: "10.0.1.0/24" },
    ],
  },
  { nsgs: { guard: [{ name: "all", priority: 100 }] } },
);

type Change = Partial<Omit<Resource, "props">> & { readonly props?: JsonObject };
function changed(design: Design, changes: Readonly<Record<string, Change>>): Design {
  const resources = Object.entries(design.resources).map(([id, r]): [string, Resource] => {
    const { props = {}, ...more } = changes[id] ?? {};
    return [id, { ...r, ...more, props: { ...r.props, ...props } }];
  });
  return { ...design, resources: Object.fromEntries(resources) };
}
const withGroups = (design: Design, ...names: readonly string[]): Design => ({
  ...design,
  resourceGroups: {
    ...design.resourceGroups,
    ...Object.fromEntries(names.map((name) => [name, { name, subscription: asId("subscription_1") }])),
  },
});
const inGroup = (name: string): Change => ({ placement: { resourceGroup: asId(name) } });
const deploy = (design: Design, limit?: number) => deploymentOf(plainQuery(design, modelSchema), limit);
const symbols = (tree: TemplateTree): string[] =>
  tree.resources.map((r) => `${r.symbol}${r.existing ? "?" : ""}`);
const modules = (tree: TemplateTree): Record<string, string[]> =>
  Object.fromEntries(
    tree.modules.map((m) => [m.file, [...symbols(m.tree), ...(m.after ?? []).map((a) => `after ${a}`)]]),
  );

describe("all in one group", () => {
  it("is one file, without what nothing refers to", () => {
    const { tree, ...rest } = deploy(small);
    // `data` is written inside its network, and nobody stands in it.
    expect(symbols(tree)).toEqual(["guard", "hub", "web?", "boxNic", "box"]);
    expect(tree).toMatchObject({ scope: "resourceGroup", modules: [] });
    expect(rest).toEqual({
      place: { key: "/rg-network", resourceGroup: "rg-network" },
      placeExists: false,
      region: "westeurope",
      needed: [],
    });
  });

  it("is an empty template when there is nothing", () => {
    const { tree, place } = deploy({ ...small, resources: {} });
    expect(tree).toMatchObject({ scope: "resourceGroup", resources: [], parameters: [], modules: [] });
    expect(place?.resourceGroup).toBe("rg-network");
  });

  it("is cut into modules of the same group when it is too large for one file", () => {
    const { tree, place } = deploy(small, 2);
    expect(place?.resourceGroup).toBe("rg-network");
    expect(tree.scope).toBe("resourceGroup");
    expect(tree.modules.map((m) => m.scope)).toEqual([undefined, undefined]);
    expect(modules(tree)).toEqual({
      "rg-network": ["guard", "hub"],
      "rg-network-2": ["hub?", "web?", "boxNic", "box", "after rgNetwork"],
    });
  });

  it("loses a reference whose target lost its network, and nothing else", () => {
    const { data: _, ...resources } = small.resources as Record<string, Resource>;
    const { parent: __, ...orphan } = resources["web"]!;
    const { tree } = deploy({ ...small, resources: { ...resources, web: orphan } as Design["resources"] });
    expect(symbols(tree)).toEqual(["guard", "hub", "boxNic", "box"]);
    expect(JSON.stringify(tree.resources[2]!.body)).toContain('"privateIPAllocationMethod":"Dynamic"');
  });
});

describe("what is already in Azure", () => {
  it("is named and not written; a new subnet in it is a child of its own", () => {
    const { tree, placeExists } = deploy(changed(small, { hub: { existing: {} } }));
    expect(symbols(tree)).toEqual(["guard", "hub?", "web", "boxNic", "box", "data"]);
    expect(tree.resources[1]).toMatchObject({ name: "hub", existing: true, body: {} });
    expect(placeExists).toBe(true);
  });

  it("is looked for where its Azure id says, and new subnets go there", () => {
    const azureId =
      "/subscriptions/GUID-2/resourceGroups/rg-hub/providers/Microsoft.Network/virtualNetworks/hub";
    const { tree, needed } = deploy(
      changed(small, { hub: { existing: { azureId } }, data: { existing: {} } }),
    );
    expect(modules(tree)).toEqual({
      "rg-network": ["guard"],
      "rg-hub": ["hub?", "guard?", "web", "after rgNetwork"],
      "rg-network-2": ["hub?", "web?", "boxNic", "box", "after rgHub"],
    });
    expect(tree.resources.map((r) => r.name)).toEqual(["rg-network"]);
    expect(needed).toEqual([{ key: "guid-2/rg-hub", resourceGroup: "rg-hub", subscriptionId: "GUID-2" }]);
    const [hub, rest] = ["rg-hub", "rg-network-2"].map((file) => tree.modules.find((m) => m.file === file));
    expect(hub!.scope).toEqual({ resourceGroup: "rg-hub", subscriptionId: "GUID-2" });
    expect(rest!.tree.resources[0]).toMatchObject({
      scope: { resourceGroup: "rg-hub", subscriptionId: "GUID-2" },
    });
  });

  it("is in the same subscription when that one is known by the same id", () => {
    const azureId =
      "/subscriptions/GUID-2/resourceGroups/RG-Network/providers/Microsoft.Network/virtualNetworks/hub";
    const design = changed(small, { hub: { existing: { azureId } } });
    const subscriptions = { [asId("subscription_1")]: { name: "main", subscriptionId: "guid-2" } };
    const { tree, subscriptionId } = deploy({ ...design, subscriptions });
    expect(tree.modules).toEqual([]);
    expect(tree.resources.find((r) => r.symbol === "hub")?.scope).toBeUndefined();
    expect(subscriptionId).toBe("guid-2");
  });
});

describe("several groups", () => {
  const apart = changed(withGroups(small, "rg-vm"), { box: inGroup("rg-vm") });

  it("are a module each, under a file for the subscription that makes the groups", () => {
    const { tree, place } = deploy(apart);
    expect(place).toBeUndefined();
    expect(tree.scope).toBe("subscription");
    expect(symbols(tree)).toEqual(["rgNetworkGroup", "rgVmGroup"]);
    expect(modules(tree)).toEqual({
      "rg-network": ["guard", "hub"],
      "rg-vm": ["hub?", "web?", "boxNic", "box", "after rgNetwork"],
    });
    const [, vm] = tree.modules;
    expect(vm!.tree.resources[0]!.scope).toEqual({ resourceGroup: "rg-network" });
    expect(Object.keys(vm!.args)).toEqual(["location", "adminUsername", "sshPublicKey"]);
    expect(vm!.tree.parameters.every((p) => p.default === undefined)).toBe(true);
  });

  it("are made only where nothing shows that they are there", () => {
    const { tree, needed } = deploy(changed(apart, { hub: { existing: {} } }));
    expect(symbols(tree)).toEqual(["rgVmGroup"]);
    expect(needed.map((p) => p.resourceGroup)).toEqual(["rg-network"]);
  });

  it("have a second module when they refer to each other in a circle", () => {
    const circle = changed(withGroups(small, "rg-b"), { guard: inGroup("rg-b"), box: inGroup("rg-b") });
    expect(modules(deploy(circle).tree)).toEqual({
      "rg-b": ["guard"],
      "rg-b-2": ["hub?", "web?", "boxNic", "box", "after rgNetwork"],
      "rg-network": ["guard?", "hub", "after rgB"],
    });
  });

  it("have symbols that mean nothing else in the language", () => {
    const { tree } = deploy(
      changed(withGroups(small, "sys", "resource"), { guard: inGroup("sys"), box: inGroup("resource") }),
    );
    expect(tree.modules.map((m) => m.symbol)).toEqual(["sys2", "rgNetwork", "resource2"]);
    expect(symbols(tree)).toEqual(["sysGroup", "rgNetworkGroup", "resourceGroup2"]);
  });

  it("are one when their names differ in case alone", () => {
    expect(
      deploy(changed(withGroups(small, "RG-Network"), { box: inGroup("RG-Network") })).tree.modules,
    ).toEqual([]);
  });

  it("have file names that cannot leave the folder", () => {
    const odd = {
      ...withGroups(small),
      resourceGroups: {} as Record<Id, { name: string; subscription: Id }>,
    };
    for (const [id, name] of [
      ["a", "../../etc/(x)"],
      ["b", "..\\etc.x"],
      ["c", "nul"],
    ] as const)
      odd.resourceGroups[asId(id)] = { name, subscription: asId("subscription_1") };
    const design = { ...odd, defaults: { ...small.defaults, resourceGroup: asId("c") } };
    const { tree } = deploy(changed(design, { guard: inGroup("a"), box: inGroup("b") }));
    expect(tree.modules.map((m) => m.file)).toEqual(["etc-x", "nulgroup", "etc-x2"]);
  });
});

describe("regions", () => {
  it("are a parameter each, the default one plain", () => {
    const { tree } = deploy(
      changed(small, {
        hub: { placement: { region: "North Europe" } },
        guard: { placement: { region: "mars" } },
      }),
    );
    expect(tree.parameters.slice(0, 2)).toMatchObject([
      { name: "locationMars", default: "mars" },
      { name: "locationNorthEurope", default: "northeurope" },
    ]);
    expect(deploy(small).tree.parameters[0]).toMatchObject({ name: "location", default: "westeurope" });
  });
});

describe("bound fields", () => {
  const parameters = { size: { type: "string", description: "Size." }, space: { type: "string" } } as const;
  const bind = { "props.size": "size" };
  const two = aDesign({
    hub: [
      "10.0.0.0/16",
      { web: { prefixes: ["10.0.0.0/24"], vms: { a: {}, b: {}, c: { size: "Standard_NC6s_v3" } } } },
    ],
  });

  it("become the parameter, with what was drawn as its default", () => {
    const design = { ...two, parameters };
    const { tree } = deploy(
      changed(design, {
        a: { bind },
        b: { bind },
        c: { bind },
        hub: { bind: { "props.prefixes": "space" } },
      }),
    );
    expect(tree.parameters).toMatchObject([
      { name: "space", type: "stringList", description: "Address space of hub.", default: ["10.0.0.0/16"] },
      { name: "location" },
      { name: "size", description: "Size.", default: "Standard_D2s_v5" },
      { name: "adminUsername" },
      { name: "sshPublicKey" },
    ]);
    const sizes = ["a", "b", "c"].map(
      (s) =>
        tree.resources.find((r) => r.symbol === `vm${s.toUpperCase()}` || r.symbol === s)!.body["properties"],
    );
    expect(JSON.stringify(sizes.map((p) => (p as JsonObject)["hardwareProfile"]))).toBe(
      JSON.stringify([
        { vmSize: { e: "param", name: "size" } },
        { vmSize: { e: "param", name: "size" } },
        { vmSize: "Standard_NC6s_v3" },
      ]),
    );
  });

  it("leave out a parameter that nothing uses", () => {
    expect(deploy({ ...two, parameters }).tree.parameters.map((p) => p.name)).not.toContain("size");
  });
});
