import { parentOf, type SceneNode } from "../core/scene/index.ts";
import { designStore } from "../state/design.ts";
import { select, viewStore } from "../state/view.ts";
import { panIntoView } from "./camera.ts";
import { currentScene, nodeOf } from "./picture.ts";
import { canvasStore } from "./store.ts";

let element: HTMLElement | undefined;

/** The one tab stop of the canvas. */
export function setFocusElement(next: HTMLElement | undefined): void {
  element = next;
}

let quiet = false;

/** Gives the canvas the focus of the page. By the pointer no ring shows: what was pressed is selected anyway. */
export function focusCanvas(byKeys = false): void {
  quiet = !byKeys;
  element?.focus({ preventScroll: true });
  quiet = false;
  if (byKeys) canvasStore.setState({ hasFocus: true });
}

/** Whether the focus arrives from us and not from the keyboard. */
export const isQuiet = (): boolean => quiet;

/** What held the focused thing, innermost first: the focus falls back to it when the thing goes. */
let holders: readonly string[] = [];

/** Puts the canvas's own focus on a drawn thing, without selecting it. */
export function focusOn(node: SceneNode | undefined): void {
  if (node === undefined) return;
  const up: string[] = [];
  for (let at = parentOf(currentScene(), node); at !== undefined; at = parentOf(currentScene(), at))
    up.push(at.item.key);
  holders = up;
  canvasStore.setState({ focusKey: node.item.key });
  viewStore.setState({ focus: node.item.id });
}

/** Undo or a deletion may take the focused thing away: the focus goes to what held it, so that the hand can go on. */
export function mendFocus(): void {
  const { focusKey } = canvasStore.getState();
  if (focusKey === null || nodeOf(focusKey) !== undefined) return;
  const left = holders.map(nodeOf).find((node) => node !== undefined);
  if (left === undefined) canvasStore.setState({ focusKey: null });
  else focusOn(left);
}

/** Walks to a drawn thing: focused, selected, in view. */
export function walkTo(node: SceneNode | undefined, extend = false): void {
  if (node === undefined) return;
  focusOn(node);
  const { selection } = viewStore.getState();
  select(extend ? [...selection, node.item.id] : [node.item.id]);
  panIntoView(node);
}

/** Opens the field for a name or a prefix on a drawn thing; not in a design that may only be read. */
export function startEditing(key: string, field: "name" | "prefix"): void {
  const node = nodeOf(key);
  if (node === undefined || designStore.getState().readOnly !== null) return;
  panIntoView(node);
  canvasStore.setState({ editing: { key, field } });
}

export function stopEditing(refocus: boolean): void {
  canvasStore.setState({ editing: null });
  if (refocus) focusCanvas(true);
}
