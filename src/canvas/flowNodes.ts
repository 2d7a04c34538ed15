import type { Id } from "../core/model/design.ts";
import type { Item, Scene } from "../core/scene/index.ts";
import type { FlowNode } from "./nodes.tsx";

/** What is in the hand lies above everything that it passes. */
const IN_HAND = 1000;

const nodes = new WeakMap<Item, FlowNode>();
const selectedNodes = new WeakMap<Item, FlowNode>();

/**
 * The node of a drawn thing: sizes and handles given, so that React Flow never measures and can leave out what does not
 * show. The same object as long as the thing is the same.
 */
function nodeFor(item: Item, isSelected: boolean): FlowNode {
  const known = isSelected ? selectedNodes : nodes;
  let node = known.get(item);
  if (node === undefined) {
    node = {
      id: item.key,
      type: item.tree.face,
      position: { x: item.x, y: item.y },
      ...(item.parent === undefined ? {} : { parentId: item.parent }),
      data: { item },
      width: item.w,
      height: item.h,
      measured: { width: item.w, height: item.h },
      handles: [],
      selected: isSelected,
      // The element inside says what it is; React Flow's own word for it would be read as well.
      domAttributes: { "aria-roledescription": undefined },
    };
    known.set(item, node);
  }
  return node;
}

/**
 * Nodes of a picture, containers first. Chips are drawn by what carries them.
 * @param held what is in the hand: React Flow keeps it in the document even out of view
 */
export function flowNodes(scene: Scene, selection: ReadonlySet<Id>, held: ReadonlySet<string>): FlowNode[] {
  const list: FlowNode[] = [];
  for (const { item } of scene.nodes) {
    if (item.parent !== undefined && item.tree.face === "chip") continue;
    const node = nodeFor(item, selection.has(item.id));
    list.push(held.has(item.key) ? { ...node, dragging: true, zIndex: IN_HAND } : node);
  }
  return list;
}

/** In the far view only the focused thing stays an element, with what holds it, so that it can be named. */
export function chainNodes(scene: Scene, key: string | null, selection: ReadonlySet<Id>): FlowNode[] {
  const chain: FlowNode[] = [];
  for (let at = key === null ? undefined : scene.byKey.get(key); at !== undefined;) {
    const { item } = at;
    if (item.parent === undefined || item.tree.face !== "chip")
      chain.unshift(nodeFor(item, selection.has(item.id)));
    at = item.parent === undefined ? undefined : scene.byKey.get(item.parent);
  }
  return chain;
}
