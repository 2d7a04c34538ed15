import fc from "fast-check";
import { v4Cidr, v6Cidr, type Cidr } from "../cidr.ts";
import { V4_MAX } from "../v4.ts";
import { V6_MAX } from "../v6.ts";

/** IPv4 numbers with the ends of the family and of blocks more often than chance would have them. */
export const v4Number: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 0, max: V4_MAX }),
  fc.constantFrom(0, 1, 255, 256, 0x7fff_ffff, 0x8000_0000, 0x0a00_0000, V4_MAX - 1, V4_MAX),
);

/** IPv6 numbers made of groups that are often zero, because the text form is all about runs of zeros. */
export const v6Number: fc.Arbitrary<bigint> = fc.oneof(
  fc
    .array(fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 0xffff })), {
      minLength: 8,
      maxLength: 8,
    })
    .map((groups) => groups.reduce((n, group) => (n << 16n) | BigInt(group), 0n)),
  fc.constantFrom(0n, 1n, V6_MAX, 0xffff_0a00_0001n, 1n << 127n),
);

export const cidr4: fc.Arbitrary<Cidr> = fc
  .tuple(v4Number, fc.integer({ min: 0, max: 32 }))
  .map(([n, length]) => v4Cidr(n, length));

export const cidr6: fc.Arbitrary<Cidr> = fc
  .tuple(v6Number, fc.integer({ min: 0, max: 128 }))
  .map(([n, length]) => v6Cidr(n, length));

export const cidr: fc.Arbitrary<Cidr> = fc.oneof(cidr4, cidr6);

/** IPv4 prefixes inside 10.0.0.0/26, so that they often nest, touch and repeat. */
export const crowded4: fc.Arbitrary<Cidr> = fc
  .tuple(fc.integer({ min: 0, max: 63 }), fc.integer({ min: 26, max: 32 }))
  .map(([offset, length]) => v4Cidr(0x0a00_0000 + offset, length));

/** IPv6 prefixes inside 2001:db8::/122, as crowded. */
export const crowded6: fc.Arbitrary<Cidr> = fc
  .tuple(fc.integer({ min: 0, max: 63 }), fc.integer({ min: 122, max: 128 }))
  .map(([offset, length]) => v6Cidr((0x2001_0db8n << 96n) + BigInt(offset), length));

export const crowded: fc.Arbitrary<Cidr> = fc.oneof(crowded4, crowded6);
