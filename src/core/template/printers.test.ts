import { describe, expect, it } from "vitest";
import { oneGroup, twoGroups } from "../../testing/templateTrees.ts";
import { printArm } from "./arm.ts";
import { printBicep } from "./bicep.ts";
import { type TemplateTree } from "./tree.ts";

const trees: [name: string, tree: TemplateTree][] = [
  ["one-group", oneGroup],
  ["two-groups", twoGroups],
];

describe.each(trees)("%s", (name, tree) => {
  const bicep = printBicep(tree);
  const arm = printArm(tree);

  it.each(Object.entries({ ...bicep.files, ...arm.files }))(
    "prints %s as it was read",
    async (file, text) => {
      await expect(text).toMatchFileSnapshot(`golden/${name}/${file}`);
    },
  );

  it("prints the same bytes again", () => {
    expect(printBicep(tree)).toEqual(bicep);
    expect(printArm(tree)).toEqual(arm);
  });
});
