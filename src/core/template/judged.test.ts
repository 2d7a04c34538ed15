import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { findJudges } from "../../testing/judges.ts";
import { estateTree, groupTree } from "../../testing/templateArbitraries.ts";
import { NETWORK, oneGroup, twoGroups } from "../../testing/templateTrees.ts";
import { printArm } from "./arm.ts";
import { printBicep } from "./bicep.ts";
import { wellFormed } from "./text.ts";
import { join, param, type TemplateResource, type TemplateTree } from "./tree.ts";

const found = await findJudges();
const judged = found.available ? "" : ` (skipped: ${found.reason})`;
afterAll(() => {
  if (found.available) found.judge.close();
});

/** What people paste, and what breaks printers. */
const piece = fc.oneof(
  fc.constantFrom(
    "'",
    "''",
    "'''",
    '"',
    "\\",
    "\\u{41}",
    "$",
    "${",
    "${param}",
    "\\${",
    "{",
    "}",
    "{0}",
    "{{",
    "}}",
  ),
  fc.constantFrom(
    "[",
    "]",
    "[[",
    "[concat('a')]",
    "parameters('a')",
    "\n",
    "\r",
    "\r\n",
    "\t",
    "\0",
    "\u0007",
    "\u007f",
  ),
  fc.constantFrom(
    "//",
    "/*",
    "*/",
    "#disable-next-line",
    "<script>alert(1)</script>",
    "</",
    "&amp;",
    ",",
    " ",
    "",
  ),
  fc.constantFrom(
    "🦊",
    "👩‍💻",
    "\ud83e",
    "\udd8a",
    "\u202e",
    "\u2028",
    "\ufeff",
    "é",
    "e\u0301",
    "漢",
    "\uffff",
  ),
  fc.constantFrom("core.windows.net", "https://x.DATABASE.windows.net/", "/subscriptions/x/", "preview"),
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.string({ maxLength: 12 }),
);
const awkward = fc
  .oneof(
    { weight: 6, arbitrary: fc.array(piece, { maxLength: 8 }).map((parts) => parts.join("")) },
    {
      weight: 1,
      arbitrary: fc
        .array(piece, { minLength: 300, maxLength: 300 })
        .map((parts) => parts.join("").slice(0, 300)),
    },
    { weight: 2, arbitrary: fc.string({ maxLength: 12 }).map((text) => `[${text}]`) },
  )
  // The checker of schemas marks what it does not know with these two, and trips over keys such as `constructor`.
  .filter((text) => !/[\ue000\ue001]/.test(text) && !(text in {}));

const key = (text: string, i: number): string => `${i} ${text}`;

/** One tree that holds every text in every place where a design can put one. */
function treeOf(texts: readonly string[]): TemplateTree {
  const resources = texts.map((text, i): TemplateResource => {
    const tags = {
      [text]: "key",
      [key(text, i)]: text,
      joined: join(text, param("suffix"), text),
      alone: join(text),
    };
    return {
      symbol: `nsg${i}`,
      type: "Microsoft.Network/networkSecurityGroups",
      apiVersion: NETWORK,
      name: `nsg-${i}`,
      location: "global",
      body: {
        tags,
        properties: {
          securityRules: [
            {
              name: `rule-${i}`,
              properties: {
                ...{ priority: 100, direction: "Inbound", access: "Deny", protocol: "*", description: text },
                ...{ sourceAddressPrefix: "*", sourcePortRange: "*" },
                ...{ destinationAddressPrefixes: [text, text], destinationPortRange: "*" },
              },
            },
          ],
        },
      },
      from: `nsg${i}`,
      inner: [{ path: "properties.securityRules.0.properties.description", from: `text${i}` }],
    };
  });
  const [first = "", second = ""] = texts;
  return {
    scope: "resourceGroup",
    header: texts,
    parameters: [
      { name: "suffix", type: "string", description: first, default: second, value: first },
      { name: "list", type: "stringList", description: second, default: texts.slice(0, 20) },
      { name: "one", type: "string", description: "", default: `=${first}`, allowed: [`=${first}`, "b"] },
    ],
    resources,
    modules: [],
    outputs: [
      { name: "text", type: "string", description: first, value: first },
      { name: "list", type: "stringList", description: first, value: param("list") },
      { name: "one", type: "string", description: second, value: join(param("one"), first) },
    ],
  };
}

describe("printed trees", () => {
  it.skipIf(!found.available).each<[string, TemplateTree]>([
    ["one group", oneGroup],
    ["several groups", twoGroups],
  ])(`satisfy compiler, linter, formatter, schemas and engine: %s${judged}`, async (name, tree) => {
    if (!found.available) return;
    const bicep = printBicep(tree);
    expect(await found.judge.all([{ name, bicep, arm: printArm(tree) }])).toEqual([]);
    expect(await found.judge.formatted(bicep.files)).toEqual(bicep.files);
  });

  it.skipIf(!found.available).each<[string, fc.Arbitrary<TemplateTree>]>([
    ["one group", groupTree],
    ["several groups", estateTree],
  ])(`satisfy them whatever they hold: %s${judged}`, async (name, trees) => {
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

describe("text that somebody typed", () => {
  it.skipIf(!found.available)(
    `comes back from Azure's engine as it was, in both languages${judged}`,
    async () => {
      if (!found.available) return;
      const { judge } = found;
      const texts = fc.array(awkward, { minLength: 60, maxLength: 60 });
      await fc.assert(
        fc.asyncProperty(texts, async (given) => {
          const tree = treeOf(given);
          const bicep = printBicep(tree);
          const arm = printArm(tree);
          expect(await judge.all([{ name: "texts", bicep, arm }])).toEqual([]);
          expect(await judge.formatted(bicep.files)).toEqual(bicep.files);

          const clean = given.map(wellFormed);
          const predicted = await judge.predict(arm.files);
          if (typeof predicted === "string") throw new Error(predicted);
          const back = new Map(predicted.resources.map((resource) => [resource.name, resource]));
          const [, second = ""] = clean;
          clean.forEach((text, i) => {
            expect(back.get(`nsg-${i}`)).toMatchObject({
              tags: { [text]: "key", [key(text, i)]: text, joined: text + second + text, alone: text },
              properties: {
                securityRules: [
                  { properties: { description: text, destinationAddressPrefixes: [text, text] } },
                ],
              },
            });
          });
        }),
        { numRuns: 5, seed: 20250901, endOnFailure: true },
      );
    },
  );
});
