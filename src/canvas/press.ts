import { select, viewStore } from "../state/view.ts";
import { followPointer } from "./follow.ts";
import { focusCanvas, focusOn } from "./focus.ts";
import { nodeOf } from "./picture.ts";
import { canvasStore } from "./store.ts";
import { startWire } from "./wire.ts";

/** Selects a drawn thing by the pointer; Shift adds it or takes it away. */
export function pick(key: string, shift: boolean): void {
  const node = nodeOf(key);
  if (node === undefined) return;
  const { id } = node.item;
  const { selection } = viewStore.getState();
  focusCanvas();
  if (shift) select(selection.has(id) ? [...selection].filter((other) => other !== id) : [...selection, id]);
  else select([id]);
  focusOn(node);
}

/** A chip on its carrier is pressed: selecting it selects the resource; with the connect tool a line begins. */
export function pressItem(key: string, event: PointerEvent): void {
  if (event.button !== 0) return;
  event.stopPropagation();
  if (canvasStore.getState().tool === "connect") startWire(key, event);
  else pick(key, event.shiftKey);
}

/** The dot on an edge is pressed: a line begins. */
export function pressDot(key: string, event: PointerEvent): void {
  if (event.button !== 0) return;
  event.stopPropagation();
  event.preventDefault();
  startWire(key, event);
}

/** How far the pointer moves before a press on the empty canvas draws a frame. */
const SLACK = 4;

/** Drags a frame over the empty canvas; `onFrame` gets it in screen px, null when it is gone. */
export function dragFrame(
  event: PointerEvent,
  onFrame: (frame: { x: number; y: number; w: number; h: number } | null, done: boolean) => void,
): void {
  const [x0, y0] = [event.clientX, event.clientY];
  const frameTo = (x: number, y: number) => ({
    x: Math.min(x0, x),
    y: Math.min(y0, y),
    w: Math.abs(x - x0),
    h: Math.abs(y - y0),
  });
  let drawn = false;
  followPointer(event, {
    move(x, y) {
      if (!drawn && Math.hypot(x - x0, y - y0) < SLACK) return;
      drawn = true;
      onFrame(frameTo(x, y), false);
    },
    drop(x, y) {
      onFrame(drawn ? frameTo(x, y) : null, true);
    },
    cancel() {
      onFrame(null, false);
    },
  });
}
