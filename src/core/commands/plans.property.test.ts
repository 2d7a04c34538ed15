import fc from "fast-check";
import { expect, it } from "vitest";
import { asId, emptyDesign, type Design, type NewId } from "../model/design.ts";
import { check } from "../rules/index.ts";
import { commandWords, planInsert, planMove, sayCommand } from "./index.ts";
import { randomPlan, type Dice } from "./testing/randomPlans.ts";
import { done, freshIds, queryOf } from "./testing/world.ts";

const empty = emptyDesign((kind) => asId(`${kind}_1`), "Random");
const dice: fc.Arbitrary<Dice> = fc.tuple(
  fc.nat({ max: 14 }),
  fc.nat({ max: 40 }),
  fc.nat({ max: 40 }),
  fc.nat({ max: 40 }),
);
const errors = (design: Design): string[] =>
  check(design).flatMap((f) => (f.severity === "error" ? [f.key] : []));

it("every plan can be carried out and undone, and every sentence is written", () => {
  fc.assert(
    fc.property(fc.array(dice, { minLength: 3, maxLength: 30 }), (steps) => {
      const newId = freshIds();
      let design = empty;
      for (const step of steps) {
        const plan = randomPlan(design, step, newId);
        const messages = plan.ok ? [plan.value.label, ...plan.value.notes] : [plan.error];
        for (const m of messages) {
          expect(Object.keys(commandWords)).toContain(m.code);
          expect(sayCommand(m)).toMatch(/^(?!.*(undefined|NaN)).+$/u);
        }
        if (plan.ok) design = done(design, plan);
      }
    }),
    { numRuns: 100 },
  );
});

/** Only what a person does with the pointer: drops and moves. */
function drawn(steps: readonly Dice[], newId: NewId): Design {
  let design: Design = empty;
  for (const [verb, a, b] of steps) {
    const q = queryOf(design);
    const ids = q.everything();
    const [one, into] = [ids[a % Math.max(1, ids.length)], ids[b % Math.max(1, ids.length)]];
    const kind = ["vnet", "subnet", "vm", "nsg"][a % 4]!;
    const plan =
      verb < 11 || one === undefined
        ? planInsert(q, { kind, ...(into === undefined ? {} : { into }) }, newId)
        : planMove(q, { ids: [one], ...(into === undefined ? {} : { into }) });
    if (plan.ok) design = done(design, plan);
  }
  return design;
}

it("dropping and moving never makes an error", () => {
  fc.assert(
    fc.property(fc.array(dice, { maxLength: 40 }), (steps) => {
      expect(errors(drawn(steps, freshIds()))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
