import { Address4, Address6 } from "ip-address";
import type { Address, Cidr, Family } from "./brands.ts";
import { memoised } from "./memo.ts";
import type { Message, Words } from "./message.ts";
import { err, ok, type Result } from "./result.ts";
import { clipped, decimalOctets } from "./typed.ts";
import { readV4, v4Text, V4_MAX } from "./v4.ts";
import { readV6, v6Text, V6_MAX } from "./v6.ts";

export type { Address, Family } from "./brands.ts";
export { v4Text } from "./v4.ts";

export type AddressCode = "empty" | "not-address" | "octal-looking" | "octet-range" | "zone" | "has-length";

/** Always with the text as typed (`text`) and the correction to offer (`suggestion`, "" when there is none). */
export interface AddressMessage extends Message<AddressCode> {
  readonly params: { readonly text: string; readonly suggestion: string };
}

const meant = (suggestion: string | number | undefined): string =>
  suggestion === "" ? "" : ` Did you mean ${suggestion ?? ""}?`;

export const addressWords: Words<AddressCode> = {
  empty: () => "An address is missing. Write one such as 10.0.0.4.",
  "not-address": (p) => `${p.text} is not an address.${meant(p.suggestion)}`,
  "octal-looking": (p) =>
    `${p.text} has a leading zero, which some systems read as octal.${meant(p.suggestion)}`,
  "octet-range": (p) => `${p.text} has a number above 255.`,
  zone: (p) => `${p.text} carries a zone, which only means something on one machine.${meant(p.suggestion)}`,
  "has-length": (p) => `${p.text} is a prefix; one address is needed here.${meant(p.suggestion)}`,
};

const canonical4 = (text: string): Address | undefined => {
  try {
    return new Address4(text).correctForm() as Address;
  } catch {
    return undefined;
  }
};

const canonical6 = (text: string): Address | undefined => {
  try {
    return new Address6(text).correctForm() as Address;
  } catch {
    return undefined;
  }
};

/** The gate: strict text to canonical text, for an address that stands alone (no prefix length, no zone). */
function gate(text: string): Address | undefined {
  if (text.includes("/") || text.includes("%")) return undefined;
  return text.includes(":") ? canonical6(text) : canonical4(text);
}

function diagnose(text: string): AddressMessage {
  const refuse = (code: AddressCode, suggestion: string): AddressMessage => ({
    code,
    params: { text: clipped(text), suggestion },
  });
  if (text === "") return refuse("empty", "");
  const slash = text.indexOf("/");
  if (slash >= 0) {
    const address = gate(text.slice(0, slash));
    return address === undefined ? refuse("not-address", "") : refuse("has-length", address);
  }
  const percent = text.indexOf("%");
  if (percent >= 0) return refuse("zone", gate(text.slice(0, percent)) ?? "");
  const octets = decimalOctets(text);
  if (octets?.length === 4) {
    if (octets.some((octet) => octet > 255)) return refuse("octet-range", "");
    return refuse("octal-looking", octets.join("."));
  }
  return refuse("not-address", gate(text.replace(/[\s[\]]/g, "")) ?? "");
}

const parseTrimmed = memoised((text: string): Result<Address, AddressMessage> => {
  const address = gate(text);
  return address === undefined ? err(diagnose(text)) : ok(address);
});

/**
 * The only way from typed text to an `Address`: strict, so that no two systems read it differently. White space around
 * the address is ignored; leading zeros, short forms, prefix lengths and zones are refused with a correction.
 */
export const parseAddress = (text: string): Result<Address, AddressMessage> => parseTrimmed(text.trim());

/** IPv6 text has a colon, IPv4 text has none. */
export const familyOf = (a: Address | Cidr): Family => (a.includes(":") ? 6 : 4);

/** The address as a number 0…2³²−1. A bug in the caller when it is IPv6. */
export function toV4(a: Address): number {
  if (familyOf(a) === 6) throw new TypeError(`${a} is not IPv4`);
  return readV4(a);
}

/** The address as a number: 0…2³²−1 for IPv4, 0…2¹²⁸−1 for IPv6. */
export const toBigInt = (a: Address): bigint => (familyOf(a) === 4 ? BigInt(readV4(a)) : readV6(a));

/** The address that a number stands for in its family. Throws when the number is outside the family. */
export function formatAddress(n: bigint, family: Family): Address {
  if (n < 0n || n > (family === 4 ? BigInt(V4_MAX) : V6_MAX))
    throw new RangeError(`${n} is no IPv${family} address`);
  return (family === 4 ? v4Text(Number(n)) : v6Text(n)) as Address;
}
