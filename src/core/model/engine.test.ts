import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apply } from "./apply.ts";
import { asId, type Design, type Id } from "./design.ts";
import type { Edit } from "./edit.ts";
import { createEngine, type Engine, type Root } from "./engine.ts";
import { plainQuery } from "./plainQuery.ts";
import type { Query } from "./query.ts";
import { thing, toyDesign, toyEdits, toySchema, type Dice } from "./testing/toy.ts";

const id = asId;

function edit(engine: Engine, ...edits: readonly Edit[]): void {
  const applied = apply(engine.design, edits, toySchema);
  if (!applied.ok) throw new Error(applied.error.code);
  engine.update(applied.value.design, edits);
}

const rename = (what: string, name: string): Edit => ({ op: "set", id: id(what), path: "name", value: name });

/** How many evaluations it takes to bring a root up to date. */
function runsOf(engine: Engine, ...roots: readonly Root<unknown>[]): number {
  const before = engine.stats.runs;
  for (const root of roots) root.get();
  return engine.stats.runs - before;
}

const nameOf = (q: Query, what: Id): string => q.get(what).name;
const firstLetter = (q: Query, what: Id): string => q.derive(nameOf, what).slice(0, 1);

describe("what wakes an evaluation", () => {
  const start = toyDesign(
    thing("a", { kind: "net" }),
    thing("b", { parent: id("a"), props: { peer: "c", rows: { r1: { to: "c" } } } }),
    thing("c"),
  );
  const cases: readonly (readonly [
    string,
    (q: Query) => unknown,
    wakes: readonly Edit[],
    sleeps: readonly Edit[],
  ])[] = [
    [
      "find",
      (q) => q.find(id("a")),
      [rename("a", "x")],
      [rename("b", "x"), { op: "box", id: id("a"), value: { x: 1 } }],
    ],
    [
      "find of what is not there",
      (q) => q.find(id("z")),
      [{ op: "add", resource: thing("z") }],
      [{ op: "add", resource: thing("y") }],
    ],
    [
      "all",
      (q) => q.all("net"),
      [{ op: "add", resource: thing("n", { kind: "net" }) }],
      [rename("a", "x"), { op: "add", resource: thing("t") }],
    ],
    ["everything", (q) => q.everything(), [{ op: "add", resource: thing("t") }], [rename("a", "x")]],
    [
      "children",
      (q) => q.children(id("a")),
      [{ op: "set", id: id("c"), path: "parent", value: "a" }],
      [rename("b", "x"), { op: "add", resource: thing("t", { parent: id("b") }) }],
    ],
    [
      "refsTo",
      (q) => q.refsTo(id("c")),
      [{ op: "set", id: id("a"), path: "props.peer", value: "c" }],
      [
        rename("b", "x"),
        { op: "set", id: id("a"), path: "props.peer", value: "b" },
        { op: "set", id: id("b"), path: "props.peer" },
      ],
    ],
    [
      "refsTo by path",
      (q) => q.refsTo(id("c"), "props.rows.*.to"),
      [{ op: "set", id: id("b"), path: "props.rows.r1.to" }],
      [{ op: "set", id: id("b"), path: "props.peer" }],
    ],
    [
      "part",
      (q) => q.part("naming"),
      [{ op: "design", path: "naming.workload", value: "x" }],
      [
        { op: "design", path: "title", value: "x" },
        { op: "design", path: "notes.n", value: { text: "x", x: 1, y: 1 } },
      ],
    ],
    ["profile", (q) => q.profile, [{ op: "design", path: "profile", value: "aml-2019" }], [rename("a", "x")]],
  ];
  it.each(cases)("%s", (_, fn, wakes, sleeps) => {
    for (const one of sleeps) {
      const engine = createEngine(start, toySchema);
      const root = engine.root(fn);
      root.get();
      edit(engine, one);
      expect([JSON.stringify(one), root.isStale, runsOf(engine, root)]).toEqual([
        JSON.stringify(one),
        false,
        0,
      ]);
    }
    for (const one of wakes) {
      const engine = createEngine(start, toySchema);
      const root = engine.root(fn);
      root.get();
      edit(engine, one);
      expect([JSON.stringify(one), root.isStale, runsOf(engine, root)]).toEqual([
        JSON.stringify(one),
        true,
        1,
      ]);
    }
  });

  it("wakes readers of the date", () => {
    const engine = createEngine(start, toySchema, { today: "2026-01-01" });
    const root = engine.root((q) => q.today);
    expect(root.get()).toBe("2026-01-01");
    engine.setToday("2026-01-02");
    expect(root.get()).toBe("2026-01-02");
  });

  it("lists in document order, undo of a removal included", () => {
    const engine = createEngine(start, toySchema);
    const root = engine.root((q) => [q.everything(), q.all("thing"), q.refsTo(id("c"))]);
    expect(root.get()).toEqual([["a", "b", "c"], ["b", "c"], ["b"]]);
    const removal: Edit[] = [{ op: "remove", id: id("b") }];
    const applied = apply(engine.design, removal, toySchema);
    if (!applied.ok) throw new Error();
    engine.update(applied.value.design, removal);
    expect(root.get()).toEqual([["a", "c"], ["c"], []]);
    edit(engine, ...applied.value.inverse);
    expect(root.get()).toEqual([["a", "b", "c"], ["b", "c"], ["b"]]);
  });

  it("sees a new order when a thing is taken out and put in again", () => {
    const engine = createEngine(start, toySchema);
    const root = engine.root((q) => q.everything());
    root.get();
    edit(engine, { op: "add", resource: thing("d") });
    root.get();
    edit(engine, { op: "remove", id: id("b") }, { op: "add", resource: start.resources[id("b")]! });
    expect(root.get()).toEqual(["a", "c", "d", "b"]);
  });
});

describe("early cut-off", () => {
  it("stops where the result is equal", () => {
    const engine = createEngine(toyDesign(thing("a")), toySchema);
    let asked = 0;
    const root = engine.root((q) => {
      asked++;
      return q.derive(firstLetter, id("a"));
    });
    root.get();
    edit(engine, rename("a", "apple"));
    expect(root.isStale).toBe(true);
    expect(runsOf(engine, root)).toBe(2); // nameOf and firstLetter, not the root
    expect([asked, root.isStale]).toEqual([1, false]);
    edit(engine, rename("a", "pear"));
    expect(root.get()).toBe("p");
    expect(asked).toBe(2);
  });

  it("keeps the identity of an equal plain result, maps and sets included", () => {
    const engine = createEngine(toyDesign(thing("a")), toySchema);
    const root = engine.root((q) => {
      const { kind } = q.get(id("a"));
      return { kind, list: [kind], map: new Map([[kind, { kind }]]), set: new Set([kind]) };
    });
    const before = root.get();
    edit(engine, rename("a", "other"));
    expect(root.isStale).toBe(true);
    expect(root.get()).toBe(before);
  });

  it("takes functions and instances for themselves only", () => {
    class Box {
      readonly x = 1;
    }
    const engine = createEngine(toyDesign(thing("a")), toySchema);
    const root = engine.root((q) => [q.get(id("a")).kind, new Box()]);
    const before = root.get();
    edit(engine, rename("a", "other"));
    expect(root.get()).not.toBe(before);
  });

  it("shares a derived value between all that ask", () => {
    const engine = createEngine(toyDesign(thing("a")), toySchema);
    const roots = Array.from({ length: 50 }, () => engine.root(firstLetter, id("a")));
    expect(runsOf(engine, ...roots)).toBe(51);
  });

  it("does not ask for what the changed design makes pointless", () => {
    const engine = createEngine(
      toyDesign(thing("a", { kind: "net" }), thing("b", { kind: "net" })),
      toySchema,
    );
    const nets = (q: Query): readonly Id[] => q.all("net");
    const root = engine.root((q) => q.derive(nets).map((each) => q.derive(nameOf, each)));
    root.get();
    edit(engine, { op: "remove", id: id("b") });
    expect(root.get()).toEqual(["a"]);
    expect(engine.stats.runs).toBe(6); // root, nets, two names; then nets and the root, never the name of the removed
  });
});

describe("dependencies follow what was read last", () => {
  it("forgets a branch that is no longer taken", () => {
    const engine = createEngine(toyDesign(thing("switch"), thing("left"), thing("right")), toySchema);
    const root = engine.root((q) => q.get(id(q.get(id("switch")).name === "switch" ? "left" : "right")).name);
    root.get();
    edit(engine, rename("switch", "right please"));
    expect(root.get()).toBe("right");
    edit(engine, rename("left", "x"));
    expect(root.isStale).toBe(false);
    edit(engine, rename("right", "y"));
    expect(root.get()).toBe("y");
  });

  it("survives a function that fails, and tries again after a change", () => {
    const engine = createEngine(toyDesign(thing("a")), toySchema);
    const failing = (q: Query, what: Id): string => {
      const { name } = q.get(what);
      if (name === "a") throw new Error("not a");
      return name;
    };
    const root = engine.root((q) => {
      try {
        return q.derive(failing, id("a"));
      } catch (error) {
        return String(error);
      }
    });
    expect(root.get()).toBe("Error: not a");
    expect(() => engine.query.derive(failing, id("a"))).toThrow("not a");
    expect(runsOf(engine, root)).toBe(0);
    edit(engine, rename("a", "b"));
    expect(root.get()).toBe("b");
  });

  it("names a cycle instead of running for ever, and recovers when it is broken", () => {
    const viaPeer = (q: Query, what: Id): string => {
      const peer = q.get(what).props["peer"];
      return typeof peer === "string" ? q.derive(viaPeer, id(peer)) : what;
    };
    const start = toyDesign(thing("a", { props: { peer: "b" } }), thing("b", { props: { peer: "a" } }));
    const engine = createEngine(start, toySchema);
    const root = engine.root(viaPeer, id("a"));
    expect(() => root.get()).toThrow("Cycle: viaPeer(");
    expect(() => plainQuery(start, toySchema).derive(viaPeer, id("a"))).toThrow("Cycle: viaPeer(");
    edit(engine, rename("b", "still a cycle"));
    expect(() => root.get()).toThrow("Cycle: viaPeer(");
    edit(engine, { op: "set", id: id("b"), path: "props.peer" });
    expect(root.get()).toBe("b");
  });

  it("refuses to change under a running query", () => {
    const engine = createEngine(toyDesign(thing("a")), toySchema);
    expect(() => engine.root(() => engine.update(toyDesign())).get()).toThrow("cannot change while");
  });
});

describe("roots", () => {
  it("are stale until read, and only those that a change may have reached become so again", () => {
    const engine = createEngine(toyDesign(thing("a"), thing("b")), toySchema);
    const [a, b] = [engine.root(nameOf, id("a")), engine.root(nameOf, id("b"))];
    expect(engine.staleRoots()).toEqual([a, b]);
    a.get();
    b.get();
    expect(engine.staleRoots()).toEqual([]);
    edit(engine, rename("b", "x"));
    expect(engine.staleRoots()).toEqual([b]);
    b.dispose();
    expect(engine.staleRoots()).toEqual([]);
    edit(engine, rename("b", "y"));
    expect(engine.staleRoots()).toEqual([]);
  });

  it("may be read in slices with changes in between", () => {
    const engine = createEngine(toyDesign(thing("a"), thing("b"), thing("c")), toySchema);
    const roots = ["a", "b", "c"].map((each) => engine.root(firstLetter, id(each)));
    roots[0]!.get();
    edit(engine, rename("a", "x"), rename("c", "z"));
    roots[1]!.get();
    edit(engine, rename("b", "y"));
    expect(roots.map((root) => root.get())).toEqual(["x", "y", "z"]);
  });
});

describe("a removed thing", () => {
  it("is forgotten once nobody asks about it", () => {
    const engine = createEngine(toyDesign(thing("a")), toySchema);
    const everything = (q: Query): unknown =>
      q.everything().map((each) => [q.derive(firstLetter, each), q.children(each), q.refsTo(each)]);
    const root = engine.root((q) => q.derive(everything));
    root.get();
    const before = engine.stats.nodes;
    for (let i = 0; i < 5; i++) {
      edit(engine, { op: "add", resource: thing("b") });
      root.get();
      expect(engine.stats.nodes).toBe(before + 5);
      edit(engine, { op: "remove", id: id("b") });
      root.get();
    }
    edit(engine, rename("a", "x"));
    expect(engine.stats.nodes).toBe(before);
  });

  it("can come back and is worked out anew", () => {
    const engine = createEngine(toyDesign(thing("a"), thing("b")), toySchema);
    const names = engine.root((q) => q.everything().map((each) => q.derive(nameOf, each)));
    expect(names.get()).toEqual(["a", "b"]);
    edit(engine, { op: "remove", id: id("b") });
    expect(names.get()).toEqual(["a"]);
    edit(engine, rename("a", "x"));
    edit(engine, { op: "add", resource: thing("b", { name: "other" }) });
    expect(names.get()).toEqual(["x", "other"]);
  });
});

// --- incremental answers equal fresh ones ---

const describeThing = (q: Query, what: Id): string => {
  const resource = q.find(what);
  if (!resource) return "none";
  return `${resource.name} in ${resource.parent === undefined ? "nothing" : q.derive(firstLetter, resource.parent)}`;
};
const depth = (q: Query, what: Id): number => {
  let steps = 0;
  const seen = new Set<Id>();
  for (
    let at = q.find(what);
    at && !seen.has(at.id);
    at = at.parent === undefined ? undefined : q.find(at.parent)
  ) {
    seen.add(at.id);
    steps++;
  }
  return steps;
};
const around = (q: Query, what: Id): unknown => ({
  children: q.children(what).map((each) => q.derive(describeThing, each)),
  peers: q.refsTo(what, "props.peer"),
  rows: q.refsTo(what, "props.rows.*.to").map((each) => q.derive(depth, each)),
  all: q.refsTo(what),
});
const nets = (q: Query): unknown =>
  q.all("net").map((each) => [q.derive(depth, each), q.derive(around, each)]);
const picky = (q: Query): unknown =>
  q.part("title").length % 2 === 0
    ? q.everything().map((each) => q.derive(describeThing, each))
    : q.derive(nets);
const absent = (q: Query): unknown => ["a_0", "b_1", "c_2"].map((each) => q.find(id(each))?.name ?? null);

const PER_THING = [describeThing, depth, around];
const WHOLE = [nets, picky, absent];

function fresh(design: Design): unknown[] {
  const q = plainQuery(design, toySchema);
  return [
    ...Object.keys(design.resources).flatMap((each) =>
      PER_THING.map((fn) => q.derive<unknown>(fn, id(each))),
    ),
    ...WHOLE.map((fn) => q.derive(fn)),
  ];
}

describe("incremental equals full", () => {
  const dice = fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99), fc.nat(99)) as fc.Arbitrary<Dice>;
  const move = fc.record({
    batch: fc.array(dice, { minLength: 1, maxLength: 3 }),
    undo: fc.boolean(),
    withEdits: fc.boolean(),
    /** How many stale roots are read before the next change. */
    read: fc.nat(12),
  });

  it("over random edits, undo, and reading in slices", () => {
    fc.assert(
      fc.property(fc.array(move, { minLength: 1, maxLength: 25 }), (moves) => {
        const start = toyDesign(thing("a", { kind: "net" }), thing("b", { parent: id("a") }), thing("c"));
        const engine = createEngine(start, toySchema);
        const roots = new Map<Id, Root<unknown>[]>();
        const whole = WHOLE.map((fn) => engine.root<unknown>(fn));
        const subjects = engine.root((q) => q.everything());
        const follow = (): void => {
          const ids = new Set(subjects.get());
          for (const [each, old] of roots) {
            if (ids.has(each)) continue;
            for (const root of old) root.dispose();
            roots.delete(each);
          }
          for (const each of ids) {
            if (!roots.has(each))
              roots.set(
                each,
                PER_THING.map((fn) => engine.root<unknown>(fn, each)),
              );
          }
        };
        const change = (design: Design, edits: readonly Edit[], withEdits: boolean): void => {
          if (withEdits) engine.update(design, edits);
          else engine.update(design);
          follow();
        };
        follow();
        for (const { batch, undo, withEdits, read } of moves) {
          const edits = batch.flatMap((d) => toyEdits(engine.design, d));
          const before = engine.design;
          const applied = apply(before, edits, toySchema);
          if (!applied.ok) continue;
          change(applied.value.design, edits, withEdits);
          for (const root of engine.staleRoots().slice(0, read)) root.get();
          if (undo) change(before, applied.value.inverse, withEdits);
        }
        const kept = [
          ...Object.keys(engine.design.resources).flatMap((each) =>
            roots.get(id(each))!.map((root) => root.get()),
          ),
          ...whole.map((root) => root.get()),
        ];
        expect(kept).toEqual(fresh(engine.design));
        expect(engine.staleRoots()).toEqual([]);
        engine.update(engine.design);
        expect(engine.staleRoots()).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});
