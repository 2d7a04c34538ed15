import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { message, type Message } from "../net/message.ts";
import { apply } from "./apply.ts";
import {
  asId,
  asRowId,
  DESIGN_VERSION,
  type Box,
  type Design,
  type Json,
  type JsonObject,
  type Resource,
} from "./design.ts";
import type { Edit } from "./edit.ts";
import { printDesign, readDesign, type ReadDesign, type ReadOptions } from "./file.ts";
import { fileWords, type FileCode } from "./fileWords.ts";
import { MAX_DEPTH } from "./limits.ts";
import { fullDesign } from "./testing/fullDesign.ts";
import { thing, toyDesign, toyEdits, toySchema, type Dice } from "./testing/toy.ts";

const options: ReadOptions = { schema: toySchema };

function opened(text: string, more: Partial<ReadOptions> = {}): ReadDesign {
  const read = readDesign(text, { ...options, ...more });
  if (!read.ok) throw new Error(fileWords[read.error.code](read.error.params));
  return read.value;
}

function problem(text: string, more: Partial<ReadOptions> = {}): Message<FileCode> | "opened" {
  const read = readDesign(text, { ...options, ...more });
  return read.ok ? "opened" : read.error;
}

/** The full design as JSON with one part changed. */
const withPart = (part: string, value: Json): string => JSON.stringify({ ...fullDesign, [part]: value });
const withResource = (id: string, fields: JsonObject): string =>
  withPart("resources", {
    ...(fullDesign.resources as object),
    [id]: { id, kind: "thing", name: id, props: {}, ...fields },
  });

describe("a design survives its file", () => {
  it("when every field is set", () => {
    const read = opened(printDesign(fullDesign));
    expect(read).toEqual({ design: fullDesign, warnings: [], readOnly: false });
    expect(Object.keys(read.design.resources[asId("net")]!.props["rows"] as object)).toEqual(["r_b", "r_a"]);
  });

  it("with unknown fields everywhere", () => {
    const odd = {
      ...fullDesign,
      future: { a: [1] },
      naming: { ...fullDesign.naming, region: "weu" },
      layout: { net: { x: 1, y: 2, tilt: 3 } },
      resources: { a: { ...thing("a"), shade: "blue" } },
      intents: {},
      suppressions: {},
    };
    expect(opened(JSON.stringify(odd)).design).toEqual(odd);
    expect(JSON.parse(printDesign(odd as object as Design))).toEqual(odd);
  });

  it("with a byte order mark in front", () => {
    expect(opened(`\uFEFF${printDesign(fullDesign)}`).design).toEqual(fullDesign);
  });

  it("in the same order of fields, however they came to be", () => {
    const { props, ...rest } = fullDesign.resources[asId("sub")]!;
    const shuffled = { ...fullDesign, resources: { ...fullDesign.resources, sub: { props, ...rest } } };
    expect(printDesign(shuffled)).toBe(printDesign(fullDesign));
  });

  it("whatever was done to it and whatever was typed", () => {
    const dice = fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99), fc.nat(99)) as fc.Arbitrary<Dice>;
    fc.assert(
      fc.property(
        fc.array(dice, { maxLength: 25 }),
        fc.string({ unit: "binary" }),
        fc.jsonValue(),
        (all, title, typed) => {
          let design: Design = { ...fullDesign, title };
          for (const d of all) {
            const applied = apply(design, toyEdits(design, d), toySchema);
            if (applied.ok) design = applied.value.design;
          }
          const extra = JSON.parse(JSON.stringify({ typed })) as JsonObject;
          design = {
            ...design,
            resources: { ...design.resources, [asId("typed")]: thing("typed", { extra }) },
          };
          const text = printDesign(design);
          const read = readDesign(text, options);
          // A random value may hold a key that is never allowed; then the file is refused, not bent.
          if (!read.ok) {
            expect(read.error.code).toBe("bad-key");
            return;
          }
          expect(read.value).toEqual({ design, warnings: [], readOnly: false });
          expect(printDesign(read.value.design)).toBe(text);
        },
      ),
      { numRuns: 80 },
    );
  });
});

describe("whatever edits make can be saved and opened", () => {
  const key = fc.constantFrom(
    ...[
      "id",
      "kind",
      "name",
      "parent",
      "placement",
      "region",
      "resourceGroup",
      "props",
      "bind",
      "extra",
      "net",
      "vm",
    ],
    ...[
      "resources",
      "intents",
      "i_1",
      "from",
      "resource",
      "via",
      "notes",
      "n_1",
      "x",
      "layout",
      "parameters",
      "size",
    ],
    ...[
      "subscriptions",
      "subscription_1",
      "resourceGroups",
      "resourceGroup_1",
      "defaults",
      "naming",
      "title",
      "cloud",
    ],
    ...["suppressions", "s_1", "reason", "subject", "rows", "r_a", "7", "toString", "new"],
  );
  const path = fc.array(key, { minLength: 1, maxLength: 4 }).map((keys) => keys.join("."));
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom("tcp", "net", "vm", "resourceGroup_1", true, 5, NaN, Infinity),
    fc.constantFrom(
      { resource: "vm" },
      { name: "x" },
      { text: "x", x: 1, y: 1 },
      { id: "i_1" },
      { type: "int" },
    ),
  ) as fc.Arbitrary<Json>;
  const optional = fc.option(value, { nil: undefined }).map((v) => (v === undefined ? {} : { value: v }));
  const id = fc.constantFrom("net", "sub", "vm", "7", "new").map(asId);
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    fc
      .record({ op: fc.constant("set" as const), id, path, rest: optional })
      .map(({ rest, ...e }) => ({ ...e, ...rest })),
    fc
      .record({ op: fc.constant("design" as const), path, rest: optional })
      .map(({ rest, ...e }) => ({ ...e, ...rest })),
    fc.record({ op: fc.constant("box" as const), id, value: value as fc.Arbitrary<Box> }),
    fc.record({
      op: fc.constant("add" as const),
      resource: fc.record({ id, kind: value, name: value, props: value }) as fc.Arbitrary<Resource>,
    }),
    fc.record({
      op: fc.constant("row" as const),
      id,
      list: path,
      row: fc.constantFrom("r_a", "r_n", "7").map(asRowId),
      value,
    }),
  );

  it("at any place, with any value", () => {
    const accepted = { yes: 0, no: 0 };
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 2 }), (edits) => {
        const applied = apply(fullDesign, edits, toySchema);
        accepted[applied.ok ? "yes" : "no"]++;
        if (!applied.ok) return;
        const { design } = applied.value;
        const read = opened(printDesign(design));
        expect(read.warnings).toEqual([]);
        expect(JSON.stringify(read.design)).toBe(JSON.stringify(JSON.parse(printDesign(design))));
      }),
      { numRuns: 1200 },
    );
    expect(Math.min(accepted.yes, accepted.no)).toBeGreaterThan(100);
  });

  it("as deep as a file may be, and no deeper", () => {
    const nested = (levels: number): Json => (levels === 0 ? 1 : [nested(levels - 1)]);
    const at = (levels: number): readonly Edit[] => [
      { op: "set", id: asId("vm"), path: "props.x", value: nested(levels) },
    ];
    // The file, its resources, the thing and its properties are four levels.
    const most = apply(fullDesign, at(MAX_DEPTH - 4), toySchema);
    expect(most.ok && opened(printDesign(most.value.design)).warnings).toEqual([]);
    expect(apply(fullDesign, at(MAX_DEPTH - 3), toySchema)).toMatchObject({ error: { code: "too-deep" } });
  });
});

describe("a file that is refused", () => {
  const deep = `${"[".repeat(MAX_DEPTH + 1)}${"]".repeat(MAX_DEPTH + 1)}`;
  const cases: readonly (readonly [string, string, FileCode])[] = [
    ["nothing", " \n ", "empty"],
    ["a Word file", "PK\u0003\u0004", "foreign-text"],
    ["draw.io", '<?xml version="1.0"?><mxfile host="x"></mxfile>', "foreign-drawio"],
    ["HTML", "<!doctype html><p>", "foreign-xml"],
    ["Bicep", "// network\nparam location string = 'x'\n", "foreign-bicep"],
    [
      "an ARM template",
      '{"$schema":"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"}',
      "foreign-arm",
    ],
    [
      "a subscription template",
      '{"$schema":"https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#"}',
      "foreign-arm",
    ],
    [
      "ARM parameters",
      '{"$schema":"https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#"}',
      "foreign-parameters",
    ],
    ["az output", '[{"id":"/subscriptions/x/resourceGroups/y","name":"y"}]', "foreign-az"],
    ["one resource of az", '{"id":"/subscriptions/x/resourceGroups/y"}', "foreign-az"],
    ["Resource Graph", '{"count":1,"data":[{"id":"/subscriptions/x"}]}', "foreign-az"],
    ["Excalidraw", '{"type":"excalidraw","elements":[]}', "foreign-excalidraw"],
    ["Terraform state", '{"version":4,"terraform_version":"1.0"}', "foreign-terraform"],
    ["other JSON", '{"name":"package"}', "foreign-json"],
    ["a JSON text", '"x"', "foreign-json"],
    ["too deep", deep, "too-deep"],
    ["hugely deep", "[".repeat(200_000), "too-deep"],
    ["cut off", printDesign(fullDesign).slice(0, 500), "bad-syntax"],
    ["a comment", `{ // no\n"format":"vnet-designer"}`, "bad-syntax"],
    ["no version", JSON.stringify({ ...fullDesign, version: undefined }), "bad-version"],
    ["version 0", withPart("version", 0), "bad-version"],
    ["version as a text", withPart("version", "1"), "bad-version"],
    ["a missing part", JSON.stringify({ ...fullDesign, notes: undefined }), "missing"],
    ["resources as a list", withPart("resources", []), "bad-shape"],
    ["an unknown cloud", withPart("cloud", "moon"), "bad-shape"],
    ["props as a list", withResource("a", { props: [] }), "bad-shape"],
    ["an empty kind", withResource("a", { kind: "" }), "bad-shape"],
    ["an id like a number", withResource("42", {}), "bad-id"],
    ["an id with a dot", withResource("a.b", {}), "bad-id"],
    ["an id that every object answers to", withResource("toString", {}), "bad-id"],
    ["another id than its key", withResource("a", { id: "b" }), "other-id"],
    ["no resource group", withPart("resourceGroups", {}), "no-group"],
    ["no subscription", withPart("subscriptions", {}), "no-group"],
    ["__proto__", printDesign(fullDesign).replace('"size": "x"', '"__proto__": {"x": 1}'), "bad-key"],
    ["constructor deep inside", withResource("a", { extra: { list: [{ constructor: 1 }] } }), "bad-key"],
    ["a number beyond all", printDesign(fullDesign).replace('"n": 1', '"n": 1e999'), "bad-number"],
    [
      "the same key twice",
      printDesign(fullDesign).replace('"size": "x"', '"size": "x", "size": "y"'),
      "same-key",
    ],
  ];
  it.each(cases)("%s", (_, text, code) => {
    expect(problem(text)).toMatchObject({ code });
  });

  it("that is made to keep a careless search busy", () => {
    expect(problem("// ".repeat(100_000))).toMatchObject({ code: "foreign-text" });
    expect(problem("//\n ".repeat(100_000))).toMatchObject({ code: "foreign-text" });
    expect(problem('{"'.repeat(100_000))).toMatchObject({ code: "too-deep" });
  });

  it("never pollutes anything", () => {
    problem(printDesign(fullDesign).replace('"size": "x"', '"__proto__": {"polluted": 1}'));
    expect("polluted" in {}).toBe(false);
  });

  it("too large or with too many resources", () => {
    expect(problem(" ".repeat(20 * 1024 * 1024 + 1))).toMatchObject({
      code: "too-large",
      params: { size: 21, max: 20 },
    });
    const many = Object.fromEntries(
      Array.from({ length: 50_001 }, (_, i) => [`t_${i}`, { id: `t_${i}`, kind: "t", name: "", props: {} }]),
    );
    expect(problem(withPart("resources", many))).toMatchObject({
      code: "too-many",
      params: { count: 50_001 },
    });
  });

  it("says line and column of a slip", () => {
    expect(problem('{\n  "format": "vnet-designer",\n  "version" 1\n}')).toMatchObject({
      params: { line: 3, column: 13 },
    });
    const text = printDesign(fullDesign).replace('"cloud": "public"', '"cloud": 7');
    const line = text.split("\n").findIndex((each) => each.includes('"cloud": 7')) + 1;
    expect(problem(text)).toMatchObject({
      code: "bad-shape",
      params: { path: "cloud", line, column: 12, received: "7" },
    });
    expect(problem(text.replace('"cloud": 7,\n', ""))).toMatchObject({
      code: "missing",
      params: { path: "cloud", line: 1, column: 1 },
    });
  });

  it("when a kind does not accept the properties, with what the kind says", () => {
    const validateProps: ReadOptions["validateProps"] = (r) =>
      r.id === "vm" ? [message("vm-says", { a: 1 })] : [];
    expect(problem(printDesign(fullDesign), { validateProps })).toEqual({
      code: "bad-props",
      params: { name: "vm", kind: "vm" },
      details: [message("vm-says", { a: 1 })],
    });
  });

  it("never throws, whatever bytes are changed", () => {
    const text = printDesign(fullDesign);
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(40), fc.string({ maxLength: 5 }), (from, length, other) => {
        const read = readDesign(text.slice(0, from) + other + text.slice(from + length), options);
        if (!read.ok) expect(fileWords[read.error.code](read.error.params)).not.toMatch(/undefined|\[object/);
      }),
      { numRuns: 500 },
    );
  });
});

describe("what is put right", () => {
  const warned = (text: string): readonly (readonly [string, string])[] =>
    opened(text).warnings.map(({ code, params }) => [code, String(params["path"] ?? params["name"])]);

  it.each<
    readonly [string, string, readonly (readonly [FileCode, string])[], (d: Design) => unknown, unknown]
  >([
    [
      "a reference",
      withResource("a", { props: { peer: "none", keep: 1 } }),
      [["reference-dropped", "props.peer"]],
      (d) => d.resources[asId("a")]!.props,
      { keep: 1 },
    ],
    [
      "one of several",
      withResource("a", { props: { friends: ["vm", "none", "gone"] } }),
      [
        ["reference-dropped", "props.friends"],
        ["reference-dropped", "props.friends"],
      ],
      (d) => d.resources[asId("a")]!.props,
      { friends: ["vm"] },
    ],
    [
      "a reference in a row",
      withResource("a", { props: { rows: { r: { to: "none", n: 1 } } } }),
      [["reference-dropped", "props.rows.r.to"]],
      (d) => d.resources[asId("a")]!.props,
      { rows: { r: { n: 1 } } },
    ],
    [
      "a parent",
      withResource("a", { parent: "none" }),
      [["reference-dropped", "parent"]],
      (d) => d.resources[asId("a")]!.parent,
      undefined,
    ],
    [
      "a resource group",
      withResource("a", { placement: { resourceGroup: "none", region: "x" } }),
      [["reference-dropped", "placement.resourceGroup"]],
      (d) => d.resources[asId("a")]!.placement,
      { region: "x" },
    ],
    [
      "a binding",
      withResource("a", { bind: { "props.x": "none" } }),
      [["binding-dropped", "props.x"]],
      (d) => d.resources[asId("a")]!.bind,
      {},
    ],
    [
      "the default group",
      withPart("defaults", { resourceGroup: "none", region: "x" }),
      [["group-replaced", "defaults.resourceGroup"]],
      (d) => d.defaults.resourceGroup,
      "resourceGroup_1",
    ],
    [
      "the subscription of a group",
      withPart("resourceGroups", { resourceGroup_1: { name: "rg", subscription: "none" } }),
      [["group-replaced", "resourceGroups.resourceGroup_1.subscription"]],
      (d) => d.resourceGroups[asId("resourceGroup_1")]!.subscription,
      "subscription_1",
    ],
    [
      "the end of an intent",
      withPart("intents", {
        i: {
          id: "i",
          from: { resource: "none" },
          to: { tag: "x" },
          protocol: "any",
          ports: "",
          expect: "allowed",
        },
      }),
      [["intent-dropped", "i"]],
      (d) => d.intents,
      {},
    ],
    [
      "the way of an intent",
      withPart("intents", {
        i: {
          id: "i",
          from: { resource: "vm" },
          to: { tag: "x" },
          protocol: "any",
          ports: "",
          expect: "allowed",
          via: ["net", "none"],
        },
      }),
      [["reference-dropped", "via"]],
      (d) => d.intents[asId("i")]!.via,
      ["net"],
    ],
    [
      "a thing inside itself",
      withResource("a", { parent: "a" }),
      [["loop-cut", "a"]],
      (d) => d.resources[asId("a")]!.parent,
      undefined,
    ],
  ])("%s", (_, text, warnings, read, expected) => {
    expect(warned(text)).toEqual(warnings);
    expect(read(opened(text).design)).toEqual(expected);
    // Once put right, it stays right.
    expect(opened(printDesign(opened(text).design)).warnings).toEqual([]);
  });

  it("cuts a loop of several at one place only", () => {
    const loop = toyDesign(
      thing("a", { parent: asId("b") }),
      thing("b", { parent: asId("c") }),
      thing("c", { parent: asId("a") }),
      thing("d", { parent: asId("a") }),
    );
    const { design, warnings } = opened(JSON.stringify(loop));
    expect(warnings.map(({ code }) => code)).toEqual(["loop-cut"]);
    expect(Object.values(design.resources).filter((r) => r.parent === undefined)).toHaveLength(1);
  });
});

describe("versions", () => {
  it("opens a newer one to read only, and keeps what it does not know", () => {
    const newer = { ...fullDesign, version: DESIGN_VERSION + 1, future: { x: 1 } };
    const read = opened(JSON.stringify(newer), { validateProps: () => [message("never asked")] });
    expect(read).toEqual({
      design: newer,
      readOnly: true,
      warnings: [message("newer", { version: DESIGN_VERSION + 1 })],
    });
  });

  it("says that a newer one whose shape is new cannot be shown", () => {
    expect(problem(JSON.stringify({ ...fullDesign, version: 99, resources: [] }))).toMatchObject({
      code: "newer-shape",
    });
  });

  it("brings an older one forward step by step", () => {
    const migrations: ReadOptions["migrations"] = [
      { from: 2, migrate: ({ heading, ...rest }) => ({ ...rest, title: heading! }) },
      { from: 1, migrate: ({ name, ...rest }) => ({ ...rest, heading: `${name as string}!` }) },
    ];
    const { title, ...rest } = fullDesign;
    const text = JSON.stringify({ ...rest, name: title });
    const read = opened(text, { migrations, version: 3 });
    expect(read.design).toEqual({ ...fullDesign, title: `${title}!`, version: 3 });
    expect(read).toMatchObject({ readOnly: false, warnings: [message("migrated", { from: 1, to: 3 })] });
    expect(problem(text, { version: 3, migrations: migrations.slice(1) })).toMatchObject({
      code: "no-migration",
    });
    const throwing = [
      {
        from: 1,
        migrate: () => {
          throw new TypeError();
        },
      },
    ];
    expect(problem(text, { version: 2, migrations: throwing })).toMatchObject({ code: "no-migration" });
  });
});
