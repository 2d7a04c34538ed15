import type { Resource } from "../../model/design.ts";

/** Prefixes of a network or subnet as they were typed, each with its path. */
export const prefixTexts = (r: Resource): readonly { readonly text: string; readonly n: number }[] =>
  ((r.props["prefixes"] ?? []) as readonly string[]).map((text, n) => ({ text, n }));

/** The list with one entry exchanged. */
export const withPrefix = (r: Resource, n: number, prefix: string): readonly string[] =>
  prefixTexts(r).map((p) => (p.n === n ? prefix : p.text));

/** Path of the whole list: a finding about one of its texts marks the field. */
export const PREFIXES = "props.prefixes";
