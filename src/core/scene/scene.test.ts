import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { modelSchema } from "../kinds/index.ts";
import { createEngine } from "../model/engine.ts";
import { plainQuery } from "../model/plainQuery.ts";
import { asId, type Box, type Design } from "../model/design.ts";
import { orderBefore } from "./block.ts";
import { hitTest, type Hit } from "./hit.ts";
import { holds, meets, within } from "./rect.ts";
import { cardsIn, sceneOf, visible, type Scene, type SceneNode } from "./scene.ts";
import { aDesign, groupBy, nsg } from "./testing/design.ts";

/** Random designs: up to four networks of up to six subnets of up to twelve machines, some with groups, boxes at random. */
const designs = fc
  .record({
    counts: fc.array(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 6 }), { maxLength: 4 }),
    loose: fc.integer({ min: 0, max: 3 }),
    boxes: fc.array(
      fc.record(
        {
          x: fc.integer({ min: -300, max: 900 }),
          y: fc.integer({ min: -300, max: 900 }),
          order: fc.integer({ min: 0, max: 6 }),
          columns: fc.integer({ min: 1, max: 4 }),
          collapsed: fc.constant(true as const),
        },
        { requiredKeys: [] },
      ),
      { maxLength: 12 },
    ),
    carried: fc.boolean(),
  })
  .map(({ counts, loose, boxes, carried }): Design => {
    const sketch = Object.fromEntries(
      counts.map((trays, v) => [
        `vnet${v}`,
        Object.fromEntries(
          trays.map((n, s) => [`s${v}-${s}`, Array.from({ length: n }, (_, m) => `vm${v}-${s}-${m}`)]),
        ),
      ]),
    );
    const groups = Array.from({ length: loose }, (_, n) => nsg(`nsg${n}`));
    const design = aDesign(sketch, groups);
    const ids = Object.keys(design.resources);
    const layout: Record<string, Box> = {};
    boxes.forEach((box, n) => {
      const id = ids[(n * 7) % Math.max(1, ids.length)];
      if (id !== undefined) layout[id] = box;
    });
    const resources = { ...design.resources };
    const [first] = counts[0] ?? [];
    if (carried && loose > 0 && first !== undefined) {
      const subnet = resources[asId("s0-0")]!;
      resources[subnet.id] = { ...subnet, props: { ...subnet.props, nsg: "nsg0" } };
    }
    return { ...design, resources, layout };
  });

const sceneOfDesign = (design: Design): Scene => sceneOf(plainQuery(design, modelSchema), design.layout);

const siblings = (scene: Scene): SceneNode[][] => [...groupBy(scene.nodes, (n) => n.item.parent).values()];

describe("every picture", () => {
  test("no two things in the same container overlap", () => {
    fc.assert(
      fc.property(designs, (design) => {
        for (const group of siblings(sceneOfDesign(design)))
          for (const a of group) for (const b of group) if (a !== b) expect(meets(a, b)).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  test("everything lies inside what holds it", () => {
    fc.assert(
      fc.property(designs, (design) => {
        const scene = sceneOfDesign(design);
        for (const node of scene.nodes) {
          const parent = node.item.parent === undefined ? undefined : scene.byKey.get(node.item.parent);
          if (parent !== undefined) expect(within(parent, node)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("the hit test finds what looking at every box finds", () => {
    const point = fc.tuple(fc.integer({ min: -400, max: 2200 }), fc.integer({ min: -400, max: 1800 }));
    fc.assert(
      fc.property(designs, fc.array(point, { minLength: 20, maxLength: 20 }), (design, points) => {
        const scene = sceneOfDesign(design);
        const corners = scene.nodes.slice(0, 12).map((n): [number, number] => [n.x, n.y + n.h - 1]);
        for (const [x, y] of [...points, ...corners])
          expect(hitTest(scene, x, y).node).toBe(innermost(scene, x, y));
      }),
      { numRuns: 40 },
    );
  });

  test("what shows in a part of the canvas is what meets it", () => {
    fc.assert(
      fc.property(designs, fc.integer({ min: -200, max: 900 }), (design, x) => {
        const scene = sceneOfDesign(design);
        const area = { x, y: x / 2, w: 500, h: 300 };
        const meeting = scene.nodes.filter((n) => meets(n, area));
        expect(new Set(visible(scene, area))).toEqual(new Set(meeting));
        expect(cardsIn(scene, area)).toBe(meeting.filter((n) => n.item.tree.face === "card").length);
      }),
      { numRuns: 40 },
    );
  });
});

/** The slow obvious hit test. */
function innermost(scene: Scene, x: number, y: number): SceneNode | undefined {
  return scene.nodes
    .filter((n) => holds(n, x, y))
    .reduce<SceneNode | undefined>(
      (best, n) => (best === undefined || n.depth > best.depth ? n : best),
      undefined,
    );
}

describe("sizes", () => {
  const design = aDesign(
    { hub: { a: ["vm1"], b: ["vm2", "vm3"], c: [] }, ml: { d: [], e: [], f: [], g: [] } },
    [nsg("nsg-a")],
  );
  const withChip = {
    ...design,
    resources: {
      ...design.resources,
      [asId("a")]: { ...design.resources[asId("a")]!, props: { prefixes: ["10.0.0.0/24"], nsg: "nsg-a" } },
    },
  };
  const scene = sceneOfDesign(withChip);
  const box = (id: string): SceneNode => scene.byKey.get(id)!;

  test("a subnet is 180 wide; its height follows from chips and cards", () => {
    expect([box("a").w, box("a").h]).toEqual([180, 42 + 4 + 27 + 8 + 52 - 8 + 10]);
    expect(box("b").h).toBe(42 + 4 + 8 + 2 * 52 - 8 + 10);
  });

  test("three subnets are one column of 200, four are two", () => {
    expect(box("hub").w).toBe(200);
    expect(box("ml").w).toBe(10 + 180 + 12 + 180 + 10);
  });

  test("cards are 160 by 44 at a pitch of 52, ten from the edge", () => {
    expect([box("vm2").w, box("vm2").h, box("vm3").y - box("vm2").y, box("vm2").x - box("b").x]).toEqual([
      160, 44, 52, 10,
    ]);
  });

  test("the chip on a subnet and the loose one on the shelf are places of a resource", () => {
    expect(scene.places.get(asId("nsg-a"))).toEqual(["a/nsg-a"]);
    expect(box("a/nsg-a").h).toBe(20);
    const shelf = sceneOfDesign(aDesign({ hub: { a: [] } }, [nsg("nsg-x")]));
    expect(shelf.byKey.get("nsg-x")!.y).toBeGreaterThan(
      shelf.byKey.get("hub")!.y + shelf.byKey.get("hub")!.h,
    );
  });

  test("a collapsed network hides what it holds and keeps its strip", () => {
    const folded = sceneOf(plainQuery(design, modelSchema), { [asId("hub")]: { collapsed: true } });
    expect(folded.byKey.has("a")).toBe(false);
    expect(folded.byKey.get("hub")!.item.tree.strip).toHaveLength(3);
    expect(folded.byKey.get("hub")!.h).toBe(62);
  });
});

describe("where a drop goes", () => {
  const design = aDesign({ ml: { d: ["x", "y"], e: [], f: [], g: [] } });
  const scene = sceneOfDesign(design);
  const at = (id: string, dx: number, dy: number): Hit => {
    const node = scene.byKey.get(id)!;
    return hitTest(scene, node.x + dx, node.y + dy);
  };

  test("on the first card: before it; below the last one: at the end", () => {
    expect(at("x", 20, 5).before).toBe("x");
    expect(at("y", 20, 5).before).toBe("y");
    expect(at("y", 20, 50).before).toBeUndefined();
    expect(at("x", 20, 5).container?.item.id).toBe("d");
  });

  test("in a network: the column, and the subnet whose middle is below", () => {
    const { node, column, before } = at("ml", 220, 55);
    expect([node?.item.id, column, before]).toEqual(["ml", 1, "e"]);
  });

  test("what is being dragged is seen through", () => {
    const card = scene.byKey.get("x")!;
    expect(hitTest(scene, card.x + 5, card.y + 5, new Set([asId("x")])).node?.item.id).toBe("d");
    const tray = scene.byKey.get("d")!;
    expect(hitTest(scene, card.x + 5, card.y + 5, new Set([asId("d")])).node?.item.id).toBe("ml");
    expect(tray.item.parent).toBe("ml");
  });
});

describe("one edit", () => {
  const design = aDesign({
    hub: { a: ["vm1", "vm2"], b: ["vm3"], c: ["vm4"] },
    ml: { d: ["vm5"], e: [], f: [], g: [] },
  });

  const rename = (d: Design, id: string, name: string): Design => ({
    ...d,
    resources: { ...d.resources, [asId(id)]: { ...d.resources[asId(id)]!, name } },
  });
  const changed = (a: Scene, b: Scene): string[] =>
    b.nodes.filter((n) => a.byKey.get(n.item.key) !== n).map((n) => n.item.key);

  /** The picture before and after the design becomes another one. */
  function twice(before: Design, after: Design): [Scene, Scene] {
    const engine = createEngine(before, modelSchema);
    const first = sceneOf(engine.query, before.layout);
    engine.update(after);
    return [first, sceneOf(engine.query, after.layout)];
  }

  test("a new name makes new nodes of that thing and of what holds it, and of nothing else", () => {
    const [before, after] = twice(design, rename(design, "vm1", "other"));
    expect(changed(before, after).sort()).toEqual(["a", "hub", "vm1"]);
    expect(after.groups[1]).toBe(before.groups[1]);
  });

  test("the same design gives the same nodes", () => {
    expect(changed(...twice(design, { ...design, layout: {} }))).toEqual([]);
  });

  test("moving a network by hand renews only what is in it", () => {
    const [before, after] = twice(design, { ...design, layout: { [asId("ml")]: { x: 900, y: 40 } } });
    expect(changed(before, after).sort()).toEqual(["d", "e", "f", "g", "ml", "vm5"]);
    // Within the network nothing moved: the screen's nodes, which are placed in their containers, stay as they are.
    expect(after.byKey.get("d")!.item).toBe(before.byKey.get("d")!.item);
  });

  test("a tray that changes its column takes no other along", () => {
    const [before, after] = twice(design, { ...design, layout: { [asId("d")]: { x: 1, order: 9 } } });
    expect([after.byKey.get("d")!.x, after.byKey.get("d")!.y > after.byKey.get("g")!.y]).toEqual([
      before.byKey.get("e")!.x,
      true,
    ]);
    expect(after.byKey.get("e")).toBe(before.byKey.get("e"));
  });

  test("the picture after an edit is the picture made from nothing", () => {
    fc.assert(
      fc.property(designs, designs, (one, two) => {
        const shape = (s: Scene): unknown => s.nodes.map(({ x, y, w, h, item }) => [item.key, x, y, w, h]);
        expect(shape(twice(one, two)[1])).toEqual(shape(sceneOfDesign(two)));
      }),
      { numRuns: 40 },
    );
  });

  test("at 10,000 resources one new name touches one branch", () => {
    const names = (n: number, name: (i: number) => string): string[] =>
      Array.from({ length: n }, (_, i) => name(i));
    const tray = (at: string): [string, string[]] => [`s${at}`, names(10, (m) => `vm${at}-${m}`)];
    const network = (v: number): [string, Record<string, string[]>] => [
      `vnet${v}`,
      Object.fromEntries(names(9, (s) => `${v}-${s}`).map(tray)),
    ];
    const big = aDesign(Object.fromEntries(Array.from({ length: 100 }, (_, v) => network(v))));
    const engine = createEngine(big, modelSchema);
    const first = sceneOf(engine.query, big.layout);
    const next = rename(big, "vm50-4-4", "renamed");
    engine.update(next, [{ op: "set", id: asId("vm50-4-4"), path: "name", value: "renamed" }]);
    const second = sceneOf(engine.query, next.layout);
    expect(changed(first, second)).toEqual(["vnet50", "s50-4", "vm50-4-4"]);
  });
});

describe("the order that a drop gives", () => {
  const design = aDesign({ ml: { d: ["x", "y", "z"] } });
  const picture = (layout: Design["layout"]): Scene => sceneOf(plainQuery(design, modelSchema), layout);
  const names = (layout: Design["layout"]): string[] =>
    picture(layout)
      .nodes.filter((n) => n.item.parent === "d")
      .map((n) => n.item.id);
  const order = (before: string | undefined, moving: string, layout: Design["layout"] = {}): number => {
    const { tree } = picture(layout).byKey.get("d")!.item;
    return orderBefore(
      tree,
      layout,
      before === undefined ? undefined : asId(before),
      new Set([asId(moving)]),
    );
  };

  test("between two, before the first, after the last; the others keep theirs", () => {
    expect(names({ [asId("z")]: { order: order("y", "z") } })).toEqual(["x", "z", "y"]);
    expect(names({ [asId("z")]: { order: order("x", "z") } })).toEqual(["z", "x", "y"]);
    expect(names({ [asId("x")]: { order: order(undefined, "x") } })).toEqual(["y", "z", "x"]);
    const once = { [asId("z")]: { order: order("y", "z") } };
    expect(names({ ...once, [asId("x")]: { order: order("y", "x", once) } })).toEqual(["z", "x", "y"]);
  });
});
