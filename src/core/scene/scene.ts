import { looseChips, topLevel } from "../analysis/index.ts";
import type { Design, Id } from "../model/design.ts";
import type { Query } from "../model/query.ts";
import { arrange } from "./arrange.ts";
import { blockOf, type Block } from "./block.ts";
import { GridIndex } from "./grid.ts";
import { itemOf, type Item } from "./item.ts";
import { around, meets, within, type Rect } from "./rect.ts";
import { treeOf } from "./tree.ts";

/** A drawn thing at its place on the canvas. The same object as long as it neither changes nor moves. */
export interface SceneNode extends Rect {
  readonly item: Item;
  /** 0 for what stands free. */
  readonly depth: number;
}

/** A thing that stands free, with everything in it; containers before what they hold. */
export interface SceneGroup extends Rect {
  readonly nodes: readonly SceneNode[];
}

/** Everything that is drawn, with its place. */
export interface Scene {
  readonly groups: readonly SceneGroup[];
  /** Containers before what they hold. */
  readonly nodes: readonly SceneNode[];
  /** Undefined when nothing is drawn. */
  readonly bounds: Rect | undefined;
  readonly byKey: ReadonlyMap<string, SceneNode>;
  /** Keys of every place where a resource is drawn: one for a box, one for each carrier of a chip. */
  readonly places: ReadonlyMap<Id, readonly string[]>;
}

/**
 * The picture of a design. What the document decides comes from the query and is memoised there; `layout` is handed in,
 * because a query cannot see it. Only what changed is laid out again; all other nodes are the same objects as before.
 */
export function sceneOf(q: Query, layout: Design["layout"]): Scene {
  const tops = [...topLevel(q), ...looseChips(q)].map((id) => {
    const tree = treeOf(q, id);
    return { tree, block: blockOf(tree, layout) };
  });
  const places = arrange(
    tops.map(({ tree, block }) => ({
      id: tree.id,
      face: tree.face === "tray" ? "network" : tree.face,
      w: block.w,
      h: block.h,
      ...placeIn(layout, tree.id),
    })),
  );
  const groups = tops.map(({ tree, block }) => groupOf(itemOf(tree, block, places.get(tree.id)!), block));
  const nodes = groups.flatMap((group) => group.nodes);
  return {
    groups,
    nodes,
    bounds: around(groups),
    byKey: new Map(nodes.map((node) => [node.item.key, node])),
    places: placesOf(nodes),
  };
}

function placeIn(layout: Design["layout"], id: Id): { x?: number; y?: number } {
  const box = layout[id];
  return box?.x === undefined || box.y === undefined ? {} : { x: box.x, y: box.y };
}

function placesOf(nodes: readonly SceneNode[]): ReadonlyMap<Id, readonly string[]> {
  const places = new Map<Id, string[]>();
  for (const { item } of nodes) {
    const known = places.get(item.id);
    if (known === undefined) places.set(item.id, [item.key]);
    else known.push(item.key);
  }
  return places;
}

const groups = new WeakMap<Block, { readonly item: Item; readonly group: SceneGroup }>();

function groupOf(item: Item, block: Block): SceneGroup {
  const last = groups.get(block);
  if (last !== undefined && last.item === item) return last.group;
  const nodes: SceneNode[] = [];
  place(nodes, item, block, 0, 0, 0);
  const group = { x: item.x, y: item.y, w: item.w, h: item.h, nodes };
  groups.set(block, { item, group });
  return group;
}

const placed = new WeakMap<Item, SceneNode>();

function place(out: SceneNode[], item: Item, block: Block, left: number, top: number, depth: number): void {
  const [x, y] = [left + item.x, top + item.y];
  const last = placed.get(item);
  const node =
    last !== undefined && last.x === x && last.y === y ? last : { x, y, w: item.w, h: item.h, item, depth };
  placed.set(item, node);
  out.push(node);
  for (const child of block.children) place(out, child.item, child.block, x, y, depth + 1);
}

const CELL = 256;
const groupGrids = new WeakMap<Scene, GridIndex<SceneGroup>>();
const nodeGrids = new WeakMap<SceneGroup, GridIndex<SceneNode>>();

/** Groups near a place are found first, then nodes in them: after an edit only one group is indexed again. */
export function groupGrid(scene: Scene): GridIndex<SceneGroup> {
  const grid = groupGrids.get(scene) ?? new GridIndex(CELL * 4, scene.groups);
  groupGrids.set(scene, grid);
  return grid;
}

export function nodeGrid(group: SceneGroup): GridIndex<SceneNode> {
  const grid = nodeGrids.get(group) ?? new GridIndex(CELL, group.nodes);
  nodeGrids.set(group, grid);
  return grid;
}

/** Everything that shows in this part of the canvas, containers before what they hold. */
export function visible(scene: Scene, area: Rect): readonly SceneNode[] {
  return groupGrid(scene)
    .within(area)
    .filter((group) => meets(group, area))
    .flatMap((group) => nodeGrid(group).within(area))
    .filter((node) => meets(node, area))
    .sort((a, b) => a.depth - b.depth);
}

const cardCounts = new WeakMap<SceneGroup, number>();
const isCard = (node: SceneNode): boolean => node.item.tree.face === "card";

/** How many cards show in this part of the canvas; groups that show whole are counted once for all. */
export function cardsIn(scene: Scene, area: Rect): number {
  let cards = 0;
  for (const group of groupGrid(scene).within(area)) {
    if (within(area, group)) {
      const known = cardCounts.get(group) ?? group.nodes.filter(isCard).length;
      cardCounts.set(group, known);
      cards += known;
    } else if (meets(group, area))
      cards += nodeGrid(group)
        .within(area)
        .filter((n) => isCard(n) && meets(n, area)).length;
  }
  return cards;
}

/** The drawn thing that stands for a resource: itself, or the collapsed container that hides it. */
export function drawnFor(
  q: Query,
  scene: Scene,
  id: Id,
  homeOf: (q: Query, id: Id) => Id | undefined,
): SceneNode | undefined {
  for (let at: Id | undefined = id; at !== undefined && q.find(at) !== undefined; at = homeOf(q, at)) {
    const key = scene.places.get(at)?.[0];
    if (key !== undefined) return scene.byKey.get(key);
  }
  return undefined;
}
