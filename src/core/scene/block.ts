import type { Box, Design, Id } from "../model/design.ts";
import { chipItem, itemOf, type Item } from "./item.ts";
import { CARD, CHIP, NETWORK, TRAY } from "./sizes.ts";
import type { Tree } from "./tree.ts";

/** A laid-out thing with everything in it. */
export interface Block {
  readonly w: number;
  readonly h: number;
  readonly collapsed: boolean;
  readonly columns: number;
  /** What lies directly in it, with its place; chips first. */
  readonly children: readonly { readonly item: Item; readonly block: Block }[];
}

type Layout = Design["layout"];

interface Memo {
  readonly box: Box | undefined;
  readonly layout: Layout;
  readonly block: Block;
}

/** Last block of each tree. Trees are immutable and new when anything on them changed, so the rest is the layout. */
const memo = new WeakMap<Tree, Memo>();

/** Lays out a thing and all in it. The same tree with the same boxes gives the same object. */
export function blockOf(tree: Tree, layout: Layout): Block {
  const last = memo.get(tree);
  if (last !== undefined && last.layout === layout) return last.block;
  const box = layout[tree.id];
  const unmoved = last !== undefined && last.box === box && sameInside(tree, last.layout, layout);
  const block = unmoved ? last.block : lay(tree, layout);
  memo.set(tree, { box, layout, block });
  return block;
}

/** Whether no box of anything in the tree differs between two layouts. */
const sameInside = (tree: Tree, a: Layout, b: Layout): boolean =>
  tree.inside.every((child) => a[child.id] === b[child.id] && sameInside(child, a, b));

function lay(tree: Tree, layout: Layout): Block {
  if (tree.face === "network") return layNetwork(tree, layout);
  if (tree.face === "tray") return layTray(tree, layout);
  if (tree.face === "chip") return leaf(CHIP.looseWidth, CHIP.height);
  return layCard(tree);
}

interface Ranked {
  readonly child: Tree;
  readonly rank: number;
}

/** What lies in a container, by the order people gave it, else as the document has it. */
function ranked(tree: Tree, layout: Layout): readonly Ranked[] {
  return tree.inside
    .map((child, n) => ({ child, n, rank: layout[child.id]?.order ?? n }))
    .sort((a, b) => a.rank - b.rank || a.n - b.n);
}

const inOrder = (tree: Tree, layout: Layout): readonly Tree[] => ranked(tree, layout).map((r) => r.child);

/**
 * The order that puts a thing before `before`, or last: halfway between its new neighbours, so that these keep theirs.
 * @param moving things that are on their way and do not count as neighbours
 */
export function orderBefore(
  tree: Tree,
  layout: Layout,
  before: Id | undefined,
  moving: ReadonlySet<Id> = new Set(),
): number {
  const others = ranked(tree, layout).filter((r) => !moving.has(r.child.id));
  const at = before === undefined ? others.length : others.findIndex((r) => r.child.id === before);
  const [above, below] = [others[at - 1]?.rank, others[at]?.rank];
  if (below === undefined) return above === undefined ? 0 : Math.floor(above) + 1;
  return above === undefined ? Math.ceil(below) - 1 : (above + below) / 2;
}

function layCard(tree: Tree): Block {
  const { width: w, height: h } = CARD;
  const last = w - 8;
  const chips = tree.chips.map((chip, n) =>
    chipBlock(
      tree,
      chip,
      {
        x: last - (tree.chips.length - n) * (CHIP.height + 2) + 2,
        y: (h - CHIP.height) / 2,
        w: CHIP.height,
        h: CHIP.height,
      },
      true,
    ),
  );
  return { w, h, collapsed: false, columns: 1, children: chips };
}

const leaf = (w: number, h: number): Block => ({ w, h, collapsed: false, columns: 1, children: [] });

function chipBlock(
  carrier: Tree,
  chip: Tree["chips"][number],
  at: { readonly x: number; readonly y: number; readonly w: number; readonly h: number },
  compact = false,
): Block["children"][number] {
  return { item: chipItem(carrier, chip, at, compact), block: leaf(at.w, at.h) };
}

/** Cards side by side in a tray: one column, as long as that does not become a tower. */
export const trayColumns = (cards: number): number => (cards <= 8 ? 1 : Math.ceil(Math.sqrt(cards / 3)));

export const trayBodyTop = (chips: number): number =>
  TRAY.header + TRAY.strip + (chips > 0 ? TRAY.chipRow : 0) + TRAY.beforeCards;

/** Two chips share the row; of more the first keeps its name and the others are icons. */
function trayChips(tree: Tree, room: number): Block["children"] {
  const count = tree.chips.length;
  const small = count > 2 ? CHIP.height : 0;
  const share =
    small > 0
      ? room - (count - 1) * (small + CHIP.gap)
      : (room - (count - 1) * CHIP.gap) / Math.max(1, count);
  let x: number = TRAY.padding;
  return tree.chips.map((chip, n) => {
    const compact = small > 0 && n > 0;
    const w = compact ? small : share;
    const at = { x, y: TRAY.header + TRAY.strip + TRAY.beforeCards, w, h: CHIP.height };
    x += w + CHIP.gap;
    return chipBlock(tree, chip, at, compact);
  });
}

function layTray(tree: Tree, layout: Layout): Block {
  const box = layout[tree.id];
  const collapsed = box?.collapsed === true;
  const cards = inOrder(tree, layout);
  const columns = collapsed
    ? 1
    : Math.max(1, Math.min(box?.columns ?? trayColumns(cards.length), Math.max(1, cards.length)));
  const w = TRAY.padding * 2 + columns * CARD.width + (columns - 1) * CARD.gapX;
  if (collapsed) return { w, h: TRAY.header + TRAY.strip + TRAY.padding, collapsed, columns, children: [] };
  const chips = trayChips(tree, w - TRAY.padding * 2);
  const top = trayBodyTop(tree.chips.length);
  const children = cards.map((child, n) => {
    const block = blockOf(child, layout);
    const x = TRAY.padding + (n % columns) * (CARD.width + CARD.gapX);
    return {
      item: itemOf(child, block, { x, y: top + Math.floor(n / columns) * CARD.pitch }, tree.id),
      block,
    };
  });
  // An empty tray keeps the room of one card: it is where the next one lands.
  const rows = Math.max(1, Math.ceil(cards.length / columns));
  const h = top + rows * CARD.pitch - (CARD.pitch - CARD.height) + TRAY.padding;
  return { w, h, collapsed, columns, children: [...chips, ...children] };
}

/** Trays side by side in a network. */
export const networkColumns = (trays: number): number =>
  trays <= 3 ? 1 : trays <= 8 ? 2 : trays <= 15 ? 3 : Math.ceil(Math.sqrt(trays));

const clamp = (column: number, columns: number): number =>
  Math.min(columns - 1, Math.max(0, Math.floor(column)));

export const networkBodyTop = NETWORK.header + NETWORK.strip + NETWORK.beforeTrays;

function layNetwork(tree: Tree, layout: Layout): Block {
  const box = layout[tree.id];
  if (box?.collapsed === true) {
    const h = NETWORK.header + NETWORK.strip + NETWORK.padding;
    return { w: NETWORK.collapsedWidth, h, collapsed: true, columns: 1, children: [] };
  }
  const trays = inOrder(tree, layout);
  const columns = Math.max(
    1,
    Math.min(box?.columns ?? networkColumns(trays.length), Math.max(1, trays.length)),
  );
  // A tray goes to the column it was dropped in, else to the columns in turn as the document has it, so that neither
  // a new tray at the end nor one that is moved takes others along.
  const turn = new Map(tree.inside.map((child, n) => [child.id, n % columns]));
  const columnOf = (child: Tree): number => clamp(layout[child.id]?.x ?? turn.get(child.id)!, columns);
  const blocks = trays.map((child) => blockOf(child, layout));
  const widths = Array.from({ length: columns }, (_, c) =>
    blocks.reduce<number>((w, b, n) => (columnOf(trays[n]!) === c ? Math.max(w, b.w) : w), TRAY.width),
  );
  const lefts = widths.map((_, c) =>
    widths.slice(0, c).reduce<number>((x, w) => x + w + TRAY.gapX, NETWORK.padding),
  );
  const bottoms = widths.map((): number => networkBodyTop);
  const children = trays.map((child, n) => {
    const [c, block] = [columnOf(child), blocks[n]!];
    const y = bottoms[c]!;
    bottoms[c] = y + block.h + TRAY.gapY;
    return { item: itemOf(child, block, { x: lefts[c]!, y }, tree.id), block };
  });
  const w = lefts.at(-1)! + widths.at(-1)! + NETWORK.padding;
  const h = trays.length === 0 ? networkBodyTop + NETWORK.emptyBody : Math.max(...bottoms) - TRAY.gapY;
  return { w, h: h + NETWORK.padding, collapsed: false, columns, children };
}
