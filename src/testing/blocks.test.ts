import { expect, it } from "vitest";
import { check } from "../core/rules/index.ts";
import { blockDesign } from "./blocks.ts";

it("has the asked number of resources, and no error", () => {
  const design = blockDesign(1000);
  expect(Object.keys(design.resources)).toHaveLength(1000);
  expect(check(design).filter((f) => f.severity === "error")).toEqual([]);
});
