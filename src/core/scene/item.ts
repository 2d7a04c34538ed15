import type { Id } from "../model/design.ts";
import type { ChipContent, Tree } from "./tree.ts";

/**
 * One drawn thing, placed within the thing it lies in. It stays the same object as long as neither its content nor its
 * place in its container changes, so that the screen can skip it.
 */
export interface Item {
  /** Unique among all drawn things: a chip has one for each thing that carries it. */
  readonly key: string;
  /** The resource it stands for. */
  readonly id: Id;
  /** Key of the thing it lies in. */
  readonly parent?: string;
  /** Within `parent`; on the canvas for what stands free. */
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly tree: Tree;
  readonly collapsed?: true;
  /** On a card: the icon alone, since the card's text needs the room. */
  readonly compact?: true;
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

const items = new WeakMap<Tree, Item>();

/** The item of a laid-out thing at a place; the last one again when nothing about it is new. */
export function itemOf(
  tree: Tree,
  size: { readonly w: number; readonly h: number; readonly collapsed: boolean },
  { x, y }: Spot,
  parent?: Id,
): Item {
  const item: Item = {
    key: tree.id,
    id: tree.id,
    ...(parent === undefined ? {} : { parent }),
    x,
    y,
    w: size.w,
    h: size.h,
    tree,
    ...(size.collapsed ? { collapsed: true as const } : {}),
  };
  const last = items.get(tree);
  if (last !== undefined && same(last, item)) return last;
  items.set(tree, item);
  return item;
}

const same = (a: Item, b: Item): boolean =>
  a.parent === b.parent &&
  a.x === b.x &&
  a.y === b.y &&
  a.w === b.w &&
  a.h === b.h &&
  a.collapsed === b.collapsed &&
  a.compact === b.compact;

const chipItems = new WeakMap<ChipContent, Map<Id, Item>>();
const chipTrees = new WeakMap<ChipContent, Tree>();

/** The item of a chip on its carrier. */
export function chipItem(
  carrier: Tree,
  chip: ChipContent,
  at: Spot & { readonly w: number; readonly h: number },
  compact: boolean,
): Item {
  const item: Item = {
    key: `${carrier.id}/${chip.id}`,
    id: chip.id,
    parent: carrier.id,
    ...at,
    tree: chipTree(chip),
    ...(compact ? { compact: true as const } : {}),
  };
  const places = chipItems.get(chip) ?? new Map<Id, Item>();
  const last = places.get(carrier.id);
  if (last !== undefined && same(last, item)) return last;
  chipItems.set(chip, places.set(carrier.id, item));
  return item;
}

/** A carried chip has no tree of its own in the query; one object for each content keeps its identity. */
function chipTree(chip: ChipContent): Tree {
  const made = chipTrees.get(chip) ?? {
    ...chip,
    face: "chip",
    fact: "",
    strip: [],
    chips: [],
    existing: false,
    inside: [],
  };
  chipTrees.set(chip, made);
  return made;
}
