import { describe, expect, it } from "vitest";
import { aDesign } from "../rules/testing/aDesign.ts";
import { kinds } from "../kinds/index.ts";
import { printDesign } from "../model/file.ts";
import { openDesign, problemSentences } from "./open.ts";

const design = aDesign(
  { hub: ["10.0.0.0/16", { web: { prefixes: ["10.0.0.0/24"], nsg: "guard", vms: { "vm-1": {} } } }] },
  { nsgs: { guard: [{ name: "all", priority: 100 }] } },
);
const text = printDesign(design);
const refused = (changed: string): readonly string[] => {
  const opened = openDesign(changed);
  return opened.ok ? ["opened"] : problemSentences(opened.error);
};

describe("opening a project file", () => {
  it("gives the design back", () => {
    expect(openDesign(text)).toEqual({ ok: true, value: { design, warnings: [], readOnly: false } });
  });

  it("refuses a kind that nobody knows, by name", () => {
    expect(refused(text.replace('"kind": "vm"', '"kind": "cluster"'))).toEqual([
      "vm-1 has properties that do not fit a cluster. Correct them in the file.",
      `vm-1 is of the unknown kind “cluster”. Known are ${kinds.map((k) => k.kind).join(", ")}.`,
    ]);
  });

  it("refuses it from a newer version, too, which is otherwise shown", () => {
    const newer = text.replace('"version": 1', '"version": 99');
    expect(openDesign(newer)).toMatchObject({ ok: true, value: { readOnly: true } });
    expect(refused(newer.replace('"kind": "vm"', '"kind": "cluster"'))[1]).toMatch("unknown kind “cluster”");
    expect(refused(newer.replace(/"vm-1_nic": \{[^}]*\}/, '"vm-1_nic": null'))[1]).toBe(
      "vm-1: nics.vm-1_nic must be an object, but is null.",
    );
  });

  it("refuses a reference to something of another kind", () => {
    expect(refused(text.replace('"subnet": "web"', '"subnet": "hub"'))[1]).toBe(
      "vm-1: nics.vm-1_nic.subnet points at hub, which is no subnet.",
    );
    expect(refused(text.replace('"nsg": "guard"', '"nsg": "vm-1"'))[1]).toBe(
      "web: nsg points at vm-1, which is no network security group.",
    );
    expect(refused(text.replace('"parent": "hub"', '"parent": "guard"'))[1]).toBe(
      "web: parent points at guard, which is no virtual network.",
    );
  });

  it("says what the reader says about everything else", () => {
    expect(refused("{")).toEqual([expect.stringMatching(/^Line 1, column \d+: this is not valid JSON/)]);
    expect(refused('{"$schema": "https://x/deploymentTemplate.json#"}')[0]).toMatch("an ARM template");
  });
});
