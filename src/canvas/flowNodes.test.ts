import { describe, expect, test } from "vitest";
import { modelSchema } from "../core/kinds/index.ts";
import { asId, emptyDesign, type Design, type Resource } from "../core/model/design.ts";
import { createEngine } from "../core/model/engine.ts";
import { sceneOf } from "../core/scene/index.ts";
import { flowNodes } from "./flowNodes.ts";

const resources: readonly Resource[] = [
  { id: asId("nsg"), kind: "nsg", name: "nsg-train", props: {} },
  { id: asId("loose"), kind: "nsg", name: "nsg-loose", props: {} },
  { id: asId("net"), kind: "vnet", name: "vnet", props: { prefixes: ["10.0.0.0/16"] } },
  {
    id: asId("sub"),
    kind: "subnet",
    name: "snet",
    parent: asId("net"),
    props: { prefixes: ["10.0.0.0/24"], nsg: "nsg" },
  },
  { id: asId("vm"), kind: "vm", name: "vm-1", props: { nics: { n1: { subnet: "sub" } } } },
];
const design: Design = {
  ...emptyDesign((kind) => asId(`${kind}1`)),
  resources: Object.fromEntries(resources.map((r) => [r.id, r])),
};

describe("nodes for React Flow", () => {
  const engine = createEngine(design, modelSchema);
  const scene = sceneOf(engine.query, design.layout);
  const nodes = flowNodes(scene, new Set(), new Set());

  test("containers come before what they hold; a carried chip is no node, a loose one is", () => {
    expect(nodes.map((n) => n.id)).toEqual(["net", "sub", "vm", "loose"]);
  });

  test("sizes and handles are given, so that nothing is measured", () => {
    for (const node of nodes) {
      expect(node.measured).toEqual({ width: node.width, height: node.height });
      expect(node.handles).toEqual([]);
    }
  });

  test("places are within the container", () => {
    expect(nodes.find((n) => n.id === "vm")).toMatchObject({ parentId: "sub", position: { x: 10, y: 81 } });
  });

  test("selecting renews the selected node alone", () => {
    const selected = flowNodes(scene, new Set([asId("vm")]), new Set());
    expect(selected.filter((node, n) => node !== nodes[n]).map((n) => n.id)).toEqual(["vm"]);
    expect(flowNodes(scene, new Set(), new Set()).every((node, n) => node === nodes[n])).toBe(true);
  });

  test("an edit renews what it changed and what holds that", () => {
    const vm = design.resources[asId("vm")]!;
    engine.update({ ...design, resources: { ...design.resources, [vm.id]: { ...vm, name: "vm-2" } } });
    const next = flowNodes(sceneOf(engine.query, design.layout), new Set(), new Set());
    expect(next.filter((node, n) => node !== nodes[n]).map((n) => n.id)).toEqual(["net", "sub", "vm"]);
  });
});
