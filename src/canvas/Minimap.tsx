import { useEffect, useRef, type PointerEvent } from "react";
import { useStoreApi } from "reactflow";
import type { Rect, Scene, SceneNode } from "../core/scene/index.ts";
import { useDesign, useView } from "../state/react.ts";
import { words } from "../text/index.ts";
import { tokens } from "../theme/tokens.ts";
import { canvasSize, centreOn, viewArea } from "./camera.ts";
import { marksOf } from "./items.ts";
import { paintBoxes, paintsOf } from "./paint.ts";
import { useScene } from "./picture.ts";

const [WIDTH, HEIGHT] = tokens.frame.minimap;
const PADDING = 8;

/** How the design is scaled into the map. */
function scaleOf(bounds: Rect): { k: number; dx: number; dy: number } {
  const k = Math.min((WIDTH - PADDING * 2) / bounds.w, (HEIGHT - PADDING * 2) / bounds.h, 0.4);
  return { k, dx: (WIDTH - bounds.w * k) / 2 - bounds.x * k, dy: (HEIGHT - bounds.h * k) / 2 - bounds.y * k };
}

function paint(canvas: HTMLCanvasElement, scene: Scene): void {
  const ratio = devicePixelRatio;
  canvas.width = WIDTH * ratio;
  canvas.height = HEIGHT * ratio;
  const pen = canvas.getContext("2d");
  if (pen === null || scene.bounds === undefined) return;
  const { k, dx, dy } = scaleOf(scene.bounds);
  pen.scale(ratio, ratio);
  pen.translate(dx, dy);
  pen.scale(k, k);
  paintBoxes(pen, shown(scene), paintsOf(canvas), 0.8 / k);
}

/** Cards in trays are too small to be told apart; what is wrong always shows. */
function* shown(scene: Scene): Iterable<SceneNode> {
  for (const node of scene.nodes) {
    const { face } = node.item.tree;
    if (face !== "card" || node.item.parent === undefined) yield node;
    else {
      const { errors, warnings } = marksOf(node.item);
      if (errors + warnings > 0) yield node;
    }
  }
}

/** The whole design in small, painted once per change; the frame of the view moves by itself. */
export function Minimap() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const view = useRef<HTMLSpanElement>(null);
  const scene = useScene();
  const findings = useDesign((s) => s.findings);
  const scheme = useView((s) => s.scheme);
  const store = useStoreApi();
  useEffect(() => {
    if (canvas.current !== null) paint(canvas.current, scene);
    const query = matchMedia("(prefers-color-scheme: dark)");
    const again = (): void => {
      if (canvas.current !== null) paint(canvas.current, scene);
    };
    query.addEventListener("change", again);
    return () => query.removeEventListener("change", again);
  }, [scene, findings, scheme]);
  useEffect(() => {
    const place = (): void => {
      const frame = view.current;
      if (frame === null || scene.bounds === undefined) return;
      const { k, dx, dy } = scaleOf(scene.bounds);
      const area = viewArea();
      const left = Math.max(2, area.x * k + dx);
      const top = Math.max(2, area.y * k + dy);
      frame.style.transform = `translate(${left}px, ${top}px)`;
      frame.style.width = `${Math.max(4, Math.min(WIDTH - 2, (area.x + area.w) * k + dx) - left)}px`;
      frame.style.height = `${Math.max(4, Math.min(HEIGHT - 2, (area.y + area.h) * k + dy) - top)}px`;
    };
    place();
    return store.subscribe((now, before) => {
      if (now.transform !== before.transform || now.width !== before.width || now.height !== before.height)
        place();
    });
  }, [scene, store]);
  if (scene.bounds === undefined) return null;
  const { bounds } = scene;
  const go = (e: PointerEvent): void => {
    const box = e.currentTarget.getBoundingClientRect();
    const { k, dx, dy } = scaleOf(bounds);
    if (canvasSize().w > 0) centreOn((e.clientX - box.left - dx) / k, (e.clientY - box.top - dy) / k);
  };
  return (
    <div
      className="minimap"
      role="img"
      aria-label={words.canvas.minimap}
      onPointerDown={(e) => {
        e.currentTarget.setPointerCapture(e.pointerId);
        go(e);
      }}
      onPointerMove={(e) => {
        if (e.buttons === 1) go(e);
      }}
    >
      <canvas ref={canvas} style={{ width: WIDTH, height: HEIGHT }} />
      <span ref={view} className="minimap-view" />
    </div>
  );
}
