import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "./design.ts";
import { isContainer } from "./draft.ts";
import { readDesign } from "./file.ts";
import { designSchema } from "./schema.ts";
import { fullDesign } from "./testing/fullDesign.ts";
import { toySchema } from "./testing/toy.ts";

const ajv = new Ajv2020({ strict: true, allErrors: false });
const accepts = ajv.compile(designSchema());

type Place = readonly (string | number)[];

function placesIn(value: Json, at: Place = []): Place[] {
  if (typeof value !== "object" || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...at, key]))];
}

/** A copy in which the value at a place is changed; undefined takes it away. */
function changed(
  value: Json,
  [key, ...rest]: Place,
  change: (old: Json) => Json | undefined,
  name?: string,
): Json {
  if (key === undefined) return change(value) ?? null;
  if (Array.isArray(value)) {
    return (value as readonly Json[]).map((each, i) =>
      i === Number(key) ? changed(each, rest, change, name) : each,
    );
  }
  return Object.fromEntries(
    Object.entries(value as JsonObject).flatMap(([each, inner]) => {
      if (each !== key) return [[each, inner]];
      if (rest.length > 0) return [[each, changed(inner, rest, change, name)]];
      const next = change(inner);
      return next === undefined ? [] : [[name ?? each, next]];
    }),
  );
}

const SAMPLE = fullDesign as object as Json;
// A version other than today's is a matter of migrations and not of shape.
const PLACES = placesIn(SAMPLE).filter((place) => place.length > 0 && place[0] !== "version");
const VALUES: readonly Json[] = [
  null,
  5,
  -1.5,
  "x",
  "",
  [],
  {},
  true,
  false,
  "tcp",
  ["x"],
  [1],
  { resource: "vm" },
  { name: "x" },
];
const NAMES = ["7", "0", "-1", "01", "a.b", "*", "toString", "fine", "", "x y"];

function verdict(json: Json): boolean | undefined {
  const read = readDesign(JSON.stringify(json), { schema: toySchema });
  if (read.ok) return true;
  // No schema can compare an id with the key above it.
  return read.error.code === "other-id" ? undefined : false;
}

describe("the JSON Schema says what the validator says", () => {
  it("about the sample", () => {
    expect(accepts(SAMPLE)).toBe(true);
    expect(verdict(SAMPLE)).toBe(true);
  });

  it("about every value replaced, removed or renamed", () => {
    const counts = { true: 0, false: 0 };
    for (const place of PLACES) {
      const variants = [
        changed(SAMPLE, place, () => undefined),
        ...VALUES.map((value) => changed(SAMPLE, place, () => value)),
        ...NAMES.map((name) => changed(SAMPLE, place, (old) => old, name)),
      ];
      for (const variant of variants) {
        const expected = verdict(variant);
        if (expected === undefined) continue;
        counts[`${expected}`]++;
        if (accepts(variant) !== expected) expect([place, variant, accepts.errors]).toEqual(expected);
      }
    }
    // Both verdicts must occur often, or the comparison proves nothing.
    expect(Math.min(counts.true, counts.false)).toBeGreaterThan(300);
  });

  it("about several changes at once", () => {
    const change = fc.tuple(fc.constantFrom(...PLACES), fc.constantFrom(...VALUES, undefined));
    fc.assert(
      fc.property(fc.array(change, { minLength: 2, maxLength: 4 }), (changes) => {
        let json = SAMPLE;
        for (const [place, value] of changes) {
          if (place.every((key, i) => isReachable(json, place.slice(0, i), key)))
            json = changed(json, place, () => value);
        }
        const expected = verdict(json);
        if (expected !== undefined) expect(accepts(json)).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });

  it("about what a kind wants of its properties", () => {
    const kinds = { net: { type: "object", properties: { size: { type: "string" } } }, thing: {}, vm: {} };
    const ofKinds = ajv.compile(designSchema(kinds));
    expect(ofKinds(SAMPLE)).toBe(true);
    expect(ofKinds(changed(SAMPLE, ["resources", "net", "props", "size"], () => 5))).toBe(false);
    expect(ofKinds(changed(SAMPLE, ["resources", "sub", "props", "size"], () => 5))).toBe(true);
    expect(ofKinds(changed(SAMPLE, ["resources", "vm", "kind"], () => "unknown"))).toBe(false);
  });
});

function isReachable(json: Json, above: Place, key: string | number): boolean {
  let at: unknown = json;
  for (const each of above) at = isContainer(at) ? at[each] : undefined;
  return isContainer(at) && key in at;
}
