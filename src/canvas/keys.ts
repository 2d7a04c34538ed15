import type { KeyboardEvent } from "react";
import { neighbour, type Direction } from "../core/scene/index.ts";
import { chosenNode, duplicate, fitSelection, goIn, goOut, insert, remove, selectAll } from "./actions.ts";
import { fit, panBy, zoomBy, zoomTo } from "./camera.ts";
import { startEditing, walkTo } from "./focus.ts";
import { kindOfKey, openConnectMenu, openItemMenu, openMoveMenu } from "./menus.ts";
import { currentScene } from "./picture.ts";
import { canvasStore } from "./store.ts";

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};
const PAN = 80;

function walk(direction: Direction, extend: boolean): void {
  const scene = currentScene();
  const { focusKey } = canvasStore.getState();
  const from = focusKey !== null && scene.byKey.has(focusKey) ? focusKey : undefined;
  walkTo(from === undefined ? scene.nodes[0] : neighbour(scene, from, direction), extend);
}

const pan: Readonly<Record<Direction, () => void>> = {
  left: () => panBy(-PAN, 0),
  right: () => panBy(PAN, 0),
  up: () => panBy(0, -PAN),
  down: () => panBy(0, PAN),
};

const edit = (field: "name" | "prefix"): void => {
  const node = chosenNode();
  if (node === undefined) return;
  const { face } = node.item.tree;
  if (field === "prefix" && face !== "network" && face !== "tray") return;
  startEditing(node.item.key, field);
};

const menu = (): void => {
  const node = chosenNode();
  if (node !== undefined) openItemMenu(node);
};

/** Keys without a letter, by what is held: "ctrl+a". */
const chords: Readonly<Record<string, () => unknown>> = {
  enter: goIn,
  escape: goOut,
  f2: () => edit("name"),
  e: () => edit("prefix"),
  l: () => openConnectMenu(),
  "shift+m": () => openMoveMenu(),
  "shift+f10": menu,
  contextmenu: menu,
  delete: () => remove(),
  backspace: () => remove(),
  "ctrl+a": selectAll,
  "ctrl+d": () => duplicate(),
  "+": () => zoomBy(1),
  "=": () => zoomBy(1),
  "shift++": () => zoomBy(1),
  "-": () => zoomBy(-1),
  "0": () => fit(),
  "1": () => zoomTo(1),
  "2": fitSelection,
};

const chordOf = (e: KeyboardEvent): string =>
  [
    e.ctrlKey || e.metaKey ? "ctrl" : "",
    e.altKey ? "alt" : "",
    e.shiftKey ? "shift" : "",
    e.key.toLowerCase(),
  ]
    .filter((part) => part !== "")
    .join("+");

/** Keys of the canvas. True = the key was ours. */
export function onCanvasKey(e: KeyboardEvent): boolean {
  const direction = ARROWS[e.key];
  if (direction !== undefined) {
    if (e.altKey) pan[direction]();
    else if (!e.ctrlKey && !e.metaKey) walk(direction, e.shiftKey);
    return true;
  }
  const chord = chordOf(e);
  const action = chords[chord];
  if (action !== undefined) {
    // Escape that has nothing to leave is the frame's: it may close a panel.
    return action() !== false;
  }
  // A letter inserts a kind; with anything held it belongs to the browser or the frame.
  const kind = chord.length === 1 ? kindOfKey(chord) : undefined;
  if (kind === undefined) return false;
  insert(kind);
  return true;
}
