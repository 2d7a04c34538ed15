import type { NameRule } from "../../kinds/definition.ts";

/** What is wrong with a name, and the piece to quote. */
export interface NameFault {
  readonly variant: "missing" | "short" | "long" | "character" | "start" | "end";
  readonly part: string;
}

const ALLOWED = /^[\w.-]$/;

/** Why a name breaks the rule of its kind; undefined when it does not. White space around it does not count. */
export function nameFault(name: string, rule: NameRule): NameFault | undefined {
  const characters = Array.from(name.trim());
  const [first = "", last = ""] = [characters[0], characters.at(-1)];
  if (characters.length === 0) return { variant: "missing", part: "" };
  const odd = characters.find((c) => !ALLOWED.test(c));
  if (odd !== undefined) return { variant: "character", part: odd === " " ? "a space" : odd };
  if (characters.length < rule.min) return { variant: "short", part: String(characters.length) };
  if (characters.length > rule.max) return { variant: "long", part: String(characters.length) };
  if (rule.pattern.test(name.trim())) return undefined;
  return /^[a-z0-9]$/i.test(first) ? { variant: "end", part: last } : { variant: "start", part: first };
}

/** The nearest name that the rule takes: odd characters become "-", ends are trimmed, what is too long is cut. */
export function tidyName(name: string, { min, max, caf, pattern }: NameRule): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .trim()
    .replace(/[^\w.-]+/g, "-")
    .replace(/^[^a-z0-9]+/i, "")
    .slice(0, max)
    .replace(/\W+$/, "");
  if (plain.length >= min && pattern.test(plain)) return plain;
  return plain === "" ? `${caf}-1` : `${caf}-${plain}`;
}
