/** IPv4 as plain numbers 0…2³²−1: everything after the door computes on these, never on text or objects. */

export const V4_MAX = 0xffff_ffff;
export const V4_BITS = 32;

const DOT = 46;
const SLASH = 47;
const ZERO = 48;

/** Size of a block for each prefix length, `/0` → 2³² … `/32` → 1. */
const SIZES: readonly number[] = Array.from({ length: V4_BITS + 1 }, (_, length) => 2 ** (V4_BITS - length));

/** How many addresses a prefix of this length holds. */
export const v4Size = (length: number): number => {
  const size = SIZES[length];
  if (size === undefined) throw new RangeError(`/${length} is no IPv4 prefix length`);
  return size;
};

/** Dotted decimal text of an unsigned 32-bit number. */
export const v4Text = (n: number): string => `${n >>> 24}.${(n >>> 16) & 255}.${(n >>> 8) & 255}.${n & 255}`;

/** Reads canonical dotted decimal text, up to a slash if there is one. Checks nothing: the text is known to be valid. */
export function readV4(text: string): number {
  let value = 0;
  let octet = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === SLASH) break;
    if (code === DOT) {
      value = value * 256 + octet;
      octet = 0;
    } else octet = octet * 10 + code - ZERO;
  }
  return value * 256 + octet;
}

/** The first address of the block of this length that holds `n`. */
export function v4Network(n: number, length: number): number {
  return n - (n % v4Size(length));
}

/** Room for the prefix length below the address in one number; numbers then order as blocks do. */
const KEY = 64;

/**
 * Reads a canonical IPv4 prefix into one number that orders by first address and then larger block first. 38 bits, so
 * exact; one pass over the text, because this is what 100,000 prefixes wait for.
 */
export function readV4Key(cidr: string): number {
  let first = 0;
  let number = 0;
  for (let i = 0; i < cidr.length; i++) {
    const code = cidr.charCodeAt(i);
    if (code >= ZERO) number = number * 10 + code - ZERO;
    else {
      first = first * 256 + number;
      number = 0;
    }
  }
  return first * KEY + number;
}

export const v4KeyLength = (key: number): number => key % KEY;
export const v4KeyFirst = (key: number): number => Math.floor(key / KEY);
