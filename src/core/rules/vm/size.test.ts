import { expect, it } from "vitest";
import { check, fixLabel } from "../index.ts";
import { aDesign } from "../testing/aDesign.ts";
import { testRule } from "../testing/testRule.ts";
import { vmSize } from "./size.ts";

const vm = (props: object) =>
  aDesign({ hub: ["10.0.0.0/16", { web: { prefixes: ["10.0.0.0/24"], vms: { vm: props as never } } }] });

testRule(vmSize, {
  quiet: [
    ["an ordinary size", vm({ size: "Standard_D2s_v5" })],
    ["a size with a constrained number of cores", vm({ size: "Standard_M128-32ms" })],
    ["a size with an accelerator", vm({ size: "Standard_NC24ads_A100_v4" })],
    ["the oldest tier, and white space", vm({ size: " Basic_A1 " })],
    ["nothing set, which means the usual ones", aDesign({ hub: ["10.0.0.0/16", {}] })],
  ],
  speaks: [
    ["an empty text", vm({ size: " " }), ["vm has no size"]],
    ["no tier", vm({ size: "D2s_v5" }), ["vm: D2s_v5 is no size of a machine"]],
    ["an odd character", vm({ size: "Standard_D2s/v5" }), ["Standard_D2s/v5 is no size"]],
    ["a quote", vm({ size: "Standard_D2s_v5'" }), ["is no size"]],
    ["an unknown image", vm({ image: "beos" }), ["vm: beos is none of the images that can be written"]],
    ["an image that every object has", vm({ image: "toString" }), ["toString is none"]],
  ],
});

it.each([
  ["D2s_v5", "Use Standard_D2s_v5"],
  ["standard D4s v5", "Use Standard_D4s_v5"],
  ["??", "Use Standard_D2s_v5"],
])("offers the nearest size for %s", (size, label) => {
  expect(fixLabel(check(vm({ size }), [vmSize])[0]!, 0)).toBe(label);
});
