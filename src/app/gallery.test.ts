import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openDesign } from "../core/files/open.ts";
import { check, type Finding } from "../core/rules/index.ts";
import { app } from "../text/app.ts";

const open = (id: string) => {
  const opened = openDesign(
    readFileSync(new URL(`../../public/gallery/${id}.json`, import.meta.url), "utf8"),
  );
  if (!opened.ok) throw new Error(`${id}: ${opened.error.code}`);
  return opened.value;
};
const faults = (id: string): readonly Finding[] =>
  check(open(id).design).filter((finding) => finding.severity !== "info");

describe("the ready-made designs", () => {
  it.each(Object.keys(app.gallery))("%s opens without a repair and has the title of its card", (id) => {
    const { design, warnings, readOnly } = open(id);
    expect({ warnings, readOnly }).toEqual({ warnings: [], readOnly: false });
    expect(design.title).toBe(app.gallery[id as keyof typeof app.gallery].title);
  });

  it("has nothing wrong in the one that is not to be mended", () => {
    expect(faults("two-tiers")).toEqual([]);
  });

  it("hides as many faults as the card promises", () => {
    expect(app.gallery["find-the-faults"].what).toContain(` ${faults("find-the-faults").length} faults`);
  });
});
