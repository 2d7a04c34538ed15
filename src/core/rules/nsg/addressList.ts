import { listOf } from "../../kinds/read.ts";
import {
  addressWords,
  cidrWords,
  parseAddress,
  parseCidr,
  type AddressCode,
  type CidrCode,
  type Params,
} from "../../net/index.ts";

/** One side of a security rule, piece by piece. */
export interface AddressList {
  readonly parts: readonly AddressPart[];
}

export type AddressPart =
  | { readonly is: "star" | "tag" | "address"; readonly text: string }
  | { readonly is: "wrong"; readonly text: string; readonly problem: Problem; readonly suggestion: string };

type Problem =
  | { readonly of: "cidr"; readonly code: CidrCode; readonly params: Params }
  | { readonly of: "address"; readonly code: AddressCode; readonly params: Params }
  | { readonly of: "neither" };

/** A letter, then letters, digits and dots; whether Azure knows the tag is another rule's question. */
const TAG = /^[a-z][a-z0-9.]*$/i;
/** What begins like an address is read as one, so that a slip in it is explained. */
const LIKE_ADDRESS = /^[0-9.]|[/:]/;

/** Reads addresses, prefixes, a service tag or `*`, separated by commas. */
export const readAddresses = (text: string): AddressList => ({ parts: listOf(text).map(readPart) });

function readPart(text: string): AddressPart {
  if (text === "*" || /^any$/i.test(text)) return { is: "star", text: "*" };
  if (TAG.test(text)) return { is: "tag", text };
  if (!LIKE_ADDRESS.test(text)) return { is: "wrong", text, problem: { of: "neither" }, suggestion: "" };
  if (text.includes("/")) {
    const cidr = parseCidr(text);
    // Azure reads a prefix with host bits as its network; that is a warning of its own.
    if (cidr.ok || cidr.error.code === "host-bits-set") return { is: "address", text };
    const { code, params } = cidr.error;
    return { is: "wrong", text, problem: { of: "cidr", code, params }, suggestion: params.suggestion };
  }
  const address = parseAddress(text);
  if (address.ok) return { is: "address", text };
  const { code, params } = address.error;
  return { is: "wrong", text, problem: { of: "address", code, params }, suggestion: params.suggestion };
}

/** Why a piece is wrong, as a sentence. */
export function problemText(part: AddressPart & { readonly is: "wrong" }): string {
  const { problem, text } = part;
  if (problem.of === "cidr") return cidrWords[problem.code](problem.params);
  if (problem.of === "address") return addressWords[problem.code](problem.params);
  return `${text} is neither an address nor a service tag.`;
}

/** The list with every slip corrected; undefined when one of them has no evident reading. */
export function corrected({ parts }: AddressList): string | undefined {
  const texts = parts.map((part) => (part.is === "wrong" ? part.suggestion : part.text));
  return texts.includes("") ? undefined : texts.join(", ");
}
