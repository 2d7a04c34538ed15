import { describe, expect, it } from "vitest";
import { asId, asRowId, type Design, type Json, type JsonObject } from "../model/design.ts";
import { aDesign } from "../rules/testing/aDesign.ts";
import { fieldLabel, planRename, planRow, planSet, type RowArgs } from "./index.ts";
import { done, freshIds, labelOf, named, planned, queryOf, refusal } from "./testing/world.ts";

const rule = (name: string) => ({ name, priority: 100 });
const design = aDesign(
  { hub: ["10.0.0.0/16", { web: { prefixes: ["10.0.0.0/24"], vms: { vm: {} } }, db: "10.0.1.0/24" }] },
  { nsgs: { guard: [rule("A"), rule("B"), rule("C")] } },
);
const set = (ids: string[], path: string, value?: Json) =>
  planSet(queryOf(design), { ids: ids.map(asId), path, ...(value === undefined ? {} : { value }) });

describe("rename", () => {
  it.each(["Web", "web", "🚀", "x".repeat(300), " padded ", "ein Ü"])("keeps %s as it is typed", (name) => {
    const after = done(design, planRename(queryOf(design), { id: asId("web"), name }));
    expect(after.resources[asId("web")]!.name).toBe(name);
  });
  it("to the same name is no edit", () => {
    expect(planned(planRename(queryOf(design), { id: asId("web"), name: "web" })).edits).toEqual([]);
  });
  it.each(["", "  "])("to nothing is refused: “%s”", (name) => {
    expect(refusal(planRename(queryOf(design), { id: asId("web"), name }))).toBe(
      "A name cannot be empty. Escape keeps the old one.",
    );
  });
});

describe("set", () => {
  it("changes one field of one thing or of several", () => {
    expect(labelOf(set(["web"], "props.prefixes", ["x"]))).toBe("Change address prefix of web");
    const plan = set(["web", "db"], "props.nsg", "guard");
    expect(labelOf(plan)).toBe("Change network security group of 2 things");
    const after = done(design, plan);
    expect([named(after, "web").props["nsg"], named(after, "db").props["nsg"]]).toEqual(["guard", "guard"]);
  });
  it("keeps text that Azure would refuse", () => {
    const after = done(design, set(["hub"], "props.prefixes", ["10.0.0/16", "🚀"]));
    expect(named(after, "hub").props["prefixes"]).toEqual(["10.0.0/16", "🚀"]);
  });
  it("unsets without a value", () => {
    const placed = done(design, set(["hub"], "placement.region", "northeurope"));
    const after = done(placed, planSet(queryOf(placed), { ids: [asId("hub")], path: "placement.region" }));
    expect(named(after, "hub").placement).toEqual({});
  });
  it("is refused without anything selected, without a name, or with a thing that does not fit", () => {
    expect(refusal(set([], "name", "x"))).toBe("Nothing is selected.");
    expect(refusal(set(["web"], "name", ""))).toBe("A name cannot be empty. Escape keeps the old one.");
    expect(refusal(set(["web"], "name"))).toBe("A name cannot be empty. Escape keeps the old one.");
    expect(refusal(set(["web"], "props.nsg", "vm"))).toBe("network security group of web cannot be vm.");
    expect(refusal(set(["hub"], "parent", "guard"))).toBe("parent of hub cannot be guard.");
    expect(refusal(set(["vm"], "props.nics.vm_nic.subnet", "hub"))).toBe("subnet of vm cannot be hub.");
  });
  it.each([
    ["nsg", "props.securityRules.r1.destinationPorts", "ports"],
    ["vm", "props.nics.n1.privateAddress", "private address"],
    ["vnet", "placement.region", "region"],
    ["vnet", "placement.resourceGroup", "resource group"],
    ["vnet", "name", "name"],
    ["vnet", "props.unknown", "unknown"],
  ])("calls the field of a %s at %s “%s”", (kind, path, label) => {
    expect(fieldLabel(kind, path)).toBe(label);
  });
});

describe("rows", () => {
  const [a, b, c] = ["guard_r1", "guard_r2", "guard_r3"].map(asRowId) as [never, never, never];
  const row = (args: Partial<RowArgs>, from: Design = design) =>
    planRow(queryOf(from), { id: asId("guard"), list: "securityRules", ...args }, freshIds());
  const rows = (after: Design): [string, JsonObject][] =>
    Object.entries(named(after, "guard").props["securityRules"] as { [row: string]: JsonObject });
  const order = (after: Design): string[] => rows(after).map(([, r]) => r["name"] as string);

  it("are added with the defaults of their fields, last or in front of another", () => {
    const plan = row({ value: { name: "D" } });
    expect(labelOf(plan)).toBe("Add a row to rules of guard");
    expect(rows(done(design, plan)).at(-1)).toEqual([
      "row_new1",
      {
        direction: "Inbound",
        access: "Allow",
        protocol: "*",
        source: "*",
        sourcePorts: "*",
        destination: "*",
        destinationPorts: "*",
        name: "D",
      },
    ]);
    expect(order(done(design, row({ value: { name: "D" }, before: b })))).toEqual(["A", "D", "B", "C"]);
  });
  it("change field by field and keep the rest", () => {
    const plan = row({ row: b, value: { priority: "7" } });
    expect(labelOf(plan)).toBe("Change rules of guard");
    expect(rows(done(design, plan))[1]).toEqual(["guard_r2", { name: "B", priority: "7" }]);
  });
  it("move in front of another", () => {
    const plan = row({ row: c, before: a });
    expect(labelOf(plan)).toBe("Reorder rules of guard");
    expect(order(done(design, plan))).toEqual(["C", "A", "B"]);
  });
  it("are deleted", () => {
    const plan = row({ row: a });
    expect(labelOf(plan)).toBe("Delete a row of rules of guard");
    expect(order(done(design, plan))).toEqual(["B", "C"]);
  });
  it("that are gone are refused, and so is a place in front of one", () => {
    const gone = asRowId("gone");
    for (const args of [{ row: gone }, { row: gone, value: {} }, { row: a, before: gone }, { before: gone }])
      expect(refusal(row(args))).toBe("guard no longer has this row of rules.");
  });
  it("begin a list that is not there yet", () => {
    const empty = aDesign({}, { nsgs: { guard: [] } });
    expect(order(done(empty, row({ value: { name: "A" } }, empty)))).toEqual(["A"]);
  });
});
