import { describe, expect, it } from "vitest";
import { modelSchema } from "../../core/kinds/index.ts";
import { plainQuery } from "../../core/model/plainQuery.ts";
import { aDesign } from "../../core/rules/testing/aDesign.ts";
import { entriesFor } from "./commands.ts";

const q = plainQuery(
  aDesign({
    "vnet-hub": ["10.0.0.0/16", { "snet-web": "10.0.0.0/24", "snet-db": "10.0.1.0/24" }],
    "vnet-ml": ["10.1.0.0/16", {}],
  }),
  modelSchema,
);
const labels = (typed: string, group?: string): string[] =>
  entriesFor(q, typed)
    .filter((entry) => group === undefined || entry.group === group)
    .map((entry) => entry.label);

describe("finding, adding and running by name", () => {
  it("offers every place a kind may be added to, with what would come", () => {
    expect(labels("sub", "add")).toEqual(["Subnet in vnet-hub", "Subnet in vnet-ml"]);
    expect(entriesFor(q, "subnet in vnet-hub")[0]?.detail).toContain("10.0.2.0/24");
  });

  it("finds resources by any part of their name", () => {
    expect(labels("db", "go")).toEqual(["snet-db"]);
  });

  it("finds the owner of an address, the narrowest first", () => {
    expect(labels("10.0.1.77", "go")).toEqual(["snet-db", "vnet-hub"]);
    expect(labels("10.1.200.1", "go")).toEqual(["vnet-ml"]);
    expect(labels("192.168.0.1", "go")).toEqual([]);
  });

  it("looks among resources alone after @, among commands alone after >", () => {
    expect(labels("@web")).toEqual(["snet-web"]);
    expect(labels(">undo")).toEqual(["Undo"]);
    expect(labels(">snet")).toEqual([]);
  });

  it("finds nothing for nonsense", () => {
    expect(labels("zebra")).toEqual([]);
  });
});
