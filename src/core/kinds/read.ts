import { parseAddress, parseCidr, type Address, type Cidr } from "../net/index.ts";
import type { Fields, PropsOf } from "./field.ts";
import type { Json, Resource, RowId } from "../model/design.ts";

/** Typed view on the properties of a resource whose kind has these fields. The validator at the door keeps the shapes true. */
export const propsOf = <F extends Fields>(_fields: F, r: Resource): PropsOf<F> => r.props as PropsOf<F>;

/** A field's text, trimmed; unset and empty are the same to Azure. */
export const textOf = (value: Json | undefined): string | undefined => {
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  return text === "" ? undefined : text;
};

/** A whole number, or undefined when the text is none. */
export const intOf = (value: Json | undefined): number | undefined => {
  const text = textOf(value);
  return text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : undefined;
};

export const rowsOf = <R>(
  rows: { readonly [row: RowId]: R } | undefined,
): readonly (readonly [RowId, R])[] => (rows === undefined ? [] : (Object.entries(rows) as [RowId, R][]));

/** The texts of a list, trimmed, without empty ones and without those that differ from an earlier one in case alone. */
export function namedOnce(texts: readonly string[] | undefined): readonly string[] {
  const each = new Map<string, string>();
  for (const text of (texts ?? []).map((t) => t.trim()))
    if (text !== "" && !each.has(text.toLowerCase())) each.set(text.toLowerCase(), text);
  return [...each.values()];
}

/** The valid prefixes of a list of typed texts; the rest is the syntax rules' business. */
export const validPrefixes = (texts: readonly string[] | undefined): readonly Cidr[] =>
  (texts ?? []).flatMap((text) => {
    const parsed = parseCidr(text);
    return parsed.ok ? [parsed.value] : [];
  });

export const validAddress = (text: Json | undefined): Address | undefined => {
  const typed = textOf(text);
  if (typed === undefined) return undefined;
  const parsed = parseAddress(typed);
  return parsed.ok ? parsed.value : undefined;
};

/** The parts of a comma separated list, trimmed, without empty ones. */
export const listOf = (text: string | undefined): readonly string[] =>
  (text ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
