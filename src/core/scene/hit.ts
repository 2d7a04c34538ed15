import type { Id } from "../model/design.ts";
import { groupGrid, nodeGrid, type Scene, type SceneNode } from "./scene.ts";
import { holds } from "./rect.ts";
import { CARD, TRAY } from "./sizes.ts";

/** What lies under a point. */
export interface Hit {
  /** The innermost thing, a container included. */
  readonly node?: SceneNode;
  /** The innermost container: where a drop would land. */
  readonly container?: SceneNode;
  /** In a container: the thing before which a drop would be put; absent = last. */
  readonly before?: Id;
  /** In a network: the column under the point. */
  readonly column?: number;
}

/**
 * The innermost thing under a point, and where in its container a drop would go.
 * @param ignore resources that are being dragged: they and what lies in them are seen through
 */
export function hitTest(scene: Scene, x: number, y: number, ignore?: ReadonlySet<Id>): Hit {
  let node: SceneNode | undefined;
  let container: SceneNode | undefined;
  for (const group of groupGrid(scene).near(x, y)) {
    if (!holds(group, x, y)) continue;
    for (const other of nodeGrid(group).near(x, y)) {
      if (!holds(other, x, y) || (ignore !== undefined && isIgnored(scene, other, ignore))) continue;
      if (node === undefined || other.depth > node.depth) node = other;
      if (isContainer(other) && (container === undefined || other.depth > container.depth)) container = other;
    }
  }
  return {
    ...(node === undefined ? {} : { node }),
    ...(container === undefined ? {} : { container, ...dropSpot(scene, container, x, y, ignore) }),
  };
}

export const isContainer = ({ item }: SceneNode): boolean =>
  item.tree.face === "network" || item.tree.face === "tray";

function isIgnored(scene: Scene, node: SceneNode, ignore: ReadonlySet<Id>): boolean {
  for (let at: SceneNode | undefined = node; at !== undefined; at = parentOf(scene, at))
    if (ignore.has(at.item.id)) return true;
  return false;
}

/** The thing that a node lies in. */
export const parentOf = (scene: Scene, node: SceneNode): SceneNode | undefined =>
  node.item.parent === undefined ? undefined : scene.byKey.get(node.item.parent);

/** What lies directly in a node and is no chip, in drawing order. */
export function childrenOf(scene: Scene, node: SceneNode): readonly SceneNode[] {
  const { tree } = node.item;
  return tree.inside
    .flatMap((child) => scene.byKey.get(child.id) ?? [])
    .sort((a, b) => (tree.face === "tray" ? a.y - b.y || a.x - b.x : a.x - b.x || a.y - b.y));
}

/** Where in a container a drop at the point would go; see `Hit`. */
export function dropSpot(
  scene: Scene,
  container: SceneNode,
  x: number,
  y: number,
  ignore?: ReadonlySet<Id>,
): { before?: Id; column?: number } {
  if (container.item.collapsed === true) return {};
  const children = childrenOf(scene, container).filter((c) => ignore?.has(c.item.id) !== true);
  if (container.item.tree.face === "tray") {
    const oneColumn = children.every((c) => c.x === children[0]?.x);
    // Cards fill rows: in one column the upper half of a card means "before it", side by side its left half does.
    const next = children.find((c) =>
      oneColumn ? c.y + c.h / 2 > y : c.y > y || (c.y + CARD.pitch > y && c.x + c.w / 2 > x),
    );
    return next === undefined ? {} : { before: next.item.id };
  }
  const lefts = [...new Set(children.map((c) => c.x))].sort((a, b) => a - b);
  const column = Math.max(0, lefts.filter((left) => left - TRAY.gapX / 2 <= x).length - 1);
  const next = children.find((c) => c.x === lefts[column] && c.y + c.h / 2 > y);
  return { column, ...(next === undefined ? {} : { before: next.item.id }) };
}
