import { insert, fitSelection, remove, duplicate, selectAll } from "./actions.ts";
import { fit, zoomBy, zoomTo } from "./camera.ts";
import { focusCanvas, startEditing } from "./focus.ts";
import { drawn } from "./picture.ts";
import type { Id } from "../core/model/design.ts";

/** What the frame, the palette and the command search may ask of the canvas. */
export const canvasCommands = {
  fit: () => fit(),
  fitSelection,
  zoomTo,
  zoomIn: () => zoomBy(1),
  zoomOut: () => zoomBy(-1),
  /** Adds a thing to what is selected, its name ready for typing. */
  insert: (kind: string) => insert(kind),
  remove: () => remove(),
  duplicate: () => duplicate(),
  selectAll,
  focus: focusCanvas,
  rename(id: Id): void {
    const node = drawn(id);
    if (node !== undefined) startEditing(node.item.key, "name");
  },
} as const;
