import fc from "fast-check";
import { Address4, Address6 } from "ip-address";
import { describe, expect, it } from "vitest";
import { formatAddress } from "./address.ts";
import {
  addressCount,
  azureReserved,
  cidrOf,
  compareCidrs,
  contains,
  firstOf,
  firstV4,
  lastOf,
  lastV4,
  networkAddress,
  nthAddress,
  overlaps,
  parentOf,
  prefixLength,
  usableAddresses,
  type Cidr,
} from "./cidr.ts";
import { cidr, cidr4, cidr6, crowded, v4Number, v6Number } from "./testing/arbitraries.ts";
import { aCidr } from "./testing/born.ts";

const theirs = (text: string): Address4 | Address6 =>
  text.includes(":") ? new Address6(text) : new Address4(text);

describe("own arithmetic equals ip-address", () => {
  it("in first, last, count, length and network", () => {
    fc.assert(
      fc.property(cidr, (c) => {
        const other = theirs(c);
        const [first, last] = [other.startAddress().bigInt(), other.endAddress().bigInt()];
        expect(firstOf(c)).toBe(first);
        expect(lastOf(c)).toBe(last);
        expect(addressCount(c)).toBe(last - first + 1n);
        expect(prefixLength(c)).toBe(other.subnetMask);
        expect(networkAddress(c)).toBe(other.startAddress().correctForm());
        if (other instanceof Address4) expect([firstV4(c), lastV4(c)]).toEqual([Number(first), Number(last)]);
      }),
    );
  });

  it("in contains and overlaps, also across families", () => {
    const near = fc.oneof(
      fc.tuple(cidr, cidr),
      fc.tuple(crowded, crowded),
      fc.tuple(cidr4, cidr4),
      fc.tuple(cidr6, cidr6),
    );
    fc.assert(
      fc.property(near, ([a, b]) => {
        expect(contains(a, b)).toBe(theirs(b).isInSubnet(theirs(a)));
        expect(overlaps(a, b)).toBe(theirs(b).isInSubnet(theirs(a)) || theirs(a).isInSubnet(theirs(b)));
        expect(overlaps(a, b)).toBe(
          a.includes(":") === b.includes(":") && firstOf(a) <= lastOf(b) && firstOf(b) <= lastOf(a),
        );
      }),
      { numRuns: 500 },
    );
  });

  it("in whether a prefix contains an address", () => {
    fc.assert(
      fc.property(cidr, v4Number, v6Number, (c, four, six) => {
        for (const a of [formatAddress(BigInt(four), 4), formatAddress(six, 6), networkAddress(c)])
          expect(contains(c, a)).toBe(theirs(a).isInSubnet(theirs(c)));
      }),
    );
  });
});

it("makes the block that holds an address, which is its own text again", () => {
  fc.assert(
    fc.property(cidr, (c) => {
      const family = c.includes(":") ? 6 : 4;
      expect(cidrOf(firstOf(c), prefixLength(c), family)).toBe(c);
      expect(cidrOf(lastOf(c), prefixLength(c), family)).toBe(c);
      expect(aCidr(c)).toBe(c);
      const parent = parentOf(c);
      if (parent === undefined) expect(prefixLength(c)).toBe(0);
      else {
        expect(contains(parent, c)).toBe(true);
        expect(addressCount(parent)).toBe(2n * addressCount(c));
      }
    }),
  );
});

it("orders by family, first address, larger block", () => {
  fc.assert(
    fc.property(fc.array(cidr, { maxLength: 12 }), (list) => {
      const key = (c: Cidr) => [c.includes(":") ? 1n : 0n, firstOf(c), BigInt(prefixLength(c))] as const;
      const sorted = [...list].sort(compareCidrs).map(key);
      for (let i = 1; i < sorted.length; i++) {
        const [a, b] = [sorted[i - 1]!, sorted[i]!];
        const at = a.findIndex((part, n) => part !== b[n]);
        if (at >= 0) expect(a[at]! < b[at]!).toBe(true);
      }
    }),
  );
});

describe("what Azure leaves to the user", () => {
  it.each([
    ["10.0.0.0/24", 251],
    ["10.0.0.0/29", 3],
    ["10.0.0.0/30", -1],
    ["10.0.0.0/32", -4],
    ["0.0.0.0/0", 2 ** 32 - 5],
    ["2001:db8::/64", Number.MAX_SAFE_INTEGER],
    ["2001:db8::/120", 251],
  ])("usableAddresses(%s) = %d", (text, usable) => {
    expect(usableAddresses(aCidr(text))).toBe(usable);
  });

  it.each([
    ["10.0.1.0/24", ["10.0.1.0", "10.0.1.1", "10.0.1.2", "10.0.1.3", "10.0.1.255"]],
    ["10.0.1.8/30", ["10.0.1.8", "10.0.1.9", "10.0.1.10", "10.0.1.11"]],
    ["10.0.1.8/32", ["10.0.1.8"]],
    [
      "2001:db8::/64",
      ["2001:db8::", "2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8::ffff:ffff:ffff:ffff"],
    ],
  ])("azureReserved(%s)", (text, kept) => {
    expect(azureReserved(aCidr(text))).toEqual(kept);
  });
});

it("counts addresses from the network address and stops at the end of the block", () => {
  expect(nthAddress(aCidr("10.0.1.0/24"), 4)).toBe("10.0.1.4");
  expect(nthAddress(aCidr("10.0.1.0/24"), 255)).toBe("10.0.1.255");
  expect(nthAddress(aCidr("10.0.1.0/24"), 256)).toBeUndefined();
  expect(nthAddress(aCidr("10.0.1.0/24"), -1)).toBeUndefined();
  expect(nthAddress(aCidr("2001:db8::/64"), 2n ** 64n - 1n)).toBe("2001:db8::ffff:ffff:ffff:ffff");
});

it("throws where only a bug can lead", () => {
  expect(() => cidrOf(0n, 33, 4)).toThrow(RangeError);
  expect(() => cidrOf(2n ** 32n, 8, 4)).toThrow(RangeError);
  expect(() => cidrOf(0n, 129, 6)).toThrow(RangeError);
  expect(() => firstV4(aCidr("::/0"))).toThrow(TypeError);
});
