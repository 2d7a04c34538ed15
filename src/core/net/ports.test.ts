import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ALL_PORTS, parsePorts, portBounds, portSet, portsText, portWords } from "./ports.ts";
import { EMPTY, equals, rangeSetOf, rangesOf } from "./rangeSet.ts";

describe("parsePorts accepts", () => {
  it.each([
    ["*", ["*"]],
    ["0-65535", ["*"]],
    ["443", ["443"]],
    ["0", ["0"]],
    ["65535", ["65535"]],
    ["1-5", ["1-5"]],
    ["5-5", ["5"]],
    [" 80 , 443,1000 - 2000 ", ["80", "443", "1000-2000"]],
    ["443,80,443", ["443", "80"]],
  ])("%j", (text, ranges) => {
    expect(parsePorts(text)).toEqual({ ok: true, value: ranges });
  });
});

describe("parsePorts refuses", () => {
  it.each([
    ["", "empty", "", ""],
    ["  ", "empty", "", ""],
    ["200-100", "swapped", "200-100", "100-200"],
    ["80,200-100", "swapped", "200-100", "80,100-200"],
    ["80,,443", "empty-part", "", "80,443"],
    ["80,", "empty-part", "", "80"],
    [",", "empty-part", "", ""],
    ["65536", "port-number", "65536", ""],
    ["1-65536", "port-number", "1-65536", ""],
    ["0443", "leading-zero", "0443", "443"],
    ["*,443", "star-in-list", "*,443", "*"],
    ["80 443", "not-port", "80 443", "80,443"],
    ["80;443", "not-port", "80;443", "80,443"],
    ["1–5", "not-port", "1–5", "1-5"],
    ["1:5", "not-port", "1:5", "1-5"],
    ["1..5", "not-port", "1..5", "1-5"],
    ["http", "not-port", "http", ""],
    ["80,http", "not-port", "http", ""],
    ["-1", "not-port", "-1", ""],
    ["80-", "not-port", "80-", ""],
    ["1-2-3", "not-port", "1-2-3", ""],
    ["8 0", "not-port", "8 0", "8,0"],
    ["80.0", "not-port", "80.0", ""],
    ["٨٠", "not-port", "٨٠", ""],
    ["0x50", "not-port", "0x50", ""],
    ["1e3", "not-port", "1e3", ""],
  ] as const)("%j as %s", (text, code, piece, suggestion) => {
    const parsed = parsePorts(text);
    if (parsed.ok) throw new Error(`accepted as ${portsText(parsed.value)}`);
    expect(parsed.error).toEqual({ code, params: { text: piece, suggestion } });
    if (suggestion !== "") expect(parsePorts(suggestion).ok).toBe(true);
    const sentence = portWords[parsed.error.code](parsed.error.params);
    expect(sentence).toMatch(/[.?]$/);
    expect(sentence).not.toContain("undefined");
    expect(sentence.length).toBeLessThanOrEqual(110);
  });
});

const range = fc
  .tuple(fc.integer({ min: 0, max: 65_535 }), fc.integer({ min: 0, max: 65_535 }))
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

it("prints what it reads", () => {
  fc.assert(
    fc.property(fc.array(range, { minLength: 1, maxLength: 6 }), (ranges) => {
      const text = ranges.map(([a, b]) => (a === b ? String(a) : `${a}-${b}`)).join(", ");
      if (ranges.length > 1 && ranges.some(([a, b]) => a === 0 && b === 65_535)) return;
      const parsed = parsePorts(text);
      if (!parsed.ok) throw new Error(parsed.error.code);
      expect(parsePorts(portsText(parsed.value))).toEqual(parsed);
      expect(equals(portSet(text), rangeSetOf(ranges))).toBe(true);
      expect(equals(portSet(parsed.value), rangeSetOf(ranges))).toBe(true);
      expect(equals(rangeSetOf(parsed.value.map(portBounds)), rangeSetOf(ranges))).toBe(true);
    }),
  );
});

it("makes sets", () => {
  expect(portSet("*")).toEqual(ALL_PORTS);
  expect(rangesOf(portSet("443,80-81,82"))).toEqual([
    [80, 82],
    [443, 443],
  ]);
  expect(portSet("nonsense")).toEqual(EMPTY);
});
