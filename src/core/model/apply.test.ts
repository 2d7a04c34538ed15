import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apply } from "./apply.ts";
import { asId, asRowId, type Design, type Resource } from "./design.ts";
import type { Edit } from "./edit.ts";
import { editWords, type EditCode } from "./editWords.ts";
import { thing, toyDesign, toyEdits, toySchema, type Dice } from "./testing/toy.ts";

const id = asId;
const row = asRowId;
const dice = fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99), fc.nat(99)) as fc.Arbitrary<Dice>;

function done(design: Design, ...edits: readonly Edit[]): Design {
  const applied = apply(design, edits, toySchema);
  if (!applied.ok) throw new Error(editWords[applied.error.code](applied.error.params));
  return applied.value.design;
}

function refused(design: Design, ...edits: readonly Edit[]): EditCode | "accepted" {
  const applied = apply(design, edits, toySchema);
  return applied.ok ? "accepted" : applied.error.code;
}

/** Applies and takes back, comparing text so that the order of every key counts. */
function roundTrip(design: Design, edits: readonly Edit[]): Design | undefined {
  const before = JSON.stringify(design);
  const applied = apply(design, edits, toySchema);
  expect(JSON.stringify(design)).toBe(before);
  if (!applied.ok) return undefined;
  const back = apply(applied.value.design, applied.value.inverse, toySchema);
  if (!back.ok) throw new Error(editWords[back.error.code](back.error.params));
  expect(JSON.stringify(back.value.design)).toBe(before);
  return applied.value.design;
}

describe("the six verbs", () => {
  const base = toyDesign(
    thing("a", { props: { rows: { r1: { n: 1 }, r2: { n: 2 }, r3: { n: 3 } }, text: "x" } }),
    thing("b"),
    thing("c"),
  );
  const rows = (d: Design): string[] => Object.keys(d.resources[id("a")]!.props["rows"] as object);
  const cases: readonly (readonly [string, readonly Edit[], (d: Design) => unknown, unknown])[] = [
    [
      "add goes last",
      [{ op: "add", resource: thing("d") }],
      (d) => Object.keys(d.resources),
      ["a", "b", "c", "d"],
    ],
    [
      "add stands before a neighbour",
      [{ op: "add", resource: thing("d"), before: id("b") }],
      (d) => Object.keys(d.resources),
      ["a", "d", "b", "c"],
    ],
    ["remove", [{ op: "remove", id: id("b") }], (d) => Object.keys(d.resources), ["a", "c"]],
    [
      "set creates what it is set in",
      [{ op: "set", id: id("b"), path: "placement.region", value: "westeurope" }],
      (d) => d.resources[id("b")]!.placement,
      { region: "westeurope" },
    ],
    [
      "set without value unsets",
      [{ op: "set", id: id("a"), path: "props.text" }],
      (d) => "text" in d.resources[id("a")]!.props,
      false,
    ],
    [
      "a binding's key is a path, so it keeps its dots",
      [
        { op: "design", path: "parameters.size", value: { type: "string" } },
        { op: "set", id: id("a"), path: "bind.props.size", value: "size" },
      ],
      (d) => d.resources[id("a")]!.bind,
      { "props.size": "size" },
    ],
    [
      "a new row goes last",
      [{ op: "row", id: id("a"), list: "props.rows", row: row("r4"), value: {} }],
      rows,
      ["r1", "r2", "r3", "r4"],
    ],
    [
      "a known row stays",
      [{ op: "row", id: id("a"), list: "props.rows", row: row("r1"), value: {} }],
      rows,
      ["r1", "r2", "r3"],
    ],
    [
      "a row moves",
      [{ op: "row", id: id("a"), list: "props.rows", row: row("r3"), value: { n: 3 }, before: row("r1") }],
      rows,
      ["r3", "r1", "r2"],
    ],
    [
      "a row without a value goes",
      [{ op: "row", id: id("a"), list: "props.rows", row: row("r2") }],
      rows,
      ["r1", "r3"],
    ],
    ["box", [{ op: "box", id: id("a"), value: { x: 1, y: 2 } }], (d) => d.layout, { a: { x: 1, y: 2 } }],
    [
      "design",
      [{ op: "design", path: "defaults.region", value: "northeurope" }],
      (d) => d.defaults.region,
      "northeurope",
    ],
  ];
  it.each(cases)("%s", (_, edits, read, expected) => {
    expect(read(done(base, ...edits))).toEqual(expected);
    roundTrip(base, edits);
  });
});

describe("refusals", () => {
  const base = toyDesign(thing("a"), thing("b", { parent: id("a"), props: { text: "x" } }));
  const set = (path: string, value: Resource["props"][string]): Edit => ({
    op: "set",
    id: id("b"),
    path,
    value,
  });
  const intent = {
    id: "i",
    from: { resource: "b" },
    to: { tag: "Internet" },
    protocol: "tcp",
    ports: "443",
    expect: "allowed",
  };
  const cases: readonly (readonly [string, readonly Edit[], EditCode | "accepted"])[] = [
    ["removing what is referred to", [{ op: "remove", id: id("a") }], "in-use"],
    [
      "removing both, referrer last",
      [
        { op: "remove", id: id("a") },
        { op: "remove", id: id("b") },
      ],
      "accepted",
    ],
    [
      "removing, reference cleared later",
      [
        { op: "remove", id: id("a") },
        { op: "set", id: id("b"), path: "parent" },
      ],
      "accepted",
    ],
    [
      "adding before the parent is there",
      [
        { op: "add", resource: thing("c", { parent: id("d") }) },
        { op: "add", resource: thing("d") },
      ],
      "accepted",
    ],
    ["a reference to nothing", [set("props.peer", "nowhere")], "dangling"],
    ["a resource group that is none", [set("placement.resourceGroup", "nowhere")], "dangling"],
    ["a binding to no parameter", [set("bind.props.text", "nothing")], "dangling"],
    ["the default group", [{ op: "design", path: "resourceGroups.resourceGroup_1" }], "in-use"],
    ["the subscription of a group", [{ op: "design", path: "subscriptions.subscription_1" }], "in-use"],
    [
      "removing the end of an intent",
      [
        { op: "design", path: "intents.i", value: intent },
        { op: "remove", id: id("b") },
      ],
      "in-use",
    ],
    ["adding twice", [{ op: "add", resource: thing("a") }], "already-exists"],
    ["an id like an integer", [{ op: "add", resource: thing("42") }], "bad-id"],
    ["an id with a dot", [{ op: "add", resource: thing("a.b") }], "bad-id"],
    ["a parent that is inside it", [{ op: "set", id: id("a"), path: "parent", value: "b" }], "inside-itself"],
    ["its own parent", [set("parent", "b")], "inside-itself"],
    ["a negative number is no index", [{ op: "add", resource: thing("-1") }], "accepted"],
    [
      "a row like an integer",
      [{ op: "row", id: id("a"), list: "props.rows", row: row("7"), value: {} }],
      "bad-id",
    ],
    ["__proto__ in a path", [set("props.__proto__.x", 1)], "bad-path"],
    [
      "__proto__ in a value",
      [set("props.x", JSON.parse('{"deep":[{"__proto__":1}]}') as object as Resource["props"])],
      "bad-key",
    ],
    ["an empty key", [set("props..x", 1)], "bad-path"],
    ["changing the kind", [set("kind", "other")], "fixed-field"],
    ["unsetting the name", [{ op: "set", id: id("a"), path: "name" }], "required-field"],
    ["inside a text", [set("props.text.deeper", 1)], "not-an-object"],
    ["a name that is no text", [set("name", 5)], "wrong-type"],
    ["props that are a list", [set("props", [])], "wrong-type"],
    ["unsetting inside nothing", [{ op: "set", id: id("a"), path: "props.none.x" }], "accepted"],
    [
      "a row that is not there",
      [{ op: "row", id: id("a"), list: "props.rows", row: row("r") }],
      "no-such-row",
    ],
    [
      "before a row that is not there",
      [{ op: "row", id: id("a"), list: "props.rows", row: row("r"), value: {}, before: row("s") }],
      "no-such-row",
    ],
    ["what is not there", [{ op: "remove", id: id("z") }], "no-such-resource"],
    ["resources by the design verb", [{ op: "design", path: "resources.a" }], "other-verb"],
    ["the version", [{ op: "design", path: "version", value: 2 }], "fixed-field"],
    ["an unknown part", [{ op: "design", path: "intent.i", value: {} }], "bad-path"],
    ["an intent that is none", [{ op: "design", path: "intents.i", value: {} }], "wrong-type"],
  ];
  it.each(cases)("%s", (_, edits, code) => {
    const before = JSON.stringify(base);
    expect(refused(base, ...edits)).toBe(code);
    expect(JSON.stringify(base)).toBe(before);
  });

  it("says what is missing and who points at it", () => {
    const applied = apply(base, [{ op: "remove", id: id("a") }], toySchema);
    expect(applied).toMatchObject({ ok: false, error: { params: { name: "a", by: "b", path: "parent" } } });
  });

  it("refuses all when the last edit is refused", () => {
    expect(refused(base, set("name", "new"), { op: "remove", id: id("z") })).toBe("no-such-resource");
  });
});

describe("what hangs on a removed resource", () => {
  const suppression = { rule: "r", subject: id("a"), reason: "known" };
  const base = done(
    toyDesign(thing("a"), thing("b")),
    { op: "box", id: id("a"), value: { x: 1, y: 1 } },
    { op: "box", id: id("b"), value: { x: 2, y: 2 } },
    { op: "design", path: "suppressions.s1", value: suppression },
    { op: "design", path: "suppressions.s2", value: { ...suppression, subject: "b" } },
  );

  it("goes with it and comes back with undo, in its old place", () => {
    const next = roundTrip(base, [{ op: "remove", id: id("a") }])!;
    expect(Object.keys(next.layout)).toEqual(["b"]);
    expect(Object.keys(next.suppressions)).toEqual(["s2"]);
  });

  it("stays when the same id is added again in the same batch", () => {
    const next = done(
      base,
      { op: "remove", id: id("a") },
      { op: "add", resource: thing("a", { name: "new" }) },
    );
    expect(Object.keys(next.layout)).toEqual(["a", "b"]);
  });
});

describe("sharing", () => {
  const many = toyDesign(
    ...Array.from({ length: 2000 }, (_, i) => thing(`t_${i}`, { props: { rows: { r: {} } } })),
  );

  it("copies the resources once for 500 adds, removes and changes", () => {
    let copies = 0;
    const counted = new Proxy(many.resources, {
      ownKeys(target) {
        copies++;
        return Reflect.ownKeys(target);
      },
    });
    const edits = Array.from({ length: 500 }, (_, i): Edit => ({ op: "add", resource: thing(`new_${i}`) }));
    const next = done({ ...many, resources: counted }, ...edits);
    expect(Object.keys(next.resources)).toHaveLength(2500);
    expect(copies).toBe(1);
  });

  it("copies a list of rows once for 500 rows", () => {
    let copies = 0;
    const rows = new Proxy(Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`r${i}_`, {}])), {
      ownKeys(target) {
        copies++;
        return Reflect.ownKeys(target);
      },
    });
    const edits = Array.from({ length: 500 }, (_, i): Edit => ({
      op: "row",
      id: id("a"),
      list: "props.rows",
      row: row(`new_${i}`),
      value: {},
    }));
    done(toyDesign(thing("a", { props: { rows } })), ...edits);
    expect(copies).toBe(1);
  });

  it("keeps the identity of everything that was not touched", () => {
    const next = done(many, { op: "set", id: id("t_7"), path: "props.x", value: 1 });
    const changed = Object.keys(many.resources).filter(
      (key) => next.resources[id(key)] !== many.resources[id(key)],
    );
    expect(changed).toEqual(["t_7"]);
    expect(next.resources[id("t_7")]!.props["rows"]).toBe(many.resources[id("t_7")]!.props["rows"]);
    expect(next.layout).toBe(many.layout);
  });

  it.each<readonly [string, readonly Edit[]]>([
    ["setting the same", [{ op: "set", id: id("t_1"), path: "name", value: "t_1" }]],
    ["setting an equal object", [{ op: "set", id: id("t_1"), path: "props", value: { rows: { r: {} } } }]],
    [
      "there and back",
      [
        { op: "set", id: id("t_1"), path: "name", value: "other" },
        { op: "set", id: id("t_1"), path: "name", value: "t_1" },
      ],
    ],
    [
      "add and remove",
      [
        { op: "add", resource: thing("new") },
        { op: "remove", id: id("new") },
      ],
    ],
    ["unset the unset", [{ op: "box", id: id("t_1") }]],
    ["nothing", []],
  ])("returns the same design for %s", (_, edits) => {
    const applied = apply(many, edits, toySchema);
    expect(applied.ok && applied.value.design === many && applied.value.inverse.length === 0).toBe(true);
  });
});

it("sets a field that is there without a value", () => {
  const props = { x: undefined, y: 1 } as object as Resource["props"];
  const next = roundTrip(toyDesign(thing("a", { props })), [
    { op: "set", id: id("a"), path: "props.x", value: 2 },
  ])!;
  expect(JSON.stringify(next.resources[id("a")]!.props)).toBe('{"y":1,"x":2}');
});

it("moves a row away from the end and back", () => {
  const props = { rows: { r1: { n: 1 }, r2: { n: 2 } } };
  const base = toyDesign(thing("a", { props }));
  const move: Edit = {
    op: "row",
    id: id("a"),
    list: "props.rows",
    row: row("r2"),
    value: { n: 5 },
    before: row("r1"),
  };
  expect(JSON.stringify(roundTrip(base, [move])!.resources[id("a")]!.props)).toBe(
    '{"rows":{"r2":{"n":5},"r1":{"n":1}}}',
  );
});

describe("properties", () => {
  it("the inverse brings back every byte, whatever the batch", () => {
    fc.assert(
      fc.property(fc.array(fc.array(dice, { minLength: 1, maxLength: 4 }), { maxLength: 25 }), (batches) => {
        let design = toyDesign(thing("a"), thing("b", { parent: id("a") }), thing("c"));
        for (const batch of batches) {
          const edits = batch.flatMap((d) => toyEdits(design, d));
          design = roundTrip(design, edits) ?? design;
        }
      }),
      { numRuns: 300 },
    );
  });

  it("nothing ever dangles, and one batch equals its edits one by one", () => {
    fc.assert(
      fc.property(fc.array(dice, { maxLength: 40 }), (all) => {
        let design = toyDesign(thing("a"), thing("b"));
        for (const d of all) {
          const edits = toyEdits(design, d);
          const whole = apply(design, edits, toySchema);
          if (!whole.ok) continue;
          let step: Design | undefined = design;
          for (const edit of edits) {
            const one: ReturnType<typeof apply> | undefined = step && apply(step, [edit], toySchema);
            step = one?.ok ? one.value.design : undefined;
          }
          // What is taken out and put in again in one batch keeps its box, as tested above.
          const isReplaced =
            edits.some((edit) => edit.op === "add") && edits.some((edit) => edit.op === "remove");
          if (step && !isReplaced) expect(JSON.stringify(step)).toBe(JSON.stringify(whole.value.design));
          design = whole.value.design;
          for (const resource of Object.values(design.resources)) {
            for (const { to } of toySchema.references(resource)) expect(design.resources).toHaveProperty(to);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
