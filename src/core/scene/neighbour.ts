import { childrenOf, parentOf } from "./hit.ts";
import type { Rect } from "./rect.ts";
import type { Scene, SceneNode } from "./scene.ts";

export type Direction = "left" | "right" | "up" | "down";

/**
 * The thing an arrow key walks to: the nearest one in that direction among those in the same container, else among
 * those equally deep elsewhere, so that one walks from the last tray of a network into the next network.
 */
export function neighbour(scene: Scene, key: string, direction: Direction): SceneNode | undefined {
  const from = scene.byKey.get(key);
  if (from === undefined) return undefined;
  const level = scene.nodes.filter((n) => n.depth === from.depth && n !== from);
  return (
    nearest(
      from,
      level.filter((n) => n.item.parent === from.item.parent),
      direction,
    ) ?? nearest(from, level, direction)
  );
}

function nearest(from: Rect, nodes: readonly SceneNode[], direction: Direction): SceneNode | undefined {
  let best: { node: SceneNode; cost: number } | undefined;
  for (const node of nodes) {
    const cost = distance(from, node, direction);
    if (cost !== undefined && (best === undefined || cost < best.cost)) best = { node, cost };
  }
  return best?.node;
}

/** How far away in that direction; what lies beside the way counts double. Undefined = not in that direction. */
function distance(from: Rect, to: Rect, direction: Direction): number | undefined {
  const sideways = direction === "left" || direction === "right";
  const [a, b] = sideways
    ? [span(from.x, from.w), span(to.x, to.w)]
    : [span(from.y, from.h), span(to.y, to.h)];
  const [c, d] = sideways
    ? [span(from.y, from.h), span(to.y, to.h)]
    : [span(from.x, from.w), span(to.x, to.w)];
  const ahead = direction === "right" || direction === "down" ? b.low - a.high : a.low - b.high;
  if (ahead < -0.5) return undefined;
  const apart = Math.max(0, d.low - c.high, c.low - d.high);
  return ahead + apart * 2 + Math.abs(d.low - c.low) / 1000;
}

const span = (low: number, size: number): { low: number; high: number } => ({ low, high: low + size });

/** What Enter goes into: the first thing inside, else the first chip. */
export function firstInside(scene: Scene, key: string): SceneNode | undefined {
  const node = scene.byKey.get(key);
  if (node === undefined) return undefined;
  const [child] = childrenOf(scene, node);
  return child ?? scene.nodes.find((n) => n.item.parent === key);
}

/** What Escape goes out to. */
export function outside(scene: Scene, key: string): SceneNode | undefined {
  const node = scene.byKey.get(key);
  return node === undefined ? undefined : parentOf(scene, node);
}
