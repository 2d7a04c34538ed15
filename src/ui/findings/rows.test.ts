import { describe, expect, it } from "vitest";
import { asId } from "../../core/model/design.ts";
import type { Finding, Severity } from "../../core/rules/rule.ts";
import { blamed, findingRows, type Grouping } from "./rows.ts";

const finding = (rule: string, severity: Severity, subject: string, blames = subject): Finding => ({
  key: `${rule}|${subject}`,
  rule,
  severity,
  subject: asId(subject),
  variant: "v",
  params: {},
  at: [{ id: asId(blames) }],
});

// Worst first, as the checker gives them.
const findings = [
  finding("cidr/overlap", "error", "a"),
  finding("nsg/priority", "error", "b"),
  finding("cidr/overlap", "error", "b"),
  finding("name/invalid", "warning", "a"),
];
const shown = (by: Grouping, only: Severity | null = null) =>
  findingRows(findings, { only, by, nameOf: (id) => id.toUpperCase() }).map((row) =>
    row.type === "group" ? `${row.label} ${row.count}` : row.key,
  );

describe("the list of findings", () => {
  it("is in the order of the check while nothing groups it", () => {
    expect(shown("none")).toEqual(["cidr/overlap|a", "nsg/priority|b", "cidr/overlap|b", "name/invalid|a"]);
  });

  it("groups by the thing to blame, the one with the worst first", () => {
    expect(shown("resource")).toEqual([
      "A 2",
      "cidr/overlap|a",
      "name/invalid|a",
      "B 2",
      "nsg/priority|b",
      "cidr/overlap|b",
    ]);
  });

  it("groups by rule and by severity", () => {
    expect(shown("rule").filter((row) => !row.includes("|"))).toEqual([
      "cidr/overlap 2",
      "nsg/priority 1",
      "name/invalid 1",
    ]);
    expect(shown("severity").filter((row) => !row.includes("|"))).toEqual(["Error 3", "Warning 1"]);
  });

  it("shows one severity alone", () => {
    expect(shown("none", "warning")).toEqual(["name/invalid|a"]);
    expect(shown("resource", "info")).toEqual([]);
  });

  it("blames the first place a finding names, else its subject", () => {
    expect(blamed(finding("a/b", "error", "a", "b"))).toBe("b");
    expect(blamed({ ...finding("a/b", "error", "a"), at: [] })).toBe("a");
  });
});
