import { describe, expect, it } from "vitest";
import { kinds } from "../../core/kinds/index.ts";
import { paletteGroups } from "./search.ts";

const found = (typed: string): string[] =>
  paletteGroups(kinds, typed).flatMap((g) => g.kinds.map((k) => k.kind));

describe("searching the palette", () => {
  it("shows everything while nothing is typed", () => {
    expect(found("")).toEqual(kinds.filter((k) => k.face !== "line").map((k) => k.kind));
  });
  it.each([
    ["sub", "subnet"],
    ["net sec", "nsg"],
    ["NSG", "nsg"],
    ["virtual m", "vm"],
    ["virtualNetworks/subnets", "subnet"],
  ])("%s finds %s", (typed, kind) => {
    expect(found(typed)).toContain(kind);
  });
  it("leaves out what does not match", () => {
    expect(found("virtual m")).not.toContain("vnet");
    expect(found("zebra")).toEqual([]);
  });
});
