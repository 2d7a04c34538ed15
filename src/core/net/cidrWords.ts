import type { Message, Params, Words } from "./message.ts";

/** Why a text is no prefix. */
export type CidrCode =
  | "empty"
  | "not-cidr"
  | "octet-range"
  | "octal-looking"
  | "shortened"
  | "no-length"
  | "prefix-length"
  | "host-bits-set";

/**
 * Always with the text as typed (`text`, cut when very long), the piece that is wrong (`part`) and the correction to
 * offer (`suggestion`, a valid prefix, or "" when nothing sensible can be guessed).
 */
export interface CidrMessage extends Message<CidrCode> {
  readonly params: { readonly text: string; readonly part: string; readonly suggestion: string };
}

const meant = (p: Params): string => (p.suggestion === "" ? "" : ` Did you mean ${p.suggestion ?? ""}?`);

const wrongPart = (p: Params): string => {
  if (p.part === "") return " A piece between its separators is missing.";
  return p.part === p.text ? "" : ` Look at “${p.part ?? ""}”.`;
};

export const cidrWords: Words<CidrCode> = {
  empty: () => "A prefix is missing. Write one such as 10.0.0.0/16.",
  "not-cidr": (p) => `${p.text} is not a prefix.${p.suggestion === "" ? wrongPart(p) : meant(p)}`,
  "octet-range": (p) => `${p.text} has ${p.part ?? ""}, and each number of an address ends at 255.`,
  "octal-looking": (p) => `${p.text} has a leading zero, which some systems read as octal.${meant(p)}`,
  shortened: (p) => `${p.text} leaves out part of the address.${meant(p)}`,
  "no-length": (p) => `${p.text} has no prefix length.${meant(p)}`,
  "prefix-length": (p) => `${p.text} has a wrong prefix length, /${p.part ?? ""}.${meant(p)}`,
  "host-bits-set": (p) => `${p.text} points inside a network.${meant(p)}`,
};
