import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { randomPlan, type Dice } from "../commands/testing/randomPlans.ts";
import { done, freshIds } from "../commands/testing/world.ts";
import { exportDesign } from "../files/export.ts";
import type { Design } from "../model/design.ts";
import { findJudges } from "../../testing/judges.ts";
import { check } from "./index.ts";
import { aDesign } from "./testing/aDesign.ts";

const start = aDesign(
  {
    hub: [
      "10.0.0.0/16",
      { web: { prefixes: ["10.0.0.0/24"], nsg: "guard", vms: { vm: {} } }, db: "10.0.1.0/24" },
    ],
    spoke: ["10.1.0.0/16", { app: "10.1.0.0/24" }],
  },
  { nsgs: { guard: [{ name: "Web", priority: 100 }] } },
);
const dice: fc.Arbitrary<Dice> = fc.tuple(
  fc.nat({ max: 14 }),
  fc.nat({ max: 40 }),
  fc.nat({ max: 40 }),
  fc.nat({ max: 40 }),
);

/**
 * Does what the numbers say, with good and bad text, and goes back whenever that makes an error: what is left is a
 * design that somebody drew in many steps and that no rule calls wrong.
 */
function withoutErrors(steps: readonly Dice[]): Design {
  let design = start;
  const newId = freshIds();
  for (const step of steps) {
    const plan = randomPlan(design, step, newId);
    const next = plan.ok ? done(design, plan) : design;
    if (!check(next).some((f) => f.severity === "error")) design = next;
  }
  return design;
}

const designs = fc.array(dice, { minLength: 5, maxLength: 40 }).map(withoutErrors);
const print = (design: Design) => ({
  name: "random",
  bicep: exportDesign(design, { format: "bicep" }),
  arm: exportDesign(design, { format: "arm" }),
});

describe("a design without an error", () => {
  it("can be printed in both languages", () => {
    fc.assert(
      fc.property(designs, (design) => {
        expect(Object.keys(print(design).bicep.files)).toContain("main.bicep");
      }),
      { numRuns: 25 },
    );
  });
});

const judges = await findJudges();
if (judges.available) afterAll(() => judges.judge.close());

describe.skipIf(!judges.available)(
  `the judges${judges.available ? "" : ` (skipped: ${judges.reason})`}`,
  () => {
    it("accept what is printed of it", async () => {
      if (!judges.available) return;
      const { judge } = judges;
      await fc.assert(
        fc.asyncProperty(designs, async (design) => {
          expect(await judge.all([print(design)])).toEqual([]);
        }),
        { numRuns: 8 },
      );
    });
  },
);
