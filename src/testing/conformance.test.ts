/**
 * Whatever has no error finding deploys: examples, every kind, and random designs go through both printers and all
 * three judges. VNET_SEED varies the random designs, VNET_REQUIRE_JUDGES=1 makes missing judges a failure.
 */
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { connectOptions, homeKinds, planInsert, type Plan } from "../core/commands/index.ts";
import { exportDesign, type Exported } from "../core/files/export.ts";
import { openDesign, problemSentences } from "../core/files/open.ts";
import { kindOf, kinds, modelSchema } from "../core/kinds/index.ts";
import { apply } from "../core/model/apply.ts";
import { asId, emptyDesign, type Design, type Id, type Resource } from "../core/model/design.ts";
import { printDesign } from "../core/model/file.ts";
import { plainQuery } from "../core/model/plainQuery.ts";
import type { Query } from "../core/model/query.ts";
import type { Result } from "../core/net/result.ts";
import { check, sentence } from "../core/rules/index.ts";
import { likelyDesign } from "./arbitraries.ts";
import { blockDesign } from "./blocks.ts";
import { galleryExamples } from "./gallery.ts";
import { findJudges, type Judge } from "./judges.ts";
import { cutText, nastyText } from "./maker.ts";

const RANDOM_DESIGNS = 200;
const PER_TEST = 20;
const SEED = Number(process.env["VNET_SEED"] ?? 20261124);

const found = await findJudges();
const mayRun = found.available || process.env["VNET_REQUIRE_JUDGES"] === "1";
const judged = mayRun ? "" : ` (skipped: ${found.available ? "" : found.reason})`;
const judge = (): Judge => {
  if (!found.available) throw new Error(`The judges are required, and ${found.reason}.`);
  return found.judge;
};
afterAll(() => {
  if (found.available) found.judge.close();
});

const both = (design: Design, perFile?: number): { readonly bicep: Exported; readonly arm: Exported } => {
  const limit = perFile === undefined ? {} : { perFile };
  return {
    bicep: exportDesign(design, { format: "bicep", ...limit }),
    arm: exportDesign(design, { format: "arm", ...limit }),
  };
};

/** Everything that any judge, or `check` before them, has to say. */
async function problemsOf(name: string, design: Design, perFile?: number): Promise<string[]> {
  const errors = check(design).filter((f) => f.severity === "error");
  if (errors.length > 0) return errors.map((f) => `${name} is not valid: ${sentence(f)}`);
  const { bicep, arm } = both(design, perFile);
  const template = JSON.parse(arm.files["main.json"]!) as object;
  const counted = [bicep.resources, arm.resources, deployedIn(template)];
  const counts = new Set(counted).size === 1 ? [] : [`${name}: ${counted.join(", ")} resources were counted`];
  return [...counts, ...(await judge().all([{ name, bicep, arm }]))];
}

interface Template {
  readonly resources?: readonly {
    readonly type: string;
    readonly properties?: { readonly template?: Template };
  }[];
}
/** Resources of a template and of those nested in it, without the deployments that nest them. */
const deployedIn = ({ resources = [] }: Template): number =>
  resources.reduce(
    (sum, { type, properties }) =>
      sum + (type === "Microsoft.Resources/deployments" ? deployedIn(properties?.template ?? {}) : 1),
    0,
  );

/** The server takes several questions at once; a few keep it busy. */
async function problemsOfAll(
  designs: readonly (readonly [name: string, design: Design])[],
): Promise<string[]> {
  const waiting = designs.values();
  const lane = async (): Promise<string[]> => {
    const problems: string[] = [];
    for (const [name, design] of waiting) problems.push(...(await problemsOf(name, design)));
    return problems;
  };
  return (await Promise.all([lane(), lane(), lane()])).flat();
}

const isValid = (design: Design): boolean => check(design).every((f) => f.severity !== "error");

// Sampled and not asserted: to shrink a design would take longer than to read it.
const sampled = fc.sample(likelyDesign, { numRuns: 1.5 * RANDOM_DESIGNS, seed: SEED });
const designs = sampled.filter(isValid).slice(0, RANDOM_DESIGNS);

describe("a design without an error deploys", () => {
  const healthy = galleryExamples().filter(({ design }) =>
    check(design).every((f) => f.severity !== "error"),
  );

  it.skipIf(!mayRun).each(healthy)(`example $id${judged}`, async ({ id, design }) => {
    expect(await problemsOf(id, design)).toEqual([]);
  });

  it.skipIf(!mayRun).each(kinds.map((k) => k.kind))(`one %s as it is dropped${judged}`, async (kind) => {
    expect(await problemsOf(kind, dropped(kind))).toEqual([]);
  });

  const batches = Array.from({ length: RANDOM_DESIGNS / PER_TEST }, (_, n) => n * PER_TEST);
  it.skipIf(!mayRun)(`a design too large for one file${judged}`, async () => {
    const examples = [blockDesign(60), galleryExamples().find((e) => e.id === "two-regions")!.design];
    for (const [n, design] of examples.entries()) {
      expect(exportDesign(design, { format: "bicep", perFile: 7 }).modules).toBeGreaterThan(3);
      expect(await problemsOf(`large ${n}`, design, 7)).toEqual([]);
    }
  });

  it.skipIf(!mayRun).each(batches)(
    `${PER_TEST} random designs from number %i of seed ${SEED}${judged}`,
    { timeout: 300_000 },
    async (from) => {
      const batch = designs.slice(from, from + PER_TEST).map((d, n) => [`design ${from + n}`, d] as const);
      expect(await problemsOfAll(batch)).toEqual([]);
    },
  );

  it("is what most random designs are", () => {
    expect(designs).toHaveLength(RANDOM_DESIGNS);
  });

  it("holds in the random designs everything that a design can hold", () => {
    const counts = new Map<string, number>();
    for (const design of designs)
      for (const trait of traitsOf(design)) counts.set(trait, (counts.get(trait) ?? 0) + 1);
    const used = new Set(designs.flatMap((d) => Object.values(d.resources).map((r) => r.kind)));
    expect(kinds.map((k) => k.kind).filter((kind) => !used.has(kind))).toEqual([]);
    const rare = TRAITS.filter((trait) => (counts.get(trait) ?? 0) < 5);
    expect(rare).toEqual([]);
  });
});

/** A design with one thing of this kind and the homes or ends that it needs, made as a person makes it. */
function dropped(kind: string): Design {
  let count = 0;
  const newId = (k: string): Id => asId(`${k}_${++count}x`);
  let design = emptyDesign(newId);
  const query = (): Query => plainQuery(design, modelSchema);
  const done = (plan: Plan): Id => {
    const applied = apply(design, plan.edits, modelSchema);
    if (!applied.ok) throw new Error(applied.error.code);
    design = applied.value.design;
    return plan.select[0]!;
  };
  const insert = (wanted: string): Id => {
    const definition = kindOf(wanted);
    const [home] = homeKinds(definition);
    if (definition.face === "line") {
      const [from, to] = [insert(home!), insert(home!)];
      return done(given(connectOptions(query(), { from, to }, newId))[0]!);
    }
    const into = home === undefined ? {} : { into: insert(home) };
    return done(given(planInsert(query(), { kind: wanted, ...into }, newId)));
  };
  insert(kind);
  return design;
}

function given<T>(result: Result<T, { readonly code: string }>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const TRAITS = [
  "no resource",
  "several networks",
  "IPv6",
  "several groups",
  "a circle of groups",
  "several regions",
  "an existing network",
  "a new subnet in an existing network elsewhere",
  "a bound field",
  "several cards",
  "Windows",
  "Linux",
  "a description of a parameter",
  "a known subscription",
] as const;

/** What a design holds of the things that must not be missing from the proof. */
function traitsOf(design: Design): ReadonlySet<(typeof TRAITS)[number]> {
  const all = Object.values(design.resources);
  const { files, parameters } = exportDesign(design, { format: "bicep" });
  const modules = Object.keys(files).filter((name) => name.startsWith("modules/"));
  const elsewhere = new Set(all.filter((r) => r.existing?.azureId !== undefined).map((r) => r.id));
  const images = all.flatMap((r) => (typeof r.props["image"] === "string" ? [r.props["image"]] : []));
  const holds: Record<(typeof TRAITS)[number], boolean> = {
    "no resource": all.length === 0,
    "several networks": all.filter((r) => r.kind === "vnet").length > 1,
    IPv6: JSON.stringify(all).includes("fd00:"),
    "several groups": modules.length > 1,
    "a circle of groups": modules.some((name) => /-2\.bicep$/.test(name)),
    "several regions": parameters.filter((p) => p.name.startsWith("location")).length > 1,
    "an existing network": all.some((r) => r.kind === "vnet" && r.existing !== undefined),
    "a new subnet in an existing network elsewhere": all.some(
      (r) => r.existing === undefined && r.parent !== undefined && elsewhere.has(r.parent),
    ),
    "a bound field": all.some((r) => r.bind !== undefined),
    "several cards": all.some((r) => Object.keys(r.props["nics"] ?? {}).length > 1),
    Windows: images.some((image) => image.startsWith("windows")),
    Linux: images.some((image) => image.startsWith("ubuntu")),
    "a description of a parameter": Object.values(design.parameters).some((p) => p.description !== undefined),
    "a known subscription": Object.values(design.subscriptions).some((s) => s.subscriptionId !== undefined),
  };
  return new Set(TRAITS.filter((trait) => holds[trait]));
}

describe("an export", () => {
  it("has the same bytes for the same design, saved and opened in between", () => {
    for (const [n, design] of designs.slice(0, 60).entries()) {
      const opened = openDesign(printDesign(design));
      if (!opened.ok) throw new Error(`design ${n}: ${problemSentences(opened.error).join(" ")}`);
      expect(opened.value.warnings, `design ${n}`).toEqual([]);
      expect(both(opened.value.design), `design ${n}`).toEqual(both(design));
    }
  });

  it.each(["bicep", "arm"] as const)(
    "changes in %s only where the thing that was renamed is named",
    (format) => {
      const { design } = galleryExamples().find((e) => e.id === "two-regions")!;
      const vm = Object.values(design.resources).find((r) => r.name === "vm-train-us")!;
      const renamed = {
        ...design,
        resources: { ...design.resources, [vm.id]: { ...vm, name: "vm-learn-us" } },
      };
      const [before, after] = [design, renamed].map((d) => exportDesign(d, { format }).files);
      expect(Object.keys(after!)).toEqual(Object.keys(before!));
      const changed = Object.keys(before!).flatMap((name) => {
        const [old, now] = [before![name]!.split("\n"), after![name]!.split("\n")];
        expect(now).toHaveLength(old.length);
        return old.flatMap((line, n) => (line === now[n] ? [] : [[line, now[n]!] as const]));
      });
      expect(changed.length).toBeGreaterThan(2);
      for (const [line, now] of changed)
        expect(line.replaceAll("train-us", "learn-us").replaceAll("TrainUs", "LearnUs")).toBe(now);
    },
  );

  it.each(["bicep", "arm"] as const)("keeps its lines in %s when a thing is added at the end", (format) => {
    const { design } = galleryExamples().find((e) => e.id === "two-tiers")!;
    const last: Resource = { id: asId("nsg_new1"), kind: "nsg", name: "nsg-new", props: {} };
    const more = { ...design, resources: { ...design.resources, [last.id]: last } };
    const [before, after] = [design, more].map((d) => exportDesign(d, { format }).files);
    for (const [name, text] of Object.entries(before!)) {
      const now = after![name]!.split("\n");
      // Every line is still there, in order; a comma may follow the one that was last.
      let at = 0;
      for (const line of text.split("\n")) {
        at = now.findIndex((l, n) => n >= at && (l === line || l === `${line},`)) + 1;
        expect(at, `${name}: ${line}`).toBeGreaterThan(0);
      }
    }
  });
});

describe("text that somebody typed", () => {
  const texts = fc.sample(nastyText(), { numRuns: 60, seed: SEED }).filter((text) => text.trim() !== "");
  const resources = texts.flatMap((text, n): Resource[] => [
    {
      id: asId(`nsg_${n}x`),
      kind: "nsg",
      name: `nsg-${n}`,
      props: {
        securityRules: { r_x: { name: "all", priority: 100, description: cutText(text, 140), source: text } },
      },
    },
    {
      id: asId(`vm_${n}x`),
      kind: "vm",
      name: `vm-${n}`,
      bind: { "props.size": `size ${n}` },
      props: { size: text, adminUsername: text, sshPublicKey: text, nics: {} },
    },
  ]);
  const base = emptyDesign((kind) => asId(`${kind}_x`), texts.join("\n"));
  const design: Design = {
    ...base,
    parameters: Object.fromEntries(
      texts.map((text, n) => [`size ${n}`, { type: "string", description: text }]),
    ),
    resources: Object.fromEntries(resources.map((r) => [r.id, r])),
  };

  it.skipIf(!mayRun)(`comes back from Azure's engine as text, in both languages${judged}`, async () => {
    const { bicep, arm } = both(design);
    const compiled = (await judge().bicep(bicep.files)).filter(
      (line) => !/max-params|max-resources/.test(line),
    );
    expect(compiled).toEqual([]);
    expect(await judge().same(bicep.files, arm.files)).toEqual([]);
    const predicted = await judge().predict(arm.files);
    if (typeof predicted === "string") throw new Error(predicted);
    const back = new Map(predicted.resources.map((r) => [r.name, r as unknown]));
    texts.forEach((text, n) => {
      expect(back.get(`vm-${n}`)).toMatchObject({
        properties: {
          hardwareProfile: { vmSize: text.trim() },
          osProfile: {
            adminUsername: text.trim(),
            linuxConfiguration: { ssh: { publicKeys: [{ keyData: text.trim() }] } },
          },
        },
      });
      expect(back.get(`nsg-${n}`)).toMatchObject({
        properties: { securityRules: [{ properties: { description: cutText(text, 140).trim() } }] },
      });
    });
  });
});
