import { describe, expect, it } from "vitest";
import { message } from "../net/message.ts";
import { asId } from "./design.ts";
import type { Step } from "./edit.ts";
import { doStep, startHistory } from "./history.ts";
import { replay, type JournalEntry } from "./journal.ts";
import { thing, toyDesign, toySchema } from "./testing/toy.ts";

const start = startHistory(toyDesign(thing("a")));

function stepTo(name: string, from = start): Step {
  const edits = [{ op: "set", id: asId("a"), path: "name", value: name }] as const;
  const done = doStep(from, { label: message("x"), edits }, toySchema);
  if (!done.ok) throw new Error(done.error.code);
  return done.value.past.at(-1)!;
}

const doing = (name: string, merged = false): JournalEntry => ({ what: "do", step: stepTo(name), merged });

describe("replaying a journal", () => {
  const cases: readonly (readonly [
    string,
    readonly JournalEntry[],
    name: string,
    followed: number,
    past: number,
    future: number,
  ])[] = [
    ["steps", [doing("b"), doing("c")], "c", 2, 2, 0],
    ["undo", [doing("b"), { what: "undo" }], "a", 2, 0, 1],
    ["redo", [doing("b"), { what: "undo" }, { what: "redo" }], "b", 3, 1, 0],
    ["a merged step in place of the last", [doing("b"), doing("bc", true)], "bc", 2, 1, 0],
    ["a merged step without one before", [doing("b", true)], "a", 0, 0, 0],
    ["more undone than done", [doing("b"), { what: "undo" }, { what: "undo" }, doing("c")], "a", 2, 0, 1],
    [
      "a step that is none",
      [doing("b"), { what: "do", step: {} as Step, merged: false }, doing("c")],
      "b",
      1,
      1,
      0,
    ],
    [
      "a step that does not fit",
      [{ what: "do", step: { ...stepTo("b"), edits: [{ op: "remove", id: asId("z") }] }, merged: false }],
      "a",
      0,
      0,
      0,
    ],
  ];
  it.each(cases)("%s", (_, entries, name, followed, past, future) => {
    const done = replay(start, entries, toySchema);
    expect(done.followed).toBe(followed);
    expect(done.history.design.resources[asId("a")]!.name).toBe(name);
    expect([done.history.past.length, done.history.future.length]).toEqual([past, future]);
  });

  it("keeps no more steps than it may", () => {
    const done = replay(start, [doing("b"), doing("c"), doing("d")], toySchema, 2);
    expect(done.history.past).toHaveLength(2);
  });
});
