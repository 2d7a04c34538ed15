import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { findJudges } from "../../testing/judges.ts";
import { estateTree, groupTree } from "../../testing/templateArbitraries.ts";
import { printArm } from "./arm.ts";
import { printBicep } from "./bicep.ts";
import { type TemplateTree } from "./tree.ts";

const found = await findJudges();
const judged = found.available ? "" : ` (skipped: ${found.reason})`;
afterAll(() => {
  if (found.available) found.judge.close();
});

describe("random trees", () => {
  it.skipIf(!found.available).each<[string, fc.Arbitrary<TemplateTree>]>([
    ["one group", groupTree],
    ["several groups", estateTree],
  ])(`satisfy compiler, linter, formatter, schemas and engine: %s${judged}`, async (name, trees) => {
    if (!found.available) return;
    const { judge } = found;
    await fc.assert(
      fc.asyncProperty(trees, async (tree) => {
        const bicep = printBicep(tree);
        expect(await judge.all([{ name, bicep, arm: printArm(tree) }])).toEqual([]);
        expect(await judge.formatted(bicep.files)).toEqual(bicep.files);
      }),
      { numRuns: 20, endOnFailure: true },
    );
  });
});

interface Node {
  readonly name?: string;
  readonly properties?: {
    readonly securityRules?: Node[];
    readonly subnets?: Node[];
    readonly template?: Template;
  };
}
interface Template {
  readonly resources: readonly Node[];
}

/** Objects of a template that have this very name, resources or things inside them. */
function named(name: string, { resources }: Template): Node[] {
  return resources.flatMap((resource) => {
    const { securityRules = [], subnets = [], template } = resource.properties ?? {};
    const here = [resource, ...securityRules, ...subnets].filter((one) => one.name === name);
    return template === undefined ? here : [...here, ...named(name, template)];
  });
}

describe("lines of random trees", () => {
  it("hold in ARM exactly the object that the thing became", () => {
    fc.assert(
      fc.property(fc.oneof(groupTree, estateTree), (tree) => {
        const { files, lines } = printArm(tree);
        const text = files["main.json"]!.split("\n");
        const whole = JSON.parse(files["main.json"]!) as Template;
        for (const [id, ranges] of lines) {
          const cut = ranges.map(({ from, to }) =>
            text
              .slice(from - 1, to)
              .join("\n")
              .replace(/,$/, ""),
          );
          const objects = cut.map((json) => JSON.parse(json) as Node);
          expect(objects.length).toBeGreaterThan(0);
          // Rules carry their own id as name; everything else is at least a whole object of the template.
          if (/rule\d$/.test(id)) expect(objects).toEqual(named(id, whole));
          for (const object of objects) expect(named(object.name!, whole)).toContainEqual(object);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("begin and end a declaration or an element in Bicep", () => {
    fc.assert(
      fc.property(fc.oneof(groupTree, estateTree), (tree) => {
        const { files, lines } = printBicep(tree);
        for (const [id, ranges] of lines) {
          for (const { file, from, to } of ranges) {
            const text = files[file]!.split("\n").slice(from - 1, to);
            const indent = /^ */.exec(text[0]!)![0];
            expect(text.at(-1)).toBe(`${indent}}`);
            expect(text.slice(1, -1).every((line) => line.startsWith(`${indent}  `))).toBe(true);
            expect(text[0]).toMatch(
              indent === "" ? /^resource \w+ '.*' (?:existing )?= (?:if \(\w+\) )?\{$/ : /^ +\{$/,
            );
            if (/rule\d$/.test(id)) expect(text[1]).toBe(`${indent}  name: '${id}'`);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
