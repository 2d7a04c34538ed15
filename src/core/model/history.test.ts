import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { message } from "../net/message.ts";
import { asId } from "./design.ts";
import type { Edit } from "./edit.ts";
import { doStep, redo, startHistory, undo, type History } from "./history.ts";
import { thing, toyDesign, toyEdits, toySchema, type Dice } from "./testing/toy.ts";

const start = startHistory(toyDesign(thing("a"), thing("b")));
const rename = (name: string): Edit => ({ op: "set", id: asId("a"), path: "name", value: name });

function step(history: History, edits: readonly Edit[], merge?: string): History {
  const done = doStep(
    history,
    { label: message("x"), edits, ...(merge === undefined ? {} : { merge }) },
    toySchema,
    5,
  );
  if (!done.ok) throw new Error(done.error.code);
  return done.value;
}

function go(history: History, move: typeof undo): History {
  const moved = move(history, toySchema);
  if (!moved.ok) throw new Error(moved.error.code);
  return moved.value;
}

const nameOf = (history: History): string => history.design.resources[asId("a")]!.name;

describe("history", () => {
  it("undoes and redoes", () => {
    const two = step(step(start, [rename("x")]), [rename("y")]);
    const one = go(two, undo);
    expect([nameOf(two), nameOf(one), nameOf(go(one, undo)), nameOf(go(one, redo))]).toEqual([
      "y",
      "x",
      "a",
      "y",
    ]);
    expect(go(start, undo)).toBe(start);
    expect(go(start, redo)).toBe(start);
  });

  it("forgets what was undone once something else is done", () => {
    const other = step(go(step(start, [rename("x")]), undo), [rename("z")]);
    expect(other.future).toEqual([]);
    expect(nameOf(go(other, redo))).toBe("z");
  });

  it("takes a step that changes nothing for none and keeps what can be redone", () => {
    const undone = go(step(start, [rename("x")]), undo);
    expect(step(undone, [rename("a")])).toBe(undone);
  });

  it("says why a step is refused and leaves the history as it is", () => {
    const refused = doStep(
      start,
      { label: message("x"), edits: [{ op: "remove", id: asId("none") }] },
      toySchema,
    );
    expect(refused).toMatchObject({ ok: false, error: { code: "no-such-resource" } });
  });

  it("merges typing into one step with one edit", () => {
    const typed = step(
      step(step(start, [rename("x")], "name"), [rename("xy")], "name"),
      [rename("xyz")],
      "name",
    );
    expect(typed.past).toHaveLength(1);
    expect(typed.past[0]!.edits).toEqual([rename("xyz")]);
    expect(go(typed, undo).design).toEqual(start.design);
    expect(go(go(typed, undo), redo).design).toEqual(typed.design);
  });

  it.each<readonly [string, History]>([
    ["another key", step(step(start, [rename("x")], "one"), [rename("y")], "two")],
    ["no key", step(step(start, [rename("x")]), [rename("y")])],
    ["something between", step(step(step(start, [rename("x")], "one"), [rename("y")]), [rename("z")], "one")],
    [
      "an undo between",
      step(go(step(step(start, [rename("w")]), [rename("x")], "one"), undo), [rename("y")], "one"),
    ],
  ])("does not merge across %s", (_, history) => {
    expect(history.past.length).toBeGreaterThan(1);
  });

  it("keeps no more steps than it may", () => {
    const long = Array.from({ length: 9 }, (_, i) => `n${i}`).reduce(
      (h, name) => step(h, [rename(name)]),
      start,
    );
    expect(long.past).toHaveLength(5);
    expect(nameOf([0, 0, 0, 0, 0, 0, 0].reduce((h) => go(h, undo), long))).toBe("n3");
  });

  it("walks back and forth through the same designs, merged or not", () => {
    const dice = fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99), fc.nat(99)) as fc.Arbitrary<Dice>;
    // Small numbers meet the same places again, as typing and nudging do.
    const typing = fc.tuple(fc.constantFrom(4, 9, 10), fc.nat(1), fc.nat(1), fc.nat(4)) as fc.Arbitrary<Dice>;
    const move = fc.record({
      dice: fc.array(fc.oneof(dice, typing, typing), { minLength: 1, maxLength: 2 }),
      merge: fc.constantFrom("m", undefined),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
        let history = start;
        const seen = [JSON.stringify(start.design)];
        for (const { dice, merge } of moves) {
          const edits = dice.flatMap((d) => toyEdits(history.design, d));
          const request = { label: message("x"), edits, ...(merge === undefined ? {} : { merge }) };
          const done = doStep(history, request, toySchema);
          if (!done.ok || done.value === history) continue;
          const merged = done.value.past.length === history.past.length;
          history = done.value;
          if (merged) seen.pop();
          seen.push(JSON.stringify(history.design));
        }
        for (const text of [...seen].reverse()) {
          expect(JSON.stringify(history.design)).toBe(text);
          history = go(history, undo);
        }
        for (const text of seen.slice(1)) {
          history = go(history, redo);
          expect(JSON.stringify(history.design)).toBe(text);
        }
      }),
      { numRuns: 300 },
    );
  });
});
