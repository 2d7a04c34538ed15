import { describe, expect, it } from "vitest";
import { printDesign } from "../core/model/file.ts";
import { check } from "../core/rules/index.ts";
import { galleryExamples } from "./gallery.ts";

/** What each ready-made design is there to show; nothing = it is healthy. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  "find-the-faults": [
    "error nsg/priority nsg-train",
    "error cidr/subnet-overlap snet-score",
    "error cidr/host-bits snet-share",
    "error cidr/subnet-outside-vnet snet-build",
  ],
  "two-regions": [],
  "two-tiers": [],
};

describe("the ready-made designs", () => {
  const examples = galleryExamples();

  it("are those that are spoken of here", () => {
    expect(examples.map((e) => e.id)).toEqual(Object.keys(EXPECTED));
  });

  it.each(examples)("$id has the faults that it is meant to have", ({ id, design }) => {
    const found = check(design).map((f) => `${f.severity} ${f.rule} ${design.resources[f.subject]!.name}`);
    expect(found).toEqual(EXPECTED[id]);
  });

  it.each(examples)("$id is written as it would be saved", ({ text, design }) => {
    expect(printDesign(design)).toBe(text);
  });
});
