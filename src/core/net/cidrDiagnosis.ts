import type { Cidr } from "./brands.ts";
import { parseAddress } from "./address.ts";
import { bitsOf, v4Cidr, v6Cidr } from "./cidrNumbers.ts";
import type { CidrCode, CidrMessage } from "./cidrWords.ts";
import { clipped, decimalOctets } from "./typed.ts";
import { readV4, v4Size, V4_BITS, V4_MAX } from "./v4.ts";
import { readV6, V6_BITS } from "./v6.ts";

export const refusal = (
  code: CidrCode,
  text: string,
  part: string,
  suggestion: Cidr | "" = "",
): CidrMessage => ({
  code,
  params: { text: clipped(text), part: clipped(part), suggestion },
});

/** The whole number that ASCII digits spell, when it is a length of this many bits. */
function lengthOf(typed: string, bits: number): number | undefined {
  return /^0*[0-9]{1,3}$/.test(typed) && Number(typed) <= bits ? Number(typed) : undefined;
}

/** The prefix length that a dotted mask such as 255.255.254.0 stands for. */
function maskLength(typed: string): number | undefined {
  const mask = parseAddress(typed);
  if (!mask.ok || mask.value.includes(":")) return undefined;
  for (let length = 0; length <= V4_BITS; length++)
    if (readV4(mask.value) === V4_MAX - v4Size(length) + 1) return length;
  return undefined;
}

/** What somebody who typed only a network address most likely meant: whole octets behind it are hosts. */
function likelyLength4(n: number): number {
  for (const length of [0, 8, 16, 24]) if (n % v4Size(length) === 0) return length;
  return V4_BITS;
}

/** Small slips with one evident reading. Each is offered only when the gate takes the outcome. */
const repairs: readonly ((text: string) => string)[] = [
  (text) => text.replace(/\s+/g, ""),
  (text) => text.replace(/\\/g, "/"),
  (text) => text.replace(/[[\]]/g, ""),
  (text) => text.replace(/%[^/]*/, ""),
  (text) => text.normalize("NFKC"),
  (text) => text.replace(/,/g, "."),
];

/** A repaired reading of a text, as far as this room's own words can judge it. */
function repaired(text: string): Cidr | "" {
  for (const repair of repairs) {
    const changed = repair(text);
    if (changed === text) continue;
    const [address = "", typed = "", more] = changed.split("/");
    const read = more === undefined ? parseAddress(address) : undefined;
    if (read?.ok !== true) continue;
    const v6 = read.value.includes(":");
    const length = lengthOf(typed, bitsOf(v6 ? 6 : 4));
    if (length !== undefined)
      return v6 ? v6Cidr(readV6(read.value), length) : v4Cidr(readV4(read.value), length);
  }
  return "";
}

function diagnose4(text: string, address: string, typed: string | undefined): CidrMessage {
  const octets = decimalOctets(address);
  if (octets === undefined) {
    const wrong = address.split(".").find((piece) => !/^[0-9]{1,9}$/.test(piece));
    return refusal("not-cidr", text, wrong ?? text, repaired(text));
  }
  if (octets.length > 4) return refusal("not-cidr", text, address);
  const large = octets.find((octet) => octet > 255);
  if (large !== undefined) return refusal("octet-range", text, String(large));
  const n = [0, 1, 2, 3].reduce((value, i) => value * 256 + (octets[i] ?? 0), 0);
  const length = typed === undefined || typed === "" ? undefined : lengthOf(typed, V4_BITS);
  if (octets.length < 4) {
    // A lone number is too little to guess from: it may be a port, a VLAN or a slip.
    if (typed === undefined && octets.length === 1) return refusal("not-cidr", text, text);
    const guess = typed === undefined || typed === "" ? octets.length * 8 : length;
    return refusal("shortened", text, address, guess === undefined ? "" : v4Cidr(n, guess));
  }
  if (/(^|\.)0[0-9]/.test(address))
    return refusal("octal-looking", text, address, v4Cidr(n, length ?? likelyLength4(n)));
  if (typed === undefined || typed === "")
    return refusal("no-length", text, address, v4Cidr(n, likelyLength4(n)));
  if (/^[0-9]+$/.test(typed))
    return refusal("prefix-length", text, typed, length === undefined ? "" : v4Cidr(n, length));
  const mask = maskLength(typed);
  return refusal("not-cidr", text, `/${typed}`, mask === undefined ? repaired(text) : v4Cidr(n, mask));
}

function diagnose6(text: string, address: string, typed: string | undefined): CidrMessage {
  const read = parseAddress(address);
  if (!read.ok) {
    if (read.error.code === "zone")
      return refusal("not-cidr", text, address.slice(address.indexOf("%")), repaired(text));
    const wrong = address.split(":").find((group) => group !== "" && !/^[0-9a-f]{1,4}$/i.test(group));
    return refusal("not-cidr", text, wrong ?? address, repaired(text));
  }
  const n = readV6(read.value);
  if (typed === undefined || typed === "") {
    const length = n === 0n ? 0 : n % 2n ** 64n === 0n ? 64 : V6_BITS;
    return refusal("no-length", text, address, v6Cidr(n, length));
  }
  const length = lengthOf(typed, V6_BITS);
  if (/^[0-9]+$/.test(typed))
    return refusal("prefix-length", text, typed, length === undefined ? "" : v6Cidr(n, length));
  return refusal("not-cidr", text, `/${typed}`, repaired(text));
}

/** Says what is wrong with a trimmed text that the gate has refused, and what was probably meant. */
export function diagnose(text: string): CidrMessage {
  if (text === "") return refusal("empty", text, "");
  const [address = "", typed, more] = text.split("/");
  if (more !== undefined) return refusal("not-cidr", text, `/${text.split("/").slice(2).join("/")}`);
  return text.includes(":") ? diagnose6(text, address, typed) : diagnose4(text, address, typed);
}
