import { describe, expect, it } from "vitest";
import { floorPlan, type Wishes } from "./layout.ts";

const asIs: Wishes = { left: null, right: null, dock: null, leftOpen: true, rightOpen: true, dockOpen: true };
const at = (width: number, height: number, wishes: Partial<Wishes> = {}) =>
  floorPlan({ width, height }, { ...asIs, ...wishes });

describe("the floor plan", () => {
  it.each([
    [1280, 800, 208, 296, 150],
    [1440, 900, 236, 324, 186],
    [1920, 1080, 236, 324, 240],
  ])("at %i × %i has panels of %i and %i and a dock of %i", (width, height, left, right, dock) => {
    expect(at(width, height)).toMatchObject({ left, right, dock, leftOverlay: false, rightOverlay: false });
  });

  it("keeps the canvas over half of a 1280 window", () => {
    const { left, right } = at(1280, 800);
    expect(1280 - left - right).toBeGreaterThan(640);
  });

  it("gives a table more of the height, until someone sizes it", () => {
    expect(at(1440, 900, { dockRoomy: true }).dock).toBe(396);
    expect(at(1440, 900, { dockRoomy: true, dock: 200 }).dock).toBe(200);
  });

  it("lets the inspector float at 900, and the palette too under 720", () => {
    expect(at(900, 700)).toMatchObject({ leftOverlay: false, rightOverlay: true, narrow: true });
    expect(at(719, 700)).toMatchObject({ leftOverlay: true, rightOverlay: true });
  });

  it("folds to its tabs and closes panels", () => {
    expect(at(1440, 900, { dockOpen: false, leftOpen: false, rightOpen: false })).toMatchObject({
      left: 0,
      right: 0,
      dock: 41,
    });
  });

  it("never gives the canvas less than 400 while panels stand beside it", () => {
    for (let width = 1000; width <= 2000; width += 10) {
      const { left, right } = at(width, 800, { left: 420, right: 520 });
      expect(width - left - right).toBeGreaterThanOrEqual(400);
      expect(left).toBeGreaterThanOrEqual(200);
      expect(right).toBeGreaterThanOrEqual(280);
    }
  });

  it("keeps a remembered size inside its bounds", () => {
    expect(at(1440, 900, { left: 4000, right: 10, dock: 9000 })).toMatchObject({
      left: 420,
      right: 280,
      dock: Math.floor((900 - 74) * 0.6),
    });
  });
});
