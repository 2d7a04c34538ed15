import fc from "fast-check";
import { Address4, Address6 } from "ip-address";
import { describe, expect, it } from "vitest";
import { addressWords, familyOf, formatAddress, parseAddress, toBigInt, toV4, v4Text } from "./address.ts";
import { v4Number, v6Number } from "./testing/arbitraries.ts";
import { anAddress } from "./testing/born.ts";

describe("parseAddress refuses", () => {
  it.each([
    ["", "empty", ""],
    [" \n", "empty", ""],
    ["010.0.0.4", "octal-looking", "10.0.0.4"],
    ["10.0.0.04", "octal-looking", "10.0.0.4"],
    ["10.0.0.256", "octet-range", ""],
    ["010.0.0.256", "octet-range", ""],
    ["fe80::1%eth0", "zone", "fe80::1"],
    ["%eth0", "zone", ""],
    ["10.0.0.4/24", "has-length", "10.0.0.4"],
    ["2001:DB8::4/64", "has-length", "2001:db8::4"],
    ["x/24", "not-address", ""],
    ["10.0.4", "not-address", ""],
    ["167772164", "not-address", ""],
    ["0x0a000004", "not-address", ""],
    ["10.0.0. 4", "not-address", "10.0.0.4"],
    ["[2001:db8::4]", "not-address", "2001:db8::4"],
    ["10.0.0.٤", "not-address", ""],
    ["1::2::3", "not-address", ""],
    ["::ffff:10.0.0.04", "not-address", ""],
    ["localhost", "not-address", ""],
    ["1".repeat(300), "not-address", ""],
  ] as const)("%j as %s", (text, code, suggestion) => {
    const parsed = parseAddress(text);
    if (parsed.ok) throw new Error(`accepted as ${parsed.value}`);
    expect({ code: parsed.error.code, suggestion: parsed.error.params.suggestion }).toEqual({
      code,
      suggestion,
    });
    const sentence = addressWords[parsed.error.code](parsed.error.params);
    expect(sentence).toMatch(/[.?]$/);
    expect(sentence).not.toContain("undefined");
    expect(sentence.length).toBeLessThanOrEqual(110);
  });
});

describe("canonical text", () => {
  // The examples of RFC 5952, sections 4.2 and 4.3.
  it.each([
    [" 10.0.0.4 ", "10.0.0.4"],
    ["2001:0db8::0001", "2001:db8::1"],
    ["2001:db8:0:0:0:0:2:1", "2001:db8::2:1"],
    ["2001:db8::1:1:1:1:1", "2001:db8:0:1:1:1:1:1"],
    ["2001:0:0:1:0:0:0:1", "2001:0:0:1::1"],
    ["2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"],
    ["2001:DB8::AAAA", "2001:db8::aaaa"],
    ["::ffff:10.0.0.4", "::ffff:a00:4"],
    ["0:0:0:0:0:0:0:0", "::"],
    ["1:0:0:0:0:0:0:0", "1::"],
  ])("%j → %s", (text, canonical) => {
    expect(anAddress(text)).toBe(canonical);
  });

  it("agrees with ip-address and reads back as the same number", () => {
    fc.assert(
      fc.property(v4Number, v6Number, (four, six) => {
        expect(v4Text(four)).toBe(Address4.fromBigInt(BigInt(four)).correctForm());
        expect(toV4(anAddress(v4Text(four)))).toBe(four);
        expect(toBigInt(anAddress(v4Text(four)))).toBe(BigInt(four));
        const text = formatAddress(six, 6);
        expect(text).toBe(Address6.fromBigInt(six).correctForm());
        expect(anAddress(text)).toBe(text);
        expect(toBigInt(text)).toBe(six);
        expect([familyOf(anAddress(v4Text(four))), familyOf(text)]).toEqual([4, 6]);
      }),
    );
  });
});

it("takes exactly what ip-address takes, less prefix lengths and zones", () => {
  // Pieces that make nearly valid text far more often than random characters do.
  const piece = fc.constantFrom(
    "0",
    "1",
    "10",
    "255",
    "256",
    "01",
    "a",
    "ffff",
    "g",
    ".",
    ":",
    "::",
    "%",
    "/",
    "8",
    " ",
  );
  const nearly = fc.oneof(
    fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join("")),
    fc
      .array(fc.constantFrom("0", "1", "10", "255", "256", "01", ""), { minLength: 3, maxLength: 5 })
      .map((o) => o.join(".")),
    fc
      .array(fc.constantFrom("0", "1", "ab", "ffff", "10000", "", "1.2.3.4"), { minLength: 2, maxLength: 9 })
      .map((g) => g.join(":")),
  );
  let accepted = 0;
  fc.assert(
    fc.property(nearly, (text) => {
      const trimmed = text.trim();
      const theirs =
        !/[/%]/.test(trimmed) &&
        (Address4.isValid(trimmed) || (trimmed.includes(":") && Address6.isValid(trimmed)));
      expect(parseAddress(text).ok).toBe(theirs);
      if (theirs) accepted++;
    }),
    { numRuns: 2000 },
  );
  expect(accepted).toBeGreaterThan(50);
});

it("throws on numbers outside a family and on the wrong family, because these are bugs", () => {
  expect(() => formatAddress(2n ** 32n, 4)).toThrow(RangeError);
  expect(() => formatAddress(2n ** 128n, 6)).toThrow(RangeError);
  expect(() => formatAddress(-1n, 6)).toThrow(RangeError);
  expect(() => toV4(anAddress("::1"))).toThrow(TypeError);
});
