import type { ReactFlowInstance, Viewport } from "reactflow";
import { around, cardsIn, type Rect } from "../core/scene/index.ts";
import { tokens } from "../theme/tokens.ts";
import { levelFor } from "./level.ts";
import { currentScene } from "./picture.ts";
import { canvasStore } from "./store.ts";

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

/** Above this many things an animated camera would have to draw every level of detail on its way. */
const TOO_MANY_TO_FLY = 2000;

/**
 * Moves the camera there. Another level of detail is set first, so that the nodes which it leaves out are gone before
 * they come into view.
 */
function moveTo(view: Viewport, jump = false): void {
  if (camera === undefined) return;
  const { flow } = camera;
  const scene = currentScene();
  const { w, h } = canvasSize();
  const area = { x: -view.x / view.zoom, y: -view.y / view.zoom, w: w / view.zoom, h: h / view.zoom };
  const now = canvasStore.getState().level;
  const level = levelFor(view.zoom, cardsIn(scene, area), now);
  const fly = jump || scene.nodes.length > TOO_MANY_TO_FLY ? { duration: 0 } : settle();
  const go = (): void => void flow.setViewport(view, fly);
  if (level === now || level === "full") {
    go();
    return;
  }
  canvasStore.setState({ level });
  requestAnimationFrame(() => requestAnimationFrame(go));
}

/** The same middle of the view at another zoom. */
function zoomedTo(zoom: number): Viewport {
  const { w, h } = canvasSize();
  const now = camera?.flow.getViewport() ?? { x: 0, y: 0, zoom: 1 };
  const next = Math.min(limits.max, Math.max(limits.min, zoom));
  const k = next / now.zoom;
  return { x: w / 2 - (w / 2 - now.x) * k, y: h / 2 - (h / 2 - now.y) * k, zoom: next };
}

function show(area: Rect | undefined, jump = false): void {
  if (area === undefined || camera === undefined) return;
  const { w, h } = canvasSize();
  const room = { w: w - limits.fitPadding * 2, h: h - limits.fitPadding * 2 };
  const zoom = Math.max(limits.min, Math.min(limits.fitMax, room.w / area.w, room.h / area.h));
  moveTo(
    { x: (w - area.w * zoom) / 2 - area.x * zoom, y: (h - area.h * zoom) / 2 - area.y * zoom, zoom },
    jump,
  );
}

/** Brings the whole design into view, never larger than 100 %. */
export const fit = (jump = false): void => show(currentScene().bounds, jump);

/** Brings these boxes into view, as large as they can be up to 100 %. */
export const fitTo = (boxes: readonly Rect[]): void => show(around(boxes));

export const zoomBy = (steps: number): void => moveTo(zoomedTo(zoomOf() * limits.step ** steps));

export const zoomTo = (zoom: number): void => moveTo(zoomedTo(zoom));

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
