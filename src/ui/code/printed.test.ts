import { describe, expect, it } from "vitest";
import { modelSchema } from "../../core/kinds/index.ts";
import { plainQuery } from "../../core/model/plainQuery.ts";
import { check } from "../../core/rules/index.ts";
import { aDesign } from "../../core/rules/testing/aDesign.ts";
import { headerOf, lineCount, linesOf, printDesign, resourceCount } from "./printed.ts";

const wrong = aDesign({ hub: ["10.0.0.0/16", { web: "10.0.0.0/24", db: "10.0.0.128/25" }] });

describe("the head of a file", () => {
  it("is the title alone when nothing would fail", () => {
    expect(headerOf("Two tiers", [])).toEqual(["Two tiers"]);
  });

  it("names what would fail", () => {
    expect(headerOf("Test", check(wrong))).toEqual([
      "Test",
      "1 error would fail the deployment:",
      "- db shares 10.0.0.128/25 with web",
    ]);
  });

  it("names twenty and counts the rest", () => {
    const [finding] = check(wrong);
    const head = headerOf(
      "Test",
      Array.from({ length: 25 }, () => finding!),
    );
    expect(head).toHaveLength(23);
    expect(head.at(-1)).toBe("- and 5 more");
  });
});

describe("a printed design", () => {
  it.each(["bicep", "arm"] as const)("in %s carries its head, its resources and their lines", (language) => {
    const design = aDesign({ hub: ["10.0.0.0/16", { web: "10.0.0.0/24" }] });
    const { tree, printed } = printDesign(plainQuery(design, modelSchema), language, ["Test"]);
    const [file] = Object.keys(printed.files);
    const [place] = printed.lines.get("web") ?? [];
    expect(resourceCount(tree)).toBe(1);
    expect(place?.file).toBe(file);
    const lines = linesOf(printed.files[file!]!);
    expect(lines.slice(place!.from - 1, place!.to).join("\n")).toContain("10.0.0.0/24");
    expect(lineCount(printed)).toBeGreaterThanOrEqual(lines.length);
  });

  it("has no line after its last line end", () => {
    expect(linesOf("a\n\nb\n")).toEqual(["a", "", "b"]);
  });
});
