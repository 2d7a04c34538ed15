import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asId, asRowId, type Resource } from "../../core/model/design.ts";
import { inOrder, nextPriority, reorder } from "./order.ts";

const nsgWith = (priorities: readonly (number | string)[]): Resource => ({
  id: asId("nsg_1"),
  kind: "nsg",
  name: "nsg-1",
  props: {
    securityRules: Object.fromEntries(
      priorities.map((priority, n) => [`r${n}`, { name: `rule${n}`, direction: "Inbound", priority }]),
    ),
  },
});
const rulesWith = (...priorities: (number | string)[]) => inOrder(nsgWith(priorities), "Inbound");
const names = (rules: ReturnType<typeof rulesWith>) => rules.map((r) => r.name);

describe("the order of rules", () => {
  it("is that of the priorities, and what has none stands last", () => {
    expect(names(rulesWith(300, "soon", 100, "", 200))).toEqual([
      "rule2",
      "rule4",
      "rule0",
      "rule1",
      "rule3",
    ]);
  });

  it.each([
    [[], 100],
    [[100, 205], 210],
    [[4096], 4095],
    [[4090, 4096], 4095],
  ])("after %j comes %i", (priorities, next) => {
    expect(nextPriority(rulesWith(...priorities))).toBe(next);
  });
});

describe("putting a rule elsewhere", () => {
  it("changes its own number where there is room", () => {
    expect(reorder(rulesWith(100, 200, 300), 2, 1)).toEqual(new Map([[asRowId("r2"), 150]]));
    expect(reorder(rulesWith(200, 300), 1, 0)).toEqual(new Map([[asRowId("r1"), 190]]));
    expect(reorder(rulesWith(100, 200), 0, 1)).toEqual(new Map([[asRowId("r0"), 210]]));
  });

  it("numbers all anew where there is none", () => {
    expect(reorder(rulesWith(100, 101, 300), 2, 1)).toEqual(
      new Map([
        [asRowId("r2"), 110],
        [asRowId("r1"), 120],
      ]),
    );
  });

  it("changes nothing in its own place", () => {
    expect(reorder(rulesWith(100, 200), 1, 1)).toEqual(new Map());
  });

  it("ends in the order that was asked for, with numbers Azure takes", () => {
    const list = fc.uniqueArray(fc.integer({ min: 100, max: 4096 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(list, fc.nat(), fc.nat(), (priorities, a, b) => {
        const rules = rulesWith(...priorities);
        const [from, to] = [a % rules.length, b % rules.length];
        const wanted = names(rules);
        wanted.splice(to, 0, ...wanted.splice(from, 1));
        const changes = reorder(rules, from, to);
        const after = rules.map((r) => ({ name: r.name, priority: changes?.get(r.row) ?? r.priority ?? 0 }));
        after.sort((x, y) => x.priority - y.priority);
        expect(after.map((r) => r.name)).toEqual(wanted);
        expect(new Set(after.map((r) => r.priority)).size).toBe(rules.length);
        for (const r of after) expect(r.priority >= 100 && r.priority <= 4096).toBe(true);
      }),
    );
  });
});
