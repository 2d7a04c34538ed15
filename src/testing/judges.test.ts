import { afterAll, describe, expect, it } from "vitest";
import { printArm } from "../core/template/arm.ts";
import { printBicep } from "../core/template/bicep.ts";
import { findJudges, type Files } from "./judges.ts";
import { oneGroup, twoGroups } from "./templateTrees.ts";

const found = await findJudges();
const judged = found.available ? "" : ` (skipped: ${found.reason})`;
afterAll(() => {
  if (found.available) found.judge.close();
});

/** The files with one text in one of them replaced by another. */
function spoiled(files: Files, file: string, from: string, to: string): Files {
  const text = files[file] ?? "";
  expect(text).toContain(from);
  return { ...files, [file]: text.replace(from, () => to) };
}

describe.skipIf(!found.available)(`the judges speak up${judged}`, () => {
  const bicep = printBicep(oneGroup).files;
  const arm = printArm(oneGroup).files;
  const estate = printArm(twoGroups).files;
  const judge = found.available ? found.judge : undefined;

  it.each([
    ["a missing brace", "main.bicep", "'GatewaySubnet'\n", "'GatewaySubnet'\n{", /BCP/],
    [
      "a word to the linter taken away",
      "main.bicep",
      "  #disable-next-line no-hardcoded-location\n",
      "",
      /no-hardcoded-location/,
    ],
    ["a property that the type lacks", "main.bicep", "registrationEnabled", "registrationEnable", /BCP089/],
    ["a parameter of another type", "main.bicepparam", "idleMinutes = 4", "idleMinutes = 'x'", /BCP033/],
  ])("about %s in Bicep", async (_fault, file, from, to, note) => {
    expect((await judge!.bicep(spoiled(bicep, file, from, to))).join("\n")).toMatch(note);
  });

  it.each([
    ["a type in another case", arm, '"Tcp"', '"TCP"', /value-case/],
    ["a missing dependency", arm, '"dependsOn": [', '"dependsOn": [], "comments": [', /missing-dependency/],
    [
      "a resource that is not there",
      arm,
      "/networkSecurityGroups', format(",
      "/networkSecurityGroups', concat('x', ",
      /reference/,
    ],
    ["a wrong value in a module", estate, '"10.0.1.0/24"', "7", /wrong-type/],
    ["a version that is not packed", estate, "2025-04-01", "2025-03-01", /uncovered-version|only \d+ of \d+/],
    ["a broken file", arm, '"resources"', "resources", /json/],
  ])("about %s in ARM", (_fault, files, from, to, note) => {
    expect(judge!.arm(spoiled(files, "main.json", from, to)).join("\n")).toMatch(note);
  });

  it.each([
    ["main.json", "10.0.1.0/24", "10.0.2.0/24", /addressPrefix: Bicep .*, ARM /],
    ["main.json", '"name": "pip"', '"name": "pup"', /only in (?:Bicep|ARM)/],
    ["main.json", '"value": "x"', '"value": "y"', /outputs differ/],
    ["main.json", "format('nsg-{0}'", "nothing('nsg-{0}'", /ARM cannot be evaluated/],
    ["main.parameters.json", "westeurope", "westus", /parameter files differ/],
  ])("when %s says something else than Bicep", async (file, from, to, note) => {
    expect((await judge!.same(bicep, spoiled(arm, file, from, to))).join("\n")).toMatch(note);
  });

  it("with the name of the pair before each line", async () => {
    const { lines } = printBicep(oneGroup);
    const pair = {
      name: "spoiled",
      bicep: { files: bicep, lines },
      arm: { files: { "main.json": "{" }, lines },
    };
    const problems = await judge!.all([pair]);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.every((line) => line.startsWith("spoiled: "))).toBe(true);
  });
});
