import {
  check,
  consequence,
  isSuppressed,
  ruleOf,
  sentence,
  type Finding,
  type Severity,
} from "../core/rules/index.ts";
import { printable } from "./printable.ts";
import type { Design, Profile } from "../core/model/design.ts";

/** What is wrong in one file. */
export interface Report {
  readonly file: string;
  readonly title: string;
  readonly profile: Profile;
  readonly resources: number;
  /** Worst first; accepted ones are only counted. */
  readonly findings: readonly Finding[];
  readonly accepted: number;
}

const today = (): string => new Date().toISOString().slice(0, 10);

export function reportOn(file: string, design: Design, profile: Profile = design.profile): Report {
  const all = check({ ...design, profile });
  const findings = all.filter((f) => !isSuppressed(f, design, today()));
  const { title, resources } = design;
  return {
    file,
    title,
    profile,
    resources: Object.keys(resources).length,
    findings,
    accepted: all.length - findings.length,
  };
}

export const countOf = (findings: readonly Finding[], severity: Severity): number =>
  findings.filter((f) => f.severity === severity).length;

const plural = (n: number, word: string): string => `${n} ${word}${n === 1 ? "" : "s"}`;
const HEADS: Readonly<Record<Severity, string>> = { error: "Errors", warning: "Warnings", info: "Notes" };
const SEVERITIES = ["error", "warning", "info"] as const;

/** For people: findings under their severity, each with what follows in Azure, the rule and the date of its source. */
export function textOf({ file, title, resources, findings, accepted }: Report): string {
  const lines = [`${file}: ${title}`];
  for (const severity of SEVERITIES) {
    const those = findings.filter((f) => f.severity === severity);
    if (those.length === 0) continue;
    lines.push("", HEADS[severity]);
    for (const f of those)
      lines.push(`  ${sentence(f)}`, `    ${consequence(f)}`, `    ${f.rule}, ${datesOf(f)}`);
  }
  const counts = SEVERITIES.map((s) => plural(countOf(findings, s), s === "info" ? "note" : s));
  const rest = accepted === 0 ? "" : ` ${plural(accepted, "finding")} accepted in the design.`;
  lines.push("", `${plural(resources, "resource")}: ${counts.join(", ")}.${rest}`);
  return lines.map((line) => `${printable(line)}\n`).join("");
}

const datesOf = (f: Finding): string =>
  `source of ${[...new Set(ruleOf(f.rule).source.map((s) => s.date))].sort().at(-1) ?? "unknown date"}`;

/** For programs: one object for each file, without words that may change and with them. */
export const jsonOf = ({ file, title, profile, resources, findings, accepted }: Report): object => ({
  file,
  title,
  profile,
  resources,
  errors: countOf(findings, "error"),
  warnings: countOf(findings, "warning"),
  notes: countOf(findings, "info"),
  accepted,
  findings: findings.map((f) => ({
    rule: f.rule,
    severity: f.severity,
    key: f.key,
    subject: f.subject,
    at: f.at,
    message: sentence(f),
    consequence: consequence(f),
    source: ruleOf(f.rule).source,
  })),
});
