import { describe, expect, it } from "vitest";
import { asId } from "../../core/model/design.ts";
import type { Finding } from "../../core/rules/rule.ts";
import { findingsAt, shownText, typedInt, typedText, worst } from "./values.ts";

describe("typed text", () => {
  it.each([
    ["", undefined],
    ["100", 100],
    ["0", 0],
    ["-5", -5],
    ["007", "007"],
    ["1e3", "1e3"],
    [" 100", " 100"],
    ["99999999999", "99999999999"],
  ])("%j as a whole number is kept as %j", (typed, stored) => {
    expect(typedInt(typed)).toBe(stored);
    expect(shownText(typedInt(typed))).toBe(typed);
  });

  it("is kept to the letter, and nothing at all unsets", () => {
    expect(typedText("  as typed ")).toBe("  as typed ");
    expect(typedText("")).toBeUndefined();
  });
});

const finding = (severity: Finding["severity"], id: string, path?: string): Finding => ({
  key: `${severity} ${path ?? ""}`,
  rule: "a/b",
  subject: asId(id),
  severity,
  variant: "v",
  params: {},
  at: [{ id: asId(id), ...(path === undefined ? {} : { path }) }],
});

describe("findings at a control", () => {
  const all = [
    finding("warning", "vm_1", "props.nics.n1.privateAddress"),
    finding("error", "vm_1", "props.size"),
    finding("error", "vm_2", "props.size"),
    finding("info", "vm_1"),
  ];

  it("are those of its own property, or of one inside or around it", () => {
    const at = (path: string) => findingsAt(all, asId("vm_1"), path).map((f) => f.key);
    expect(at("props.nics.n1.privateAddress")).toEqual(["warning props.nics.n1.privateAddress"]);
    expect(at("props.nics.n1")).toEqual(["warning props.nics.n1.privateAddress"]);
    expect(at("props.nics.n11.privateAddress")).toEqual([]);
    expect(at("props.size")).toEqual(["error props.size"]);
  });

  it("mark it by the worst, and notes not at all", () => {
    expect(worst(all)).toBe("error");
    expect(worst(all.slice(0, 1))).toBe("warning");
    expect(worst(all.slice(3))).toBeUndefined();
    expect(worst([])).toBeUndefined();
  });
});
