import { Address4, Address6 } from "ip-address";
import type { Cidr } from "./brands.ts";
import { diagnose, refusal } from "./cidrDiagnosis.ts";
import { v4Cidr, v6Cidr } from "./cidrNumbers.ts";
import type { CidrMessage } from "./cidrWords.ts";
import { memoised } from "./memo.ts";
import { err, ok, type Result } from "./result.ts";
import { readV4 } from "./v4.ts";
import { readV6 } from "./v6.ts";

/** Strict reading by `ip-address`: the canonical address before the slash, the length as typed and as understood. */
function gate(text: string): { address: string; typed: string; length: number; v6: boolean } | undefined {
  const v6 = text.includes(":");
  try {
    const read = v6 ? new Address6(text) : new Address4(text);
    return { address: read.correctForm(), typed: read.parsedSubnet, length: read.subnetMask, v6 };
  } catch {
    return undefined; // the library says no by throwing; our own words for it come from the diagnosis
  }
}

/**
 * Besides what `ip-address` refuses we refuse what it lets through and Azure, or another reader, would take otherwise:
 * a lone address, a length with a leading zero, a zone, and bits set behind the prefix length.
 */
const parseTrimmed = memoised((text: string): Result<Cidr, CidrMessage> => {
  const read = gate(text);
  if (read === undefined || read.typed !== String(read.length) || text.includes("%"))
    return err(diagnose(text));
  const cidr = read.v6
    ? v6Cidr(readV6(read.address), read.length)
    : v4Cidr(readV4(read.address), read.length);
  const written = `${read.address}/${read.length}`;
  return written === cidr ? ok(cidr) : err(refusal("host-bits-set", text, read.address, cidr));
});

/**
 * The only way from typed text to a `Cidr`. White space around the prefix is ignored; the result is canonical, so equal
 * prefixes are equal strings. Cheap to ask again for the same text.
 */
export const parseCidr = (text: string): Result<Cidr, CidrMessage> => parseTrimmed(text.trim());
