import fc from "fast-check";
import { Address4, Address6 } from "ip-address";
import { describe, expect, it } from "vitest";
import { cidrWords, parseCidr } from "./cidr.ts";
import { cidr } from "./testing/arbitraries.ts";

describe("parseCidr refuses", () => {
  const long = `10.0.0.0/${"1".repeat(291)}`;
  it.each([
    // what is typed, the code, the suggestion
    ["", "empty", ""],
    ["   ", "empty", ""],
    ["10.0.1.0/23", "host-bits-set", "10.0.0.0/23"],
    ["10.0.0.4/24", "host-bits-set", "10.0.0.0/24"],
    ["::1/64", "host-bits-set", "::/64"],
    ["2001:DB8::5/64", "host-bits-set", "2001:db8::/64"],
    ["::ffff:10.0.0.1/104", "host-bits-set", "::ffff:a00:0/104"],
    ["010.0.0.0/8", "octal-looking", "10.0.0.0/8"],
    ["10.00.0.0/16", "octal-looking", "10.0.0.0/16"],
    ["010.0.0.0", "octal-looking", "10.0.0.0/8"],
    ["10.0/16", "shortened", "10.0.0.0/16"],
    ["10.0.0/24", "shortened", "10.0.0.0/24"],
    ["10/8", "shortened", "10.0.0.0/8"],
    ["10.1", "shortened", "10.1.0.0/16"],
    ["10.1/", "shortened", "10.1.0.0/16"],
    ["10.1/99", "shortened", ""],
    ["10.1.2.0", "no-length", "10.1.2.0/24"],
    ["10.1.2.3", "no-length", "10.1.2.3/32"],
    ["10.0.0.0/", "no-length", "10.0.0.0/8"],
    ["0.0.0.0", "no-length", "0.0.0.0/0"],
    ["2001:db8::", "no-length", "2001:db8::/64"],
    ["::1", "no-length", "::1/128"],
    ["::", "no-length", "::/0"],
    ["10.0.0.0/08", "prefix-length", "10.0.0.0/8"],
    ["10.0.0.0/008", "prefix-length", "10.0.0.0/8"],
    ["10.0.0.0/33", "prefix-length", ""],
    ["10.0.0.0/3333333333", "prefix-length", ""],
    ["2001:db8::/064", "prefix-length", "2001:db8::/64"],
    ["2001:db8::/129", "prefix-length", ""],
    ["256.0.0.0/8", "octet-range", ""],
    ["10.0.0.999/8", "octet-range", ""],
    ["10", "not-cidr", ""],
    ["0x0a.0.0.0/8", "not-cidr", ""],
    ["1.2.3.4/8/8", "not-cidr", ""],
    ["1.2.3.4.5/8", "not-cidr", ""],
    ["10..0.0/8", "not-cidr", ""],
    [".10.0.0/8", "not-cidr", ""],
    ["10.0.0.0/-8", "not-cidr", ""],
    ["10.0.0.0/+8", "not-cidr", ""],
    ["10.0.0.0/8.0", "not-cidr", ""],
    ["+10.0.0.0/8", "not-cidr", ""],
    ["10.0.0.0/255.255.0.0", "not-cidr", "10.0.0.0/16"],
    ["10.0.0.0/255.0.255.0", "not-cidr", ""],
    ["10.0.0.0 /16", "not-cidr", "10.0.0.0/16"],
    ["10.0.0. 0/16", "not-cidr", "10.0.0.0/16"],
    ["10.0.0.0/ 16", "not-cidr", "10.0.0.0/16"],
    ["10.0.0.0\\16", "not-cidr", "10.0.0.0/16"],
    ["10,0,0,0/16", "not-cidr", "10.0.0.0/16"],
    ["１０.0.0.0/8", "not-cidr", "10.0.0.0/8"],
    ["١٠.0.0.0/8", "not-cidr", ""],
    ["10.0.0.0/٨", "not-cidr", ""],
    ["10.0.0.0\n/8", "not-cidr", "10.0.0.0/8"],
    ["fe80::%eth0/64", "not-cidr", "fe80::/64"],
    ["fe80::/64%eth0", "not-cidr", "fe80::/64"],
    ["[2001:db8::]/64", "not-cidr", "2001:db8::/64"],
    ["1::2::3/64", "not-cidr", ""],
    ["2001:db8:::/64", "not-cidr", ""],
    ["1:2:3:4:5:6:7:8:9/64", "not-cidr", ""],
    ["2001:dbg::/32", "not-cidr", ""],
    ["20011:db8::/32", "not-cidr", ""],
    ["::ffff:010.0.0.0/104", "not-cidr", ""],
    ["AzureCloud", "not-cidr", ""],
    ["*", "not-cidr", ""],
    ["/8", "not-cidr", ""],
    ["/", "not-cidr", ""],
    [long, "prefix-length", ""],
    ["x".repeat(300), "not-cidr", ""],
    [":".repeat(300), "not-cidr", ""],
  ] as const)("%j as %s", (text, code, suggestion) => {
    const parsed = parseCidr(text);
    if (parsed.ok) throw new Error(`accepted as ${parsed.value}`);
    expect({ code: parsed.error.code, suggestion: parsed.error.params.suggestion }).toEqual({
      code,
      suggestion,
    });
    const sentence = cidrWords[parsed.error.code](parsed.error.params);
    expect(sentence).toMatch(/[.?]$/);
    expect(sentence).not.toContain("undefined");
    if (text.length <= 24) expect(sentence.length).toBeLessThanOrEqual(110);
  });
});

describe("parseCidr accepts", () => {
  it.each([
    ["10.0.0.0/8", "10.0.0.0/8"],
    [" 10.0.0.0/8\t", "10.0.0.0/8"],
    ["0.0.0.0/0", "0.0.0.0/0"],
    ["255.255.255.255/32", "255.255.255.255/32"],
    ["::/0", "::/0"],
    ["2001:0DB8:0:0::/64", "2001:db8::/64"],
    ["1:0:0:2:0:0:0:0/80", "1:0:0:2::/80"],
    ["::ffff:10.0.0.0/104", "::ffff:a00:0/104"],
    ["1:2:3:4:5:6:7::/128", "1:2:3:4:5:6:7:0/128"],
  ])("%j", (text, canonical) => {
    expect(parseCidr(text)).toEqual({ ok: true, value: canonical });
  });
});

it("says what was meant in one sentence", () => {
  const said = (text: string) => {
    const parsed = parseCidr(text);
    return parsed.ok ? "" : cidrWords[parsed.error.code](parsed.error.params);
  };
  expect(said("10.0.1.0/23")).toBe("10.0.1.0/23 points inside a network. Did you mean 10.0.0.0/23?");
  expect(said("0x0a.0.0.0/8")).toBe("0x0a.0.0.0/8 is not a prefix. Look at “0x0a”.");
  expect(said("256.0.0.0/8")).toBe("256.0.0.0/8 has 256, and each number of an address ends at 255.");
});

// Pieces that make nearly valid text far more often than random characters do.
const octets = fc
  .array(fc.constantFrom("0", "1", "10", "128", "255", "256", "01", "", "x"), { minLength: 3, maxLength: 5 })
  .map((pieces) => pieces.join("."));
const groups = fc
  .array(fc.constantFrom("0", "1", "ab", "FFFF", "10000", "", "1.2.3.4"), { minLength: 2, maxLength: 9 })
  .map((pieces) => pieces.join(":"));
const suffix = fc.constantFrom(
  "",
  "/",
  "/0",
  "/8",
  "/08",
  "/16",
  "/24",
  "/32",
  "/33",
  "/64",
  "/128",
  "/129",
  "/8/8",
  "%a/8",
);
const loose = fc
  .array(fc.constantFrom("0", "1", "10", "255", ".", ":", "::", "/", "8", "%", " ", "\t", "-", "é"), {
    maxLength: 14,
  })
  .map((pieces) => pieces.join(""));
const nearly = fc.oneof(
  fc.tuple(octets, suffix).map((pieces) => pieces.join("")),
  fc.tuple(groups, suffix).map((pieces) => pieces.join("")),
  loose,
  cidr,
);

it("takes exactly what ip-address takes, less four things we decide ourselves", () => {
  let accepted = 0;
  fc.assert(
    fc.property(nearly, (text) => {
      const trimmed = text.trim();
      const theirs = (): boolean => {
        const v6 = trimmed.includes(":");
        if (!(v6 ? Address6 : Address4).isValid(trimmed)) return false;
        const read = v6 ? new Address6(trimmed) : new Address4(trimmed);
        const lone = !trimmed.includes("/");
        const leadingZero = /\/0\d/.test(trimmed);
        const hostBits = read.bigInt() !== read.startAddress().bigInt();
        return !(lone || leadingZero || hostBits || trimmed.includes("%"));
      };
      const parsed = parseCidr(text);
      expect(parsed.ok).toBe(theirs());
      if (parsed.ok) {
        accepted++;
        const read = parsed.value.includes(":") ? new Address6(trimmed) : new Address4(trimmed);
        expect(parsed.value).toBe(`${read.correctForm()}/${read.subnetMask}`);
        expect(parseCidr(parsed.value)).toEqual(parsed);
      }
    }),
    { numRuns: 3000 },
  );
  expect(accepted).toBeGreaterThan(100);
});

it("suggests only what it would take, and never what was typed", () => {
  fc.assert(
    fc.property(fc.oneof(nearly, fc.string({ maxLength: 300 })), (text) => {
      const parsed = parseCidr(text);
      if (parsed.ok) return;
      const { suggestion, part } = parsed.error.params;
      expect(part.length).toBeLessThanOrEqual(48);
      if (suggestion === "") return;
      expect(suggestion).not.toBe(text.trim());
      expect(parseCidr(suggestion)).toEqual({ ok: true, value: suggestion });
      expect(cidrWords[parsed.error.code](parsed.error.params)).toContain(suggestion);
    }),
    { numRuns: 3000 },
  );
});
