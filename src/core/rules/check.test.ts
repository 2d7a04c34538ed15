import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planRename, planSet, type Plan } from "../commands/index.ts";
import { randomPlan, type Dice } from "../commands/testing/randomPlans.ts";
import { freshIds, planned, queryOf } from "../commands/testing/world.ts";
import { modelSchema } from "../kinds/index.ts";
import { apply } from "../model/apply.ts";
import { asId, type Design, type Suppression } from "../model/design.ts";
import type { Edit } from "../model/edit.ts";
import { createEngine, type Engine } from "../model/engine.ts";
import {
  check,
  createChecker,
  isSuppressed,
  rulesFor,
  type Checker,
  type Finding,
  type Rule,
} from "./index.ts";
import { aDesign } from "./testing/aDesign.ts";

/** Findings as a comparable list: severity decides the order, and ties are broken the same way on both sides. */
const listed = (findings: readonly Finding[]): readonly Finding[] =>
  [...findings].sort((a, b) => (a.key < b.key ? -1 : 1));

/** A design that is checked while it changes, as the screen does it. */
class Session {
  design: Design;
  readonly engine: Engine;
  readonly checker: Checker;
  readonly #undo: Edit[][] = [];

  constructor(design: Design, only?: readonly Rule[]) {
    this.design = design;
    this.engine = createEngine(design, modelSchema);
    this.checker = createChecker(this.engine, only);
    this.checker.run();
  }

  do(edits: readonly Edit[]): void {
    const applied = apply(this.design, edits, modelSchema);
    if (!applied.ok) throw new Error(`${applied.error.code} ${JSON.stringify(applied.error.params)}`);
    this.design = applied.value.design;
    this.engine.update(this.design, edits);
    this.#undo.push(applied.value.inverse);
  }

  undo(): void {
    const inverse = this.#undo.pop();
    if (inverse === undefined) return;
    this.do(inverse);
    this.#undo.pop();
  }

  /** Evaluations that an edit causes. */
  runsOf(edits: readonly Edit[]): number {
    const before = this.engine.stats.runs;
    this.do(edits);
    this.checker.run();
    return this.engine.stats.runs - before;
  }
}

const dice: fc.Arbitrary<Dice> = fc.tuple(
  fc.nat({ max: 15 }),
  fc.nat({ max: 40 }),
  fc.nat({ max: 40 }),
  fc.nat({ max: 40 }),
);
const start = aDesign(
  {
    hub: [
      "10.0.0.0/16",
      { web: { prefixes: ["10.0.0.0/29"], nsg: "guard", vms: { vm: {} } }, db: "10.0.1.0/24" },
    ],
    spoke: ["10.1.0.0/16", { app: "10.1.0.0/24" }, { region: "northeurope" }],
  },
  { nsgs: { guard: [{ name: "Web", priority: 100 }] } },
);

describe("findings while the design changes", () => {
  it("are those of a check from scratch, after every step", () => {
    fc.assert(
      fc.property(fc.array(dice, { minLength: 4, maxLength: 14 }), (steps) => {
        const session = new Session(start);
        const newId = freshIds();
        for (const step of steps) {
          if (step[0] === 15) session.undo();
          else {
            const plan = randomPlan(session.design, step, newId);
            if (!plan.ok) continue;
            session.do(plan.value.edits);
          }
          session.checker.run();
          expect(listed(session.checker.findings())).toEqual(listed(check(session.design)));
        }
      }),
      { numRuns: 50 },
    );
  });

  it("come worst first, and then in document order", () => {
    const rank = { error: 0, warning: 1, info: 2 };
    const design = aDesign(
      { b1: ["8.8.0.0/16", { x: "8.8.0.0/30", y: "8.8.0.0/29" }], b2: ["8.8.0.0/16", {}] },
      { nsgs: { loose: [] } },
    );
    const found = check(design);
    const ids = Object.keys(design.resources);
    const order = found.map((f) => [rank[f.severity], ids.indexOf(f.subject)]);
    expect(order).toEqual([...order].sort(([a, b], [c, d]) => a! - c! || b! - d!));
    expect(new Set(found.map((f) => f.severity)).size).toBe(2);
  });

  it("have keys that tell them apart", () => {
    fc.assert(
      fc.property(fc.array(dice, { minLength: 1, maxLength: 12 }), (steps) => {
        const keys = check(after(start, steps)).map((f) => f.key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 30 },
    );
  });
});

/** The design after all steps that are possible. */
function after(design: Design, steps: readonly Dice[]): Design {
  const newId = freshIds();
  for (const step of steps) {
    const plan = randomPlan(design, step, newId);
    const applied = plan.ok ? apply(design, plan.value.edits, modelSchema) : undefined;
    if (applied?.ok) design = applied.value.design;
  }
  return design;
}

describe("a budget of time", () => {
  it("is kept, and many small ones lead to the same findings as one run", () => {
    const many = aDesign({
      hub: [
        "10.0.0.0/16",
        Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`s${n}`, "10.0.0.0/24"])),
      ],
    });
    const checker = createChecker(createEngine(many, modelSchema));
    let time = 0;
    const clock = (): number => time++;
    let slices = 0;
    let waiting = checker.pending;
    while (!checker.run(5, clock)) {
      slices++;
      expect(checker.pending).toBeLessThan(waiting);
      expect(waiting - checker.pending).toBeLessThanOrEqual(6);
      waiting = checker.pending;
    }
    expect(slices).toBeGreaterThan(10);
    expect(listed(checker.findings())).toEqual(listed(check(many)));
  });

  it("never shows a finding of a thing that is gone, nor a half of what is known about one", () => {
    fc.assert(
      fc.property(fc.array(dice, { minLength: 3, maxLength: 10 }), fc.nat({ max: 20 }), (steps, budget) => {
        const session = new Session(start);
        const newId = freshIds();
        for (const step of steps) {
          const plan = randomPlan(session.design, step, newId);
          if (!plan.ok) continue;
          session.do(plan.value.edits);
          let time = 0;
          session.checker.run(budget, () => time++);
          for (const f of session.checker.findings())
            expect(session.design.resources).toHaveProperty(f.subject);
        }
        while (!session.checker.run());
        expect(listed(session.checker.findings())).toEqual(listed(check(session.design)));
      }),
      { numRuns: 25 },
    );
  });
});

describe("an edit wakes only what read it", () => {
  const subnets = Object.fromEntries(
    Array.from({ length: 100 }, (_, n) => [
      `s${n}`,
      { prefixes: [`10.0.${n}.0/24`], vms: { [`vm${n}a`]: {}, [`vm${n}b`]: {} } },
    ]),
  );
  const large = aDesign({ hub: ["10.0.0.0/16", subnets] });
  const edits = (plan: Parameters<typeof planned>[0]): Plan["edits"] => planned(plan).edits;

  it("a note or a box nothing at all", () => {
    const session = new Session(large);
    expect(session.runsOf([{ op: "design", path: "notes.n1", value: { text: "Hi", x: 1, y: 2 } }])).toBe(0);
    expect(session.runsOf([{ op: "box", id: asId("hub"), value: { x: 5, y: 6 } }])).toBe(0);
    expect(session.runsOf([{ op: "design", path: "title", value: "Other" }])).toBe(0);
  });

  it("a new name the rules of that thing and the index of names", () => {
    const session = new Session(large);
    const q = queryOf(large);
    expect(session.runsOf(edits(planRename(q, { id: asId("vm7a"), name: "other" })))).toBeLessThan(60);
    expect(session.runsOf(edits(planRename(q, { id: asId("s7"), name: "other" })))).toBeLessThan(60);
  });

  it("a fixed address the machines of its network only when somebody has it already", () => {
    const session = new Session(large);
    const path = "props.nics.vm7a_nic.privateAddress";
    const set = (value: string) => edits(planSet(queryOf(large), { ids: [asId("vm7a")], path, value }));
    session.runsOf(set("10.0.7.9"));
    expect(session.runsOf(set("10.0.7.10"))).toBeLessThan(60);
  });
});

describe("one cause", () => {
  const rule = (id: string, cause?: string): Rule => ({
    id,
    severity: "warning",
    profiles: "base",
    subjects: ["vnet"],
    source: [],
    words: {},
    *check(r) {
      yield { variant: "v", at: [{ id: r.id }], params: {}, ...(cause === undefined ? {} : { cause }) };
    },
  });
  const design = aDesign({ hub: ["10.0.0.0/16", {}], spoke: ["10.1.0.0/16", {}] });
  const said = (...rules: Rule[]): string[] => check(design, rules).map((f) => f.key);

  it("is one finding for each subject: the special rule's, in any order of rules", () => {
    const [general, special] = [rule("capacity/x", "full"), rule("aks/x", "full")];
    expect(said(general, special)).toEqual(["aks/x|hub|", "aks/x|spoke|"]);
    expect(said(special, general)).toEqual(["aks/x|hub|", "aks/x|spoke|"]);
  });
  it("of two rules as special as each other is the first one's", () => {
    expect(said(rule("cidr/x", "c"), rule("nsg/x", "c"))).toEqual(["cidr/x|hub|", "cidr/x|spoke|"]);
  });
  it("keeps findings of other causes and of none", () => {
    const all = said(rule("aml/x", "a"), rule("nsg/x", "b"), rule("cidr/x"));
    expect(all.filter((key) => key.includes("|hub|"))).toEqual(["aml/x|hub|", "nsg/x|hub|", "cidr/x|hub|"]);
  });
});

describe("a rule", () => {
  const base: Rule = {
    id: "test/x",
    severity: "error",
    profiles: ["aml-2022"],
    subjects: ["vnet"],
    source: [],
    words: {},
    *check(r) {
      yield { variant: "v", at: [{ id: r.id }], params: {} };
    },
  };
  const design = aDesign({ hub: ["10.0.0.0/16", {}] });

  it("of another profile says nothing, until the design changes to it", () => {
    const session = new Session(design, [base]);
    expect(session.checker.findings()).toEqual([]);
    session.do([{ op: "design", path: "profile", value: "aml-2022" }]);
    session.checker.run();
    expect(session.checker.findings().map((f) => f.key)).toEqual(["test/x|hub|"]);
  });
  it("that cannot decide is one level milder", () => {
    const undecided: Rule = {
      ...base,
      profiles: "base",
      *check(r) {
        yield { variant: "v", at: [{ id: r.id }], params: {}, undecided: "placement.region" };
        yield { variant: "v", facet: "w", severity: "warning", at: [], params: {}, undecided: "x" };
        yield { variant: "v", facet: "i", severity: "info", at: [], params: {}, undecided: "x" };
      },
    };
    expect(check(design, [undecided]).map((f) => f.severity)).toEqual(["warning", "info", "info"]);
  });
});

describe("an accepted risk", () => {
  const design = aDesign({
    hub: ["10.0.0.0/16", { web: "10.0.0.0/24", db: "10.0.0.0/24", api: "10.0.0.0/24" }],
  });
  const accept = (suppression: Omit<Suppression, "reason">): Design => ({
    ...design,
    suppressions: { [asId("x")]: { reason: "Known.", ...suppression } },
  });
  const accepted = (suppression: Omit<Suppression, "reason">, today?: string): string[] => {
    const held = accept(suppression);
    return check(held).flatMap((f) =>
      isSuppressed(f, held, today) ? [`${f.subject} × ${f.facet ?? ""}`] : [],
    );
  };
  const rule = "cidr/subnet-overlap";

  it("covers the rule, one subject of it, or one facet", () => {
    expect(accepted({ rule })).toEqual(["db × web", "api × web", "api × db"]);
    expect(accepted({ rule, subject: asId("api") })).toEqual(["api × web", "api × db"]);
    expect(accepted({ rule, subject: asId("api"), facet: "db" })).toEqual(["api × db"]);
    expect(accepted({ rule: "cidr/host-bits" })).toEqual([]);
  });
  it("ends after its last day; while the day is unknown it holds", () => {
    const suppression = { rule, facet: "db", until: "2026-06-30" };
    expect(accepted(suppression, "2026-06-30")).toHaveLength(1);
    expect(accepted(suppression, "2026-07-01")).toEqual([]);
    expect(accepted(suppression)).toHaveLength(1);
  });
  it("hides nothing: the findings are the same with and without it", () => {
    expect(check(accept({ rule }))).toEqual(check(design));
  });
});

it("counts the rules that look at the kinds of a design", () => {
  expect(rulesFor(new Set())).toBe(0);
  expect(rulesFor(new Set(["nsg"]))).toBeGreaterThan(3);
  expect(rulesFor(new Set(["nsg", "vm"]))).toBeGreaterThan(rulesFor(new Set(["nsg"])));
});
