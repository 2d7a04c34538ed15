import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { kinds } from "../kinds/index.ts";
import { ruleOf, rules } from "./index.ts";

/** Rules that the catalogue lacks; docs/decisions/0007-rules-beyond-the-catalogue.md says why each is there. */
const ADDED = [
  "vm/no-nic",
  "vm/size",
  "vm/admin-user",
  "vnet/dns-server",
  "name/dns-label",
  "field/number",
  "reference/target",
];

describe("the registry", () => {
  it("knows each rule once", () => {
    expect(new Set(rules.map((r) => r.id)).size).toBe(rules.length);
    for (const rule of rules) expect(ruleOf(rule.id)).toBe(rule);
    expect(() => ruleOf("cidr/none")).toThrow("No rule");
  });
  it("asks only about kinds that there are", () => {
    const known = new Set(["design", ...kinds.map((k) => k.kind)]);
    for (const rule of rules) expect(rule.subjects.filter((s) => !known.has(s))).toEqual([]);
  });
  it.each(rules.map((r) => [r.id, r] as const))("%s cites public pages with their dates", (_, rule) => {
    for (const { title, url = "https://", date } of rule.source) {
      expect(title).not.toBe("");
      expect(url).toMatch(/^https:\/\//);
      expect(date).toMatch(/^20\d\d-[01]\d-[0-3]\d$/);
    }
  });
});

const shared = process.env["SHARED_DIR"] ?? resolve(import.meta.dirname, "../../../../shared");
const catalogue = resolve(shared, "rules/catalogue.json");
const isThere = existsSync(catalogue);

describe.skipIf(!isThere)(
  `the catalogue${isThere ? "" : " (skipped: the shared folder is not there)"}`,
  () => {
    interface Row {
      readonly id: string;
      readonly severity: string;
    }
    const rows = new Map(
      isThere ? (JSON.parse(readFileSync(catalogue, "utf8")) as Row[]).map((row) => [row.id, row]) : [],
    );
    it("has every rule but the ones that were decided", () => {
      expect(rules.flatMap((r) => (rows.has(r.id) ? [] : [r.id])).sort()).toEqual([...ADDED].sort());
    });
    it("gives each its severity", () => {
      const known = rules.filter((r) => rows.has(r.id));
      expect(known.map((r) => [r.id, r.severity])).toEqual(
        known.map((r) => [r.id, rows.get(r.id)?.severity]),
      );
    });
  },
);
