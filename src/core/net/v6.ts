/** IPv6 as bigint 0…2¹²⁸−1, with its canonical text. */

export const V6_BITS = 128;
export const V6_MAX = (1n << 128n) - 1n;
const GROUPS = 8;

/** Size of a block for each prefix length, `/0` → 2¹²⁸ … `/128` → 1. */
const SIZES: readonly bigint[] = Array.from(
  { length: V6_BITS + 1 },
  (_, length) => 1n << BigInt(V6_BITS - length),
);

/** How many addresses a prefix of this length holds. */
export const v6Size = (length: number): bigint => {
  const size = SIZES[length];
  if (size === undefined) throw new RangeError(`/${length} is no IPv6 prefix length`);
  return size;
};

/** The first address of the block of this length that holds `n`. */
export const v6Network = (n: bigint, length: number): bigint => n & ~(v6Size(length) - 1n);

/** Reads canonical text, up to a slash if there is one. Checks nothing: the text is known to be valid. */
export function readV6(text: string): bigint {
  const slash = text.indexOf("/");
  const address = slash < 0 ? text : text.slice(0, slash);
  const [head = "", tail] = address.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  let hex = "0x";
  for (const group of before) hex += group.padStart(4, "0");
  hex += "0000".repeat(GROUPS - before.length - after.length);
  for (const group of after) hex += group.padStart(4, "0");
  return BigInt(hex);
}

/** Where the longest run of at least two zero groups starts and how long it is; the first of equals. */
function longestZeroRun(groups: readonly string[]): { start: number; length: number } {
  let best = { start: -1, length: 1 };
  let length = 0;
  groups.forEach((group, i) => {
    length = group === "0" ? length + 1 : 0;
    if (length > best.length) best = { start: i - length + 1, length };
  });
  return best;
}

/**
 * RFC 5952 text: lower case, no leading zeros, `::` for the longest run of zero groups (the first of equals, never for
 * a single group). Always hexadecimal, also for IPv4-mapped addresses, which section 5 leaves to the reader's taste.
 */
export function v6Text(n: bigint): string {
  const hex = n.toString(16).padStart(32, "0");
  const groups: string[] = [];
  for (let i = 0; i < GROUPS; i++) groups.push(parseInt(hex.slice(i * 4, i * 4 + 4), 16).toString(16));
  const { start, length } = longestZeroRun(groups);
  if (start < 0) return groups.join(":");
  return `${groups.slice(0, start).join(":")}::${groups.slice(start + length).join(":")}`;
}
