import type { Finding, Severity } from "../../core/rules/rule.ts";
import type { Id, Json, Path } from "../../core/model/design.ts";

/** The text a field shows: numbers as written, anything that is no text as nothing. */
export const shownText = (value: Json | undefined): string =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : "";

/** What is stored for a typed whole number: a number when it is one, else the text as it stands. */
export const typedInt = (text: string): Json | undefined =>
  text === "" ? undefined : /^-?(0|[1-9]\d{0,8})$/.test(text) ? Number(text) : text;

export const typedText = (text: string): string | undefined => (text === "" ? undefined : text);

const isAt = (found: Path | undefined, path: Path): boolean =>
  found !== undefined && (found === path || found.startsWith(`${path}.`) || path.startsWith(`${found}.`));

/** Findings that blame this property of one of these things. */
export const findingsAt = (findings: readonly Finding[], id: Id, path: Path): readonly Finding[] =>
  findings.filter((f) => f.at.some((at) => at.id === id && isAt(at.path, path)));

const RANK: { readonly [S in Severity]: number } = { error: 2, warning: 1, info: 0 };

/** The worst severity that marks a control; notes mark none. */
export function worst(findings: readonly Finding[]): "error" | "warning" | undefined {
  let found: Severity = "info";
  for (const f of findings) if (RANK[f.severity] > RANK[found]) found = f.severity;
  return found === "info" ? undefined : found;
}
