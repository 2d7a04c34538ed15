/** What a gesture does while the pointer moves, on the screen in px. */
export interface Gesture {
  move(x: number, y: number, event: PointerEvent): void;
  drop(x: number, y: number, event: PointerEvent): void;
  /** Escape, or the browser took the pointer away. */
  cancel(): void;
}

let place: ((x: number, y: number) => void) | undefined;
let lastPlace: readonly [number, number] = [0, 0];

/** The ghost is moved without drawing anything again. */
export function onGhostPlace(move: ((x: number, y: number) => void) | undefined): void {
  place = move;
  move?.(...lastPlace);
}

export function placeGhost(x: number, y: number): void {
  lastPlace = [x, y];
  place?.(x, y);
}

/** Follows a pressed pointer over the whole page until it is released or Escape is pressed. */
export function followPointer(start: PointerEvent, gesture: Gesture): void {
  const onMove = (e: PointerEvent): void => {
    if (e.pointerId !== start.pointerId) return;
    placeGhost(e.clientX, e.clientY);
    gesture.move(e.clientX, e.clientY, e);
  };
  const onUp = (e: PointerEvent): void => {
    if (e.pointerId !== start.pointerId) return;
    end();
    gesture.drop(e.clientX, e.clientY, e);
  };
  const onCancel = (): void => {
    end();
    gesture.cancel();
  };
  const onKey = (e: KeyboardEvent): void => {
    if (e.key !== "Escape") return;
    e.preventDefault();
    e.stopPropagation();
    onCancel();
  };
  const end = (): void => {
    removeEventListener("pointermove", onMove);
    removeEventListener("pointerup", onUp);
    removeEventListener("pointercancel", onCancel);
    removeEventListener("keydown", onKey, true);
    document.documentElement.classList.remove("is-dragging");
  };
  addEventListener("pointermove", onMove);
  addEventListener("pointerup", onUp);
  addEventListener("pointercancel", onCancel);
  addEventListener("keydown", onKey, true);
  document.documentElement.classList.add("is-dragging");
  placeGhost(start.clientX, start.clientY);
  gesture.move(start.clientX, start.clientY, start);
}
