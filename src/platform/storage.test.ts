import fc from "fast-check";
import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { asId, type Design } from "../core/model/design.ts";
import { doStep, mergesWithLast, redo, startHistory, undo, type History } from "../core/model/history.ts";
import type { JournalEntry } from "../core/model/journal.ts";
import { thing, toyDesign, toyEdits, toySchema, type Dice } from "../core/model/testing/toy.ts";
import { message } from "../core/net/message.ts";
import { openStorage, type LoadedDesign, type Storage } from "./storage.ts";
import { storageWords } from "./storageWords.ts";

beforeEach(() => {
  vi.stubGlobal("indexedDB", new IDBFactory());
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

let clock = 1000;

/** Opening again without closing is what a crash looks like. */
async function open(): Promise<Storage> {
  const storage = await openStorage({ schema: toySchema, now: () => clock++ });
  if (!storage.ok) throw new Error(storage.error.code);
  return storage.value;
}

async function loaded(storage: Storage, id = "d"): Promise<LoadedDesign> {
  const design = await storage.load(id);
  if (!design.ok) throw new Error(design.error.code);
  return design.value;
}

const start = startHistory(toyDesign(thing("a"), thing("b")));

/** Does something to a history, as the store does, and says what to write down. */
function step(history: History, name: string, merge?: string): readonly [History, JournalEntry] {
  const edits = [{ op: "set", id: asId("a"), path: "name", value: name }] as const;
  const merged = mergesWithLast(history, merge);
  const done = doStep(
    history,
    { label: message("x"), edits, ...(merge === undefined ? {} : { merge }) },
    toySchema,
  );
  if (!done.ok) throw new Error(done.error.code);
  return [done.value, { what: "do", step: done.value.past.at(-1)!, merged }];
}

function go(history: History, move: typeof undo): History {
  const moved = move(history, toySchema);
  if (!moved.ok) throw new Error(moved.error.code);
  return moved.value;
}

describe("keeping a design", () => {
  it("brings back design, undo and redo after a crash", async () => {
    const storage = await open();
    await storage.fold("d", start);
    const [one, first] = step(start, "x");
    const [two, second] = step(one, "y");
    expect(await storage.appendStep("d", first, one.design)).toEqual({
      ok: true,
      value: { revision: 2, steps: 1 },
    });
    await storage.appendStep("d", second, two.design);
    const undone = go(two, undo);
    await storage.appendStep("d", { what: "undo" }, undone.design);
    expect(await loaded(await open())).toEqual({ history: undone, warnings: [], readOnly: false });
    await storage.fold("d", undone);
    expect(await loaded(await open())).toEqual({ history: undone, warnings: [], readOnly: false });
  });

  it("keeps typing as one journal entry", async () => {
    const storage = await open();
    await storage.fold("d", start);
    let history = start;
    for (const name of ["x", "xy", "xyz"]) {
      const [next, entry] = step(history, name, "typing");
      expect(await storage.appendStep("d", entry, next.design)).toMatchObject({ value: { steps: 1 } });
      history = next;
    }
    expect((await loaded(await open())).history).toEqual(history);
  });

  it("keeps typing that goes on after a fold as part of the step before it", async () => {
    const storage = await open();
    const [one] = step(start, "x", "typing");
    await storage.fold("d", one);
    const [two, second] = step(one, "xy", "typing");
    await storage.appendStep("d", second, two.design);
    const [three, third] = step(two, "xyz", "typing");
    expect(await storage.appendStep("d", third, three.design)).toMatchObject({ value: { steps: 1 } });
    expect((await loaded(await open())).history).toEqual(three);
  });

  it("keeps what was asked for in one breath, in order", async () => {
    const storage = await open();
    const all: Promise<unknown>[] = [storage.fold("d", start)];
    let history = start;
    for (let i = 0; i < 100; i++) {
      const [next, entry] = step(history, `n${i}`);
      history = next;
      all.push(storage.appendStep("d", entry, next.design));
    }
    expect((await loaded(storage)).history).toEqual(history);
    expect(await Promise.all(all)).toHaveLength(101);
  });

  it("whatever is done, merged, undone and folded", async () => {
    const dice = fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99), fc.nat(99)) as fc.Arbitrary<Dice>;
    const move = fc.record({
      what: fc.constantFrom("do", "do", "do", "merge", "undo", "redo", "fold"),
      dice: fc.array(dice, { minLength: 1, maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(move, { maxLength: 25 }), async (moves) => {
        vi.stubGlobal("indexedDB", new IDBFactory());
        const storage = await open();
        void storage.fold("d", start);
        let history = start;
        for (const { what, dice } of moves) {
          if (what === "fold") {
            void storage.fold("d", history);
          } else if (what === "undo" || what === "redo") {
            const next = go(history, what === "undo" ? undo : redo);
            if (next !== history) void storage.appendStep("d", { what }, next.design);
            history = next;
          } else {
            const merge = what === "merge" ? { merge: "m" } : {};
            const edits = dice.flatMap((d) => toyEdits(history.design, d));
            const merged = mergesWithLast(history, merge.merge);
            const done = doStep(history, { label: message("x"), edits, ...merge }, toySchema);
            if (!done.ok || done.value === history) continue;
            history = done.value;
            void storage.appendStep("d", { what: "do", step: history.past.at(-1)!, merged }, history.design);
          }
        }
        const back = await loaded(storage);
        expect(back.warnings).toEqual([]);
        expect(JSON.stringify(back.history)).toBe(JSON.stringify(history));
      }),
      { numRuns: 60 },
    );
  });
});

describe("the list", () => {
  it("shows the latest first, with title and size, and a bin", async () => {
    const storage = await open();
    const titled = (title: string): History => startHistory({ ...start.design, title });
    await storage.fold("one", titled("One"));
    await storage.fold("two", titled("Two"));
    const [next, entry] = step(titled("One"), "x");
    await storage.appendStep("one", entry, next.design);
    const titles = async (removed?: boolean): Promise<unknown> => {
      const list = await storage.list(removed);
      return list.ok && list.value.map(({ title, resources, steps }) => [title, resources, steps]);
    };
    expect(await titles()).toEqual([
      ["One", 2, 1],
      ["Two", 2, 0],
    ]);
    await storage.remove("one");
    expect([await titles(), await titles(true)]).toEqual([[["Two", 2, 0]], [["One", 2, 1]]]);
    await storage.restore("one");
    expect((await loaded(storage, "one")).history).toEqual(next);
    await storage.remove("two");
    await storage.purge(0);
    expect(await titles(true)).toHaveLength(1);
    await storage.purge(Infinity);
    expect(await titles(true)).toEqual([]);
    expect(await storage.load("two")).toEqual({ ok: false, error: message("not-found") });
    expect((await loaded(storage, "one")).history).toEqual(next);
  });
});

describe("trouble is a value", () => {
  const quota = (): never => {
    throw new DOMException("full", "QuotaExceededError");
  };

  /** Refuses to write whatever mentions this text. */
  function fullFor(text: string): void {
    const put = Reflect.get(IDBObjectStore.prototype, "put");
    vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (
      this: IDBObjectStore,
      value: unknown,
    ) {
      if (JSON.stringify(value).includes(text)) quota();
      return put.call(this, value);
    });
  }

  it("a full disk: the change is refused, what was kept stays", async () => {
    const storage = await open();
    await storage.fold("d", start);
    const [one, entry] = step(start, "x");
    const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(quota);
    expect(await storage.appendStep("d", entry, one.design)).toEqual({ ok: false, error: message("quota") });
    expect(await storage.fold("d", one)).toEqual({ ok: false, error: message("quota") });
    put.mockRestore();
    // A fold that failed half way must not have emptied the journal or changed the snapshot.
    expect((await loaded(storage)).history).toEqual(start);
    expect(await storage.fold("d", one)).toMatchObject({ ok: true });
    expect((await loaded(storage)).history).toEqual(one);
  });

  it("one write that is too large does not take the others with it", async () => {
    const storage = await open();
    await storage.fold("d", start);
    fullFor("huge");
    const [one, first] = step(start, "x");
    const [two, second] = step(one, "huge");
    await storage.fold("other", start);
    const outcomes = await Promise.all([
      storage.appendStep("d", first, one.design),
      storage.appendStep("d", second, two.design),
      storage.appendStep("other", first, one.design),
    ]);
    expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, false, true]);
    expect((await loaded(storage)).history).toEqual(one);
    expect((await loaded(storage, "other")).history).toEqual(one);
  });

  it("nothing is added behind a gap until everything is kept again", async () => {
    const storage = await open();
    await storage.fold("d", start);
    const [one, first] = step(start, "too much");
    const [two, second] = step(one, "y");
    fullFor("too much");
    // The first fails while the second already waits.
    const both = await Promise.all([
      storage.appendStep("d", first, one.design),
      storage.appendStep("d", second, two.design),
    ]);
    expect(both).toEqual([
      { ok: false, error: message("quota") },
      { ok: false, error: message("quota") },
    ]);
    expect((await loaded(await open())).history).toEqual(start);
    expect(await storage.fold("d", two)).toMatchObject({ ok: false });
    expect(await storage.appendStep("d", { what: "undo" }, one.design)).toMatchObject({ ok: false });
    vi.restoreAllMocks();
    expect(await storage.appendStep("d", { what: "undo" }, one.design)).toMatchObject({ ok: false });
    const undone = go(two, undo);
    expect(
      await Promise.all([storage.fold("d", two), storage.appendStep("d", { what: "undo" }, one.design)]),
    ).toMatchObject([{ ok: true }, { ok: true }]);
    expect((await loaded(await open())).history).toEqual(undone);
  });

  it("another tab that took over", async () => {
    const [mine, theirs] = [await open(), await open()];
    await mine.fold("d", start);
    await mine.own("d");
    const [one, entry] = step(start, "x");
    expect(await mine.appendStep("d", entry, one.design)).toMatchObject({ ok: true });
    await theirs.own("d");
    expect(await mine.appendStep("d", entry, one.design)).toEqual({ ok: false, error: message("not-owner") });
    expect(await mine.fold("d", one)).toEqual({ ok: false, error: message("not-owner") });
    expect(await theirs.appendStep("d", { what: "undo" }, start.design)).toMatchObject({ ok: true });
  });

  it("a design that is not there", async () => {
    const storage = await open();
    const [one, entry] = step(start, "x");
    expect(await storage.appendStep("d", entry, one.design)).toEqual({
      ok: false,
      error: message("not-found"),
    });
    expect(await storage.remove("d")).toEqual({ ok: false, error: message("not-found") });
    expect(await storage.own("d")).toEqual({ ok: true, value: undefined });
  });

  it("no storage at all", async () => {
    vi.stubGlobal("indexedDB", {
      open: () => {
        throw new DOMException("no", "SecurityError");
      },
    });
    expect(await openStorage({ schema: toySchema })).toEqual({ ok: false, error: message("unavailable") });
    vi.stubGlobal("indexedDB", undefined);
    expect(await openStorage({ schema: toySchema })).toEqual({ ok: false, error: message("unavailable") });
  });

  it("a storage that was closed", async () => {
    const storage = await open();
    await storage.close();
    expect(await storage.list()).toEqual({ ok: false, error: message("closed") });
    expect(await storage.fold("d", start)).toEqual({ ok: false, error: message("closed") });
  });

  it("a broken journal, history or design", async () => {
    const storage = await open();
    const [one, entry] = step(start, "x");
    await storage.fold("d", start);
    await storage.appendStep("d", entry, one.design);
    await storage.appendStep("d", { what: "undo" }, start.design);
    await storage.appendStep("d", { what: "undo" }, start.design);
    expect(await loaded(storage)).toMatchObject({
      history: { design: start.design },
      warnings: [message("journal-cut", { lost: 1 })],
    });

    const circular = { design: start.design, past: JSON.parse('"no"') as History["past"], future: [] };
    await storage.fold("d", circular);
    expect(await loaded(storage)).toMatchObject({
      history: { past: [] },
      warnings: [message("history-lost")],
    });

    await storage.fold(
      "d",
      startHistory({ ...start.design, resources: [] as object as Design["resources"] }),
    );
    expect(await storage.load("d")).toMatchObject({ ok: false, error: { code: "bad-shape" } });
  });

  it("has a sentence for each", () => {
    for (const words of Object.values(storageWords)) {
      expect(words({ reason: "X", lost: 3 })).toMatch(/^[A-Z].*\.$/);
    }
  });
});
