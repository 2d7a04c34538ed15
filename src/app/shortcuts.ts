import { redo, undo } from "../state/design.ts";
import { viewStore } from "../state/view.ts";
import { openFromFile, saveToFile } from "./fileActions.ts";
import { closeOverlay, toggleDock, toggleInspector, toggleLeft } from "./openness.ts";
import { walkRegions } from "./regions.ts";

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !["checkbox", "radio", "button"].includes(target.type)));

const isLive = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.dataset["live"] !== undefined;

/** Keys that work everywhere. Those of the canvas belong to the canvas. */
const keys: Readonly<Record<string, () => void>> = {
  "ctrl+b": toggleLeft,
  "ctrl+i": toggleInspector,
  "ctrl+j": toggleDock,
  "ctrl+k": () => viewStore.setState({ dialog: "commands" }),
  "ctrl+s": saveToFile,
  "ctrl+o": openFromFile,
  f6: () => walkRegions(1),
  "shift+f6": () => walkRegions(-1),
};

/** Undo is the text field's own where the text is not yet in the design; in live fields and elsewhere the design's. */
const historyKeys: Readonly<Record<string, () => void>> = {
  "ctrl+z": undo,
  "ctrl+shift+z": redo,
  "ctrl+y": redo,
};

const chord = (e: KeyboardEvent): string =>
  [
    e.ctrlKey || e.metaKey ? "ctrl" : "",
    e.shiftKey ? "shift" : "",
    e.altKey ? "alt" : "",
    e.key.toLowerCase(),
  ]
    .filter((part) => part !== "")
    .join("+");

export function onGlobalKey(e: KeyboardEvent): void {
  const pressed = chord(e);
  if (e.defaultPrevented) return;
  if (pressed === "escape" && !isTyping(e.target)) {
    if (closeOverlay()) e.preventDefault();
    return;
  }
  // A dialog is a world of its own: only what it offers.
  if (viewStore.getState().dialog !== null) return;
  const action =
    keys[pressed] ?? (isTyping(e.target) && !isLive(e.target) ? undefined : historyKeys[pressed]);
  if (action === undefined) return;
  e.preventDefault();
  action();
}
