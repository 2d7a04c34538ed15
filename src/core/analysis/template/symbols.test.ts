import { describe, expect, it } from "vitest";
import { modelSchema } from "../../kinds/index.ts";
import { asId, emptyDesign, type Design, type Resource } from "../../model/design.ts";
import { plainQuery } from "../../model/plainQuery.ts";
import { camelCase, firstFree, parameterTable, symbolTable } from "./symbols.ts";

const base = emptyDesign((kind) => asId(`${kind}_1`));
const queryOf = (
  names: readonly (readonly [kind: string, name: string])[],
  parameters: Design["parameters"] = {},
) => {
  const resources = names.map(([kind, name], n): Resource => ({ id: asId(`r${n}`), kind, name, props: {} }));
  return plainQuery(
    { ...base, parameters, resources: Object.fromEntries(resources.map((r) => [r.id, r])) },
    modelSchema,
  );
};

describe("camelCase", () => {
  it.each([
    ["nsg-train", "nsgTrain"],
    ["NSG_Train.2", "nSGTrain2"],
    ["10-web", ""],
    ["", ""],
    ["-.-", ""],
    ["ärger", "rger"],
  ])("%s → %s", (name, symbol) => {
    expect(camelCase(name)).toBe(symbol);
  });
});

describe("symbols", () => {
  const symbolsOf = (...names: (readonly [string, string])[]) => [...symbolTable(queryOf(names)).values()];

  it("come from names, with the kind where the name alone will not do", () => {
    expect(
      symbolsOf(
        ["vnet", "hub"],
        ["nsg", "hub"],
        ["vm", "10-web"],
        ["vm", "true"],
        ["vm", "location-2"],
        ["vm", ""],
      ),
    ).toEqual(["hub", "nsgHub", "vm10Web", "vmTrue", "vmLocation2", "vm"]);
  });

  it("are numbered where names look alike, the first one keeping the plain form", () => {
    expect(symbolsOf(["vm", "a-b"], ["vm", "a_b"], ["vm", "a.b"], ["vm", "a b"])).toEqual([
      "aB",
      "vmAB",
      "vmAB2",
      "vmAB3",
    ]);
  });

  it("stay when another thing is added at the end", () => {
    const before = symbolsOf(["vnet", "hub"], ["nsg", "hub"]);
    expect(symbolsOf(["vnet", "hub"], ["nsg", "hub"], ["vm", "hub"]).slice(0, 2)).toEqual(before);
  });

  it("avoid the parameters of the design", () => {
    const q = queryOf([["vm", "size"]], { size: { type: "string" } });
    expect([...symbolTable(q).values()]).toEqual(["vmSize"]);
  });
});

describe("identifiers of parameters", () => {
  it("are their names where the language takes them, and differ in more than case", () => {
    const names = ["vmSize", "VMSIZE", "my size", "location", "true", "_x", "1st"];
    const q = queryOf([], Object.fromEntries(names.map((name) => [name, { type: "string" as const }])));
    expect([...parameterTable(q).values()]).toEqual([
      "vmSize",
      "VMSIZE2",
      "pMySize",
      "locationValue",
      "trueValue",
      "_x",
      "p1st",
    ]);
  });
});

describe("the first free name", () => {
  it("goes on where the last search for the same wish ended", () => {
    const taken = new Set(["a"]);
    const counts = new Map<string, number>();
    for (const expected of ["a2", "a3", "a4"]) {
      const found = firstFree("a", (s) => !taken.has(s), counts);
      expect(found).toBe(expected);
      taken.add(found);
    }
  });
});
