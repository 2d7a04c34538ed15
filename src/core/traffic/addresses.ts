import {
  ALL_V4,
  EMPTY,
  familyOf,
  fromCidrs,
  parseAddress,
  parseCidr,
  rangeSet,
  rangeSetOf,
  rangesOf,
  subtract,
  toV4,
  type RangeSet,
} from "../net/index.ts";
import { DOCUMENTATION_BLOCKS, DROPPED_PLATFORM_BLOCKS, NOT_PUBLIC_BLOCKS } from "../facts/addressBlocks.ts";

/**
 * The IPv4 addresses of an address, a prefix or an `a-b` range as text. An IPv6 text holds none (N17); undefined when
 * it is neither, for example a service tag. A prefix with host bits set is read as its network, as Azure stores it.
 */
export function ipsOf(text: string): RangeSet | undefined {
  const plain = /^([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})(?:\/([0-9]{1,2}))?$/.exec(text);
  return (plain === null ? undefined : plainIps(plain)) ?? slowIpsOf(text);
}

/** The everyday spelling, read without a library; anything odd is left to the strict door. */
function plainIps(plain: RegExpExecArray): RangeSet | undefined {
  let ip = 0;
  for (let i = 1; i <= 4; i++) {
    const octet = plain[i]!;
    if (Number(octet) > 255 || (octet.length > 1 && octet.startsWith("0"))) return undefined;
    ip = ip * 256 + Number(octet);
  }
  const length = Number(plain[5] ?? "32");
  if (length > 32 || (plain[5]?.length ?? 1) !== String(length).length) return undefined;
  const size = 2 ** (32 - length);
  const first = ip - (ip % size);
  return rangeSet(first, first + size - 1);
}

function slowIpsOf(text: string): RangeSet | undefined {
  if (!/^[0-9a-f]*[.:]/i.test(text)) return undefined;
  const address = parseAddress(text);
  if (address.ok) return familyOf(address.value) === 6 ? EMPTY : one(toV4(address.value));
  const dash = text.split("-");
  if (dash.length === 2) {
    const [from, to] = dash.map((end) => parseAddress(end));
    if (from?.ok === true && to?.ok === true && familyOf(from.value) === 4 && familyOf(to.value) === 4)
      return rangeSet(toV4(from.value), toV4(to.value));
    return undefined;
  }
  const cidr = parseCidr(text);
  if (cidr.ok) return fromCidrs([cidr.value]);
  const suggestion = cidr.error.params.suggestion;
  const meant = text.includes("/") && suggestion !== "" ? parseCidr(suggestion) : undefined;
  return meant?.ok === true ? fromCidrs([meant.value]) : undefined;
}

/** One address as a set. */
export const one = (ip: number): RangeSet => rangeSet(ip, ip);

/** An address of the topology as a number; undefined when it is missing, malformed or IPv6. */
export function ipOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const parsed = parseAddress(text);
  return parsed.ok && familyOf(parsed.value) === 4 ? toV4(parsed.value) : undefined;
}

/** Addresses of several texts, those that are none left out. */
export const ipsOfAll = (texts: readonly string[]): RangeSet =>
  rangeSetOf(texts.flatMap((text) => rangesOf(ipsOf(text) ?? EMPTY)));

const NOT_PUBLIC = ipsOfAll(NOT_PUBLIC_BLOCKS);
/** What the public internet carries, Azure's own addresses included (T4). */
export const PUBLIC = subtract(ALL_V4, NOT_PUBLIC);
/** On the internet and in no service tag (T10). */
export const DOCUMENTATION = ipsOfAll(DOCUMENTATION_BLOCKS);
/** Platform-owned public blocks that no tag in a question means (R1). */
export const PLATFORM_BLOCKS = ipsOfAll(DROPPED_PLATFORM_BLOCKS);
