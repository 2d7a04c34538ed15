import type { ReactFlowInstance } from "reactflow";
import { around, type Rect } from "../core/scene/index.ts";
import { tokens } from "../theme/tokens.ts";
import { currentScene } from "./picture.ts";

const { zoom: limits, motion } = tokens;

interface Camera {
  readonly flow: ReactFlowInstance;
  readonly element: HTMLElement;
}

let camera: Camera | undefined;

/** The canvas hands over its camera when it is there, and takes it back when it goes. */
export function setCamera(next: Camera | undefined): void {
  camera = next;
}

const isStill = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;
const settle = (): { duration: number } => ({ duration: isStill() ? 0 : motion.camera });

/** Screen px to canvas px. */
export const toCanvas = (clientX: number, clientY: number): { x: number; y: number } =>
  camera?.flow.screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false }) ?? { x: 0, y: 0 };

/** Canvas px to screen px. */
export const toScreen = (x: number, y: number): { x: number; y: number } =>
  camera?.flow.flowToScreenPosition({ x, y }) ?? { x: 0, y: 0 };

/** What lies above the drawing and is no place to drop on. */
const ABOVE = ".tools, .minimap, .toast, .canvas-menu";

/** Whether a drop at a point of the screen lands on the drawing: what greets on an empty canvas counts as canvas. */
export function isOverCanvas(clientX: number, clientY: number): boolean {
  const top = document.elementFromPoint(clientX, clientY);
  const region = camera?.element.closest("main") ?? camera?.element;
  return top !== null && region?.contains(top) === true && top.closest(ABOVE) === null;
}

export const canvasSize = (): { w: number; h: number } => ({
  w: camera?.element.clientWidth ?? 0,
  h: camera?.element.clientHeight ?? 0,
});

export const zoomOf = (): number => camera?.flow.getZoom() ?? 1;

/** The part of the canvas that shows. */
export function viewArea(): Rect {
  const { w, h } = canvasSize();
  const { x, y, zoom } = camera?.flow.getViewport() ?? { x: 0, y: 0, zoom: 1 };
  return { x: -x / zoom, y: -y / zoom, w: w / zoom, h: h / zoom };
}

function show(area: Rect | undefined, jump = false): void {
  if (area === undefined || camera === undefined) return;
  const { w, h } = canvasSize();
  const room = { w: w - limits.fitPadding * 2, h: h - limits.fitPadding * 2 };
  const zoom = Math.max(limits.min, Math.min(limits.fitMax, room.w / area.w, room.h / area.h));
  void camera.flow.setViewport(
    { x: (w - area.w * zoom) / 2 - area.x * zoom, y: (h - area.h * zoom) / 2 - area.y * zoom, zoom },
    jump ? { duration: 0 } : settle(),
  );
}

/** Brings the whole design into view, never larger than 100 %. */
export const fit = (jump = false): void => show(currentScene().bounds, jump);

/** Brings these boxes into view, as large as they can be up to 100 %. */
export const fitTo = (boxes: readonly Rect[], jump = false): void => show(around(boxes), jump);

export const zoomBy = (steps: number): void => {
  const next = Math.min(limits.max, Math.max(limits.min, zoomOf() * limits.step ** steps));
  void camera?.flow.zoomTo(next, settle());
};

export const zoomTo = (zoom: number): void => void camera?.flow.zoomTo(zoom, settle());

export function panBy(dx: number, dy: number): void {
  if (camera === undefined) return;
  const { x, y, zoom } = camera.flow.getViewport();
  void camera.flow.setViewport({ x: x - dx, y: y - dy, zoom });
}

/** Puts this point of the canvas in the middle. */
export const centreOn = (x: number, y: number): void =>
  void camera?.flow.setCenter(x, y, { zoom: zoomOf(), duration: 0 });

const EDGE = 24;

/** Moves the camera just far enough that the box shows; at once, so that the focused thing is in the document. */
export function panIntoView(box: Rect): void {
  if (camera === undefined) return;
  const { w, h } = canvasSize();
  const { x, y, zoom } = camera.flow.getViewport();
  const shift = (low: number, size: number, room: number): number => {
    if (size > room - EDGE * 2) return EDGE - low;
    return low < EDGE ? EDGE - low : low + size > room - EDGE ? room - EDGE - low - size : 0;
  };
  const dx = shift(box.x * zoom + x, box.w * zoom, w);
  const dy = shift(box.y * zoom + y, box.h * zoom, h);
  if (dx !== 0 || dy !== 0) void camera.flow.setViewport({ x: x + dx, y: y + dy, zoom });
}
