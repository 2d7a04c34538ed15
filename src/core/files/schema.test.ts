/**
 * Holds docs/schema/design.schema.json to the code, and the schema to the reader. `npm run schema` writes the file.
 */
import { Ajv2020 } from "ajv/dist/2020.js";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { propsSchemas } from "../kinds/schema.ts";
import { printDesign } from "../model/file.ts";
import { designSchema } from "../model/schema.ts";
import { aDesign } from "../rules/testing/aDesign.ts";
import { openDesign } from "./open.ts";

const FILE = "../../../docs/schema/design.schema.json";
const GALLERY = new URL("../../../public/gallery/", import.meta.url);

const schema = designSchema(propsSchemas());
const isValid = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(schema);

const text = printDesign(
  aDesign(
    { hub: ["10.0.0.0/16", { web: { prefixes: ["10.0.0.0/24"], nsg: "guard", vms: { "vm-1": {} } } }] },
    { nsgs: { guard: [{ name: "all", priority: 100, protocol: "Tcp" }] } },
  ),
);

describe("the published schema of the project file", () => {
  it("is up to date (npm run schema writes it)", async () => {
    await expect(`${JSON.stringify(schema, undefined, 2)}\n`).toMatchFileSnapshot(FILE);
  });

  it.each(readdirSync(GALLERY).filter((name) => name.endsWith(".json")))("takes the example %s", (name) => {
    isValid(JSON.parse(readFileSync(new URL(name, GALLERY), "utf8")));
    expect(isValid.errors).toBeNull();
  });

  const changes: readonly (readonly [name: string, from: string | RegExp, to: string, fits: boolean])[] = [
    ["an unchanged design", "", "", true],
    ["text that means nothing", '"10.0.0.0/24"', '"ten"', true],
    ["a priority as text", '"priority": 100', '"priority": "1o0"', true],
    ["a field that nobody knows", '"protocol"', '"prot"', true],
    ["an unknown kind", '"kind": "vm"', '"kind": "cluster"', false],
    ["a value outside a choice", '"Tcp"', '"TCP"', false],
    ["a stored secret", '"nics"', '"adminPassword": "hunter2", "nics"', false],
    ["a text instead of a list", /\["10\.0\.0\.0\/24"\]|\[\s*"10\.0\.0\.0\/24"\s*\]/, '"10.0.0.0/24"', false],
    ["a row that is text", /"guard_r1": \{[^}]*\}/, '"guard_r1": ""', false],
    ["a row named by a number", '"guard_r1"', '"1"', false],
    ["no title", '"title"', '"titel"', false],
  ];
  it.each(changes)("judges as the reader does: %s", (_name, from, to, fits) => {
    const changed = text.replace(from, to);
    if (from !== "") expect(changed).not.toBe(text);
    expect(isValid(JSON.parse(changed))).toBe(fits);
    expect(openDesign(changed).ok).toBe(fits);
  });
});
