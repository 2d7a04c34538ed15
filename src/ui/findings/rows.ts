import { ruleOf, type Finding, type Severity } from "../../core/rules/index.ts";
import type { Id } from "../../core/model/design.ts";
import { panels } from "../../text/panels.ts";

export type Grouping = "none" | "resource" | "rule" | "severity";

export type FindingRow =
  | { readonly type: "group"; readonly key: string; readonly label: string; readonly count: number }
  | { readonly type: "finding"; readonly key: string; readonly finding: Finding };

/** The thing a finding blames: what selecting it selects. */
export const blamed = (f: Finding): Id => f.at[0]?.id ?? f.subject;

/** "Subnets" of the list: what is shown of the findings, in what order. Groups stand by their worst finding. */
export function findingRows(
  findings: readonly Finding[],
  { only, by, nameOf }: { only: Severity | null; by: Grouping; nameOf: (id: Id) => string },
): readonly FindingRow[] {
  const shown = only === null ? findings : findings.filter((f) => f.severity === only);
  if (by === "none") return shown.map((finding) => ({ type: "finding", key: finding.key, finding }));
  const groups = new Map<string, { label: string; findings: Finding[] }>();
  for (const f of shown) {
    const [key, label] =
      by === "rule"
        ? [f.rule, f.rule]
        : by === "severity"
          ? [f.severity, panels.severity[f.severity]]
          : [blamed(f), nameOf(blamed(f))];
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { label, findings: [f] });
    else group.findings.push(f);
  }
  return [...groups].flatMap(([key, group]): FindingRow[] => [
    { type: "group", key: `group ${key}`, label: group.label, count: group.findings.length },
    ...group.findings.map((finding): FindingRow => ({ type: "finding", key: finding.key, finding })),
  ]);
}

/** Where a finding was read: the first source of its rule. */
export const sourceOf = (f: Finding): { title: string; url?: string; date: string } | undefined =>
  ruleOf(f.rule).source[0];
