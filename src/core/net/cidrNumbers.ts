import { familyOf, formatAddress } from "./address.ts";
import type { Address, Cidr, Family } from "./brands.ts";
import { readV4, v4Network, v4Size, v4Text, V4_BITS, V4_MAX } from "./v4.ts";
import { readV6, v6Network, v6Size, v6Text, V6_BITS, V6_MAX } from "./v6.ts";

/** Azure keeps the network address, the gateway, two for DNS, and the last one. */
const RESERVED_PER_SUBNET = 5;

/** Number of bits in an address of this family: 32 or 128. */
export const bitsOf = (family: Family): number => (family === 4 ? V4_BITS : V6_BITS);

/** The number after the slash; a lone address counts as `/32` or `/128`. */
export function prefixLength(c: Cidr | Address): number {
  const slash = c.lastIndexOf("/");
  if (slash < 0) return bitsOf(familyOf(c));
  let length = 0;
  for (let i = slash + 1; i < c.length; i++) length = length * 10 + c.charCodeAt(i) - 48;
  return length;
}

/** The address before the slash, which is the first one of the block. */
export const networkAddress = (c: Cidr): Address => c.slice(0, c.lastIndexOf("/")) as Address;

/** First address of an IPv4 prefix as a number. A bug in the caller when it is IPv6. */
export function firstV4(c: Cidr): number {
  if (familyOf(c) === 6) throw new TypeError(`${c} is not IPv4`);
  return readV4(c);
}

/** Last address of an IPv4 prefix as a number. A bug in the caller when it is IPv6. */
export const lastV4 = (c: Cidr): number => firstV4(c) + v4Size(prefixLength(c)) - 1;

/** First address of the block as a number. */
export const firstOf = (c: Cidr | Address): bigint => (familyOf(c) === 4 ? BigInt(readV4(c)) : readV6(c));

/** Last address of the block as a number. */
export const lastOf = (c: Cidr | Address): bigint => firstOf(c) + addressCount(c) - 1n;

/** How many addresses the block holds, before Azure keeps any. */
export const addressCount = (c: Cidr | Address): bigint =>
  familyOf(c) === 4 ? BigInt(v4Size(prefixLength(c))) : v6Size(prefixLength(c));

/**
 * Addresses left for network cards in a subnet, after Azure keeps five: `/24` → 251, `/29` → 3. Zero or less means the
 * subnet is too small to use. IPv6 blocks are larger than a number can say exactly and stop at `MAX_SAFE_INTEGER`.
 * @see Azure Virtual Network FAQ, "Are there any restrictions on using IP addresses within these subnets?"
 */
export function usableAddresses(c: Cidr): number {
  const count = addressCount(c);
  return count > BigInt(Number.MAX_SAFE_INTEGER)
    ? Number.MAX_SAFE_INTEGER
    : Number(count) - RESERVED_PER_SUBNET;
}

/** The addresses Azure keeps in a subnet: the first four and the last. A block of fewer than five is kept whole. */
export function azureReserved(c: Cidr): Address[] {
  const family = familyOf(c);
  const count = addressCount(c);
  const offsets = count < 5n ? [0n, 1n, 2n, 3n].filter((n) => n < count) : [0n, 1n, 2n, 3n, count - 1n];
  return offsets.map((n) => formatAddress(firstOf(c) + n, family));
}

/** The address at offset `n` (0 is the network address); nothing when it lies outside the block. */
export function nthAddress(c: Cidr, n: number | bigint): Address | undefined {
  const offset = BigInt(n);
  return offset < 0n || offset >= addressCount(c)
    ? undefined
    : formatAddress(firstOf(c) + offset, familyOf(c));
}

/** Whether every address of `inner` lies in `outer`; equal blocks contain each other, families never. */
export function contains(outer: Cidr, inner: Cidr | Address): boolean {
  if (familyOf(outer) !== familyOf(inner)) return false;
  const length = prefixLength(outer);
  if (prefixLength(inner) < length) return false;
  return familyOf(outer) === 4
    ? v4Network(readV4(inner), length) === readV4(outer)
    : v6Network(readV6(inner), length) === readV6(outer);
}

/** Whether two blocks share an address. Prefixes nest or are disjoint, so one then contains the other. */
export const overlaps = (a: Cidr, b: Cidr): boolean => contains(a, b) || contains(b, a);

/** The IPv4 block of this length that holds the address `n`. */
export const v4Cidr = (n: number, length: number): Cidr =>
  `${v4Text(v4Network(n, length))}/${length}` as Cidr;

/** The IPv6 block of this length that holds the address `n`. */
export const v6Cidr = (n: bigint, length: number): Cidr =>
  `${v6Text(v6Network(n, length))}/${length}` as Cidr;

/**
 * The block of this length that holds the address `first`; host bits are cleared.
 * Throws when address or length lie outside the family.
 */
export function cidrOf(first: bigint, length: number, family: Family): Cidr {
  if (first < 0n || first > (family === 4 ? BigInt(V4_MAX) : V6_MAX))
    throw new RangeError(`${first} is no IPv${family} address`);
  return family === 4 ? v4Cidr(Number(first), length) : v6Cidr(first, length);
}

/** The block of one bit less that holds this one, twice its size; nothing above `/0`. */
export function parentOf(c: Cidr): Cidr | undefined {
  const length = prefixLength(c);
  return length === 0 ? undefined : cidrOf(firstOf(c), length - 1, familyOf(c));
}

/** Orders by family, then first address, then larger block first. */
export function compareCidrs(a: Cidr, b: Cidr): number {
  const family = familyOf(a) - familyOf(b);
  if (family !== 0) return family;
  if (familyOf(a) === 4) return readV4(a) - readV4(b) || prefixLength(a) - prefixLength(b);
  const [x, y] = [readV6(a), readV6(b)];
  return x < y ? -1 : x > y ? 1 : prefixLength(a) - prefixLength(b);
}
