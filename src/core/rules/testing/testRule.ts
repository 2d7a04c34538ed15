import { describe, expect, it } from "vitest";
import { modelSchema } from "../../kinds/index.ts";
import { apply } from "../../model/apply.ts";
import type { Design } from "../../model/design.ts";
import { plainQuery } from "../../model/plainQuery.ts";
import { check, consequence, fixLabel, planFix, sentence, type Finding, type Rule } from "../index.ts";
import { countingIds } from "./aDesign.ts";

interface Cases {
  /** A name, a design, and nothing to say about it. */
  readonly quiet: readonly (readonly [name: string, design: Design])[];
  /** A name, a design, and what is said: parts of each sentence, in order. */
  readonly speaks: readonly (readonly [name: string, design: Design, says: readonly string[]])[];
}

const errorsOf = (findings: readonly Finding[]): ReadonlySet<string> =>
  new Set(findings.filter((f) => f.severity === "error").map((f) => f.key));

/**
 * Asks a rule for its silence and its speech. Every fix it offers is applied and must remove its finding without any
 * new error of any rule.
 */
export function testRule(rule: Rule, { quiet, speaks }: Cases): void {
  describe(rule.id, () => {
    it("has a dated source, and words for a fix", () => {
      expect(rule.source.length).toBeGreaterThan(0);
      for (const s of rule.source) expect(s.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(quiet.length).toBeGreaterThan(0);
      expect(speaks.length).toBeGreaterThan(0);
    });
    it.each(quiet)("is quiet about %s", (_, design) => {
      expect(check(design, [rule]).map(sentence)).toEqual([]);
    });
    describe.each(speaks)("speaks about %s", (_, design, says) => {
      const found = check(design, [rule]);
      it("with these sentences", () => {
        expect(found.map(sentence)).toEqual(says.map((part) => expect.stringContaining(part) as string));
        for (const f of found) {
          expect(sentence(f).length, sentence(f)).toBeLessThanOrEqual(110);
          const labels = (f.fixes ?? []).map((_fix, n) => fixLabel(f, n));
          const said = [sentence(f), consequence(f), ...labels];
          for (const text of said) expect(text).toMatch(/^(?!.*(undefined|NaN)).+$/u);
        }
      });
      it("and its fixes mend it without breaking anything", () => {
        const before = errorsOf(check(design));
        for (const f of found)
          for (const n of (f.fixes ?? []).keys()) {
            const plan = planFix(plainQuery(design, modelSchema), f, n, countingIds());
            if (!plan.ok) throw new Error(`Fix ${n} of ${sentence(f)}: ${plan.error.code}`);
            const applied = apply(design, plan.value.edits, modelSchema);
            if (!applied.ok) throw new Error(`Fix ${n} of ${sentence(f)}: ${applied.error.code}`);
            const after = check(applied.value.design);
            expect(
              after.map((a) => a.key),
              sentence(f),
            ).not.toContain(f.key);
            const added = after.filter((a) => a.severity === "error" && !before.has(a.key));
            expect(added.map(sentence), `new errors after the fix of ${sentence(f)}`).toEqual([]);
          }
      });
    });
  });
}
