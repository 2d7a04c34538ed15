import { describe, expect, test } from "vitest";
import { firstInside, neighbour, outside, type Direction } from "./neighbour.ts";
import { sceneOf } from "./scene.ts";
import { slotOf } from "./slot.ts";
import { networkStrip, subnetStrip } from "./strip.ts";
import { aDesign, nsg } from "./testing/design.ts";
import { modelSchema } from "../kinds/index.ts";
import { plainQuery } from "../model/plainQuery.ts";
import type { Cidr } from "../net/index.ts";

const design = aDesign(
  { hub: { a: ["vm1", "vm2"], b: [], c: [] }, ml: { d: ["vm3"], e: ["vm4"], f: [], g: [] } },
  [nsg("nsg-a")],
);
const q = plainQuery(design, modelSchema);
const scene = sceneOf(q, {});

describe("arrow keys", () => {
  const cases: [from: string, direction: Direction, to: string | undefined][] = [
    ["a", "down", "b"],
    ["b", "up", "a"],
    ["a", "up", undefined],
    ["vm1", "down", "vm2"],
    ["d", "right", "e"],
    ["hub", "right", "ml"],
    ["ml", "left", "hub"],
    ["hub", "down", "nsg-a"],
    // Out of the last tray of a network into the next network, at the same depth.
    ["a", "right", "d"],
    ["d", "left", "a"],
    ["vm3", "right", "vm4"],
    ["vm3", "left", "vm1"],
  ];
  test.each(cases)("from %s %s to %s", (from, direction, to) => {
    expect(neighbour(scene, from, direction)?.item.key).toBe(to);
  });

  test("Enter goes in, Escape goes out", () => {
    expect(firstInside(scene, "hub")?.item.key).toBe("a");
    expect(firstInside(scene, "a")?.item.key).toBe("vm1");
    expect(firstInside(scene, "vm1")).toBeUndefined();
    expect(outside(scene, "vm1")?.item.key).toBe("a");
    expect(outside(scene, "hub")).toBeUndefined();
  });
});

describe("the free slot of a network", () => {
  test("names the next free prefix and changes no size", () => {
    const slot = slotOf(q, scene, scene.byKey.get("hub")!);
    expect(slot.prefix).toBe("10.0.3.0/24");
    expect(slot.y).toBeGreaterThan(scene.byKey.get("hub")!.y + scene.byKey.get("hub")!.h);
  });

  test("uses the rest of a shorter column", () => {
    const five = aDesign({ ml: { a: ["x", "y", "z"], b: [], c: [], d: [], e: [] } });
    const query = plainQuery(five, modelSchema);
    const picture = sceneOf(query, {});
    const network = picture.byKey.get("ml")!;
    const slot = slotOf(query, picture, network);
    expect(slot.y + slot.h).toBe(network.y + network.h - 10);
    expect(slot.x).toBe(picture.byKey.get("b")!.x);
  });
});

describe("address strips", () => {
  test("kept, used, and the rest is free", () => {
    expect(subnetStrip({ reserved: 5, usable: 11, wanted: 5, max: 5, total: 16 })).toEqual([
      { part: "reserved", from: 0, to: 5 / 16 },
      { part: "used", from: 5 / 16, to: 10 / 16 },
    ]);
  });

  test("what is missing makes the strip longer, in red", () => {
    expect(subnetStrip({ reserved: 5, usable: 11, wanted: 13, max: 13, total: 16 })).toEqual([
      { part: "reserved", from: 0, to: 5 / 18 },
      { part: "used", from: 5 / 18, to: 16 / 18 },
      { part: "missing", from: 16 / 18, to: 1 },
    ]);
  });

  test("a subnet without a valid prefix has no strip", () => {
    expect(subnetStrip({ reserved: 0, usable: 0, wanted: 3, max: 3, total: 0 })).toEqual([]);
  });

  const cidrs = (...list: string[]): Cidr[] => list as Cidr[];
  test("subnets stand in address order, shown at a scale where they can be seen", () => {
    const strip = networkStrip(cidrs("10.0.0.0/16"), cidrs("10.0.1.0/24", "10.0.0.0/24"));
    expect(strip).toEqual([
      { part: "used", from: 0, to: 0.25 },
      { part: "used", from: 0.25, to: 0.5 },
    ]);
  });

  test("what two subnets claim is missing to one of them", () => {
    expect(networkStrip(cidrs("10.0.0.0/16"), cidrs("10.0.0.0/24", "10.0.0.128/25"))).toEqual([
      { part: "used", from: 0, to: 0.5 },
      { part: "missing", from: 0.25, to: 0.5 },
    ]);
  });

  test("a full space is shown whole, several blocks one after the other", () => {
    const strip = networkStrip(cidrs("10.0.0.0/25", "10.9.0.0/25"), cidrs("10.9.0.0/25", "192.168.0.0/24"));
    expect(strip).toEqual([{ part: "used", from: 0.5, to: 1 }]);
  });
});
