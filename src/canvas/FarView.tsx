import { useEffect, useRef } from "react";
import { useStoreApi } from "reactflow";
import { groupGrid, meets, type Rect, type Scene } from "../core/scene/index.ts";
import { useDesign, useView } from "../state/react.ts";
import { marksOf } from "./items.ts";
import { paintBoxes, paintsOf, type Paints } from "./paint.ts";
import { useScene } from "./picture.ts";
import { useCanvas } from "./store.ts";

/** Longest edge of the cached bitmap, px. */
const LONGEST = 3000;
/** No sharper than the limit under which it is shown. */
const SHARPEST = 0.3;
/** After this rest the boxes are painted anew, crisp. */
const REST_MS = 100;

interface Baked {
  readonly bitmap: HTMLCanvasElement;
  readonly bounds: Rect;
}

function bake(scene: Scene, paints: Paints): Baked | undefined {
  if (scene.bounds === undefined) return undefined;
  const bounds = {
    x: scene.bounds.x - 4,
    y: scene.bounds.y - 4,
    w: scene.bounds.w + 8,
    h: scene.bounds.h + 8,
  };
  const scale = Math.min(SHARPEST * devicePixelRatio, LONGEST / bounds.w, LONGEST / bounds.h);
  const bitmap = document.createElement("canvas");
  bitmap.width = Math.ceil(bounds.w * scale);
  bitmap.height = Math.ceil(bounds.h * scale);
  const pen = bitmap.getContext("2d");
  if (pen === null) return undefined;
  pen.scale(scale, scale);
  pen.translate(-bounds.x, -bounds.y);
  paintBoxes(pen, scene.nodes, paints, 1 / scale);
  return { bitmap, bounds };
}

type Transform = readonly [x: number, y: number, zoom: number];

/** What is painted over the bitmap at each step of the camera, gathered once. */
interface Words {
  readonly box: Rect;
  readonly name: string | undefined;
  readonly errors: number;
}

function wordsOf(scene: Scene): readonly Words[] {
  return scene.groups.map((group) => {
    const { face, name } = group.nodes[0]!.item.tree;
    const errors = group.nodes.reduce((n, { item }) => n + marksOf(item).errors, 0);
    return { box: group, name: face === "network" ? name : undefined, errors };
  });
}

/** Names of networks, errors and what is selected keep their size on the screen, so they are never in the bitmap. */
function paintWords(
  pen: CanvasRenderingContext2D,
  words: readonly Words[],
  selected: readonly Rect[],
  [tx, ty, zoom]: Transform,
  paints: Paints,
): void {
  pen.textBaseline = "middle";
  pen.strokeStyle = paints.get("accent");
  pen.lineWidth = 2;
  for (const { x, y, w, h } of selected)
    pen.strokeRect(x * zoom + tx - 3, y * zoom + ty - 3, w * zoom + 6, h * zoom + 6);
  for (const { box, name, errors } of words) {
    const [x, y, w] = [box.x * zoom + tx, box.y * zoom + ty, box.w * zoom];
    if (name !== undefined && w > 44) {
      pen.font = NAME_FONT;
      pen.fillStyle = paints.get("text");
      pen.fillText(clip(pen, name, w - 10), x + 5, y + Math.max(7, 24 * zoom));
    }
    if (errors > 0) paintCount(pen, x + w, y, errors, paints);
  }
}

const NAME_FONT = "650 11.5px 'Inter Variable', Inter, system-ui, sans-serif";

function clip(pen: CanvasRenderingContext2D, text: string, room: number): string {
  if (pen.measureText(text).width <= room) return text;
  let cut = text;
  while (cut.length > 1 && pen.measureText(`${cut}…`).width > room) cut = cut.slice(0, -1);
  return `${cut}…`;
}

function paintCount(
  pen: CanvasRenderingContext2D,
  x: number,
  y: number,
  count: number,
  paints: Paints,
): void {
  const text = String(count);
  pen.font = "600 12px 'Inter Variable', Inter, system-ui, sans-serif";
  const w = Math.max(20, pen.measureText(text).width + 12);
  pen.beginPath();
  pen.roundRect(x - w / 2, y - 10, w, 20, 10);
  pen.fillStyle = paints.get("surface");
  pen.fill();
  pen.strokeStyle = paints.get("error");
  pen.lineWidth = 1.5;
  pen.stroke();
  pen.fillStyle = paints.get("error");
  pen.textAlign = "center";
  pen.fillText(text, x, y + 0.5);
  pen.textAlign = "start";
}

/** The whole design as one bitmap, moved with the camera: no element for any of its things. */
export function FarView() {
  return useCanvas((s) => s.level === "far") ? <Painted /> : null;
}

function Painted() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const store = useStoreApi();
  const scene = useScene();
  const findings = useDesign((s) => s.findings);
  const selection = useView((s) => s.selection);
  const scheme = useView((s) => s.scheme);
  useEffect(() => {
    const element = canvas.current;
    const pen = element?.getContext("2d");
    if (element === null || pen === null || pen === undefined) return;
    const paints = paintsOf(element);
    const baked = bake(scene, paints);
    const words = wordsOf(scene);
    const selected = scene.nodes.filter((n) => selection.has(n.item.id));
    let rest: ReturnType<typeof setTimeout> | undefined;
    let frame = 0;
    const draw = (crisp: boolean): void => {
      const { transform, width, height } = store.getState();
      const [x, y, zoom] = transform;
      const ratio = devicePixelRatio;
      if (element.width !== Math.round(width * ratio) || element.height !== Math.round(height * ratio)) {
        element.width = Math.round(width * ratio);
        element.height = Math.round(height * ratio);
      }
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      pen.clearRect(0, 0, width, height);
      const area = { x: -x / zoom, y: -y / zoom, w: width / zoom, h: height / zoom };
      if (crisp) {
        pen.setTransform(ratio * zoom, 0, 0, ratio * zoom, ratio * x, ratio * y);
        for (const group of groupGrid(scene).within(area))
          if (meets(group, area)) paintBoxes(pen, group.nodes, paints, 1 / zoom);
        pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      } else if (baked !== undefined) {
        const { bitmap, bounds } = baked;
        pen.drawImage(bitmap, bounds.x * zoom + x, bounds.y * zoom + y, bounds.w * zoom, bounds.h * zoom);
      }
      const inView = words.filter(({ box }) => meets(box, area));
      paintWords(pen, inView, selected, transform, paints);
    };
    const move = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => draw(false));
      clearTimeout(rest);
      rest = setTimeout(() => draw(true), REST_MS);
    };
    draw(true);
    const stop = store.subscribe((now, before) => {
      if (now.transform !== before.transform || now.width !== before.width || now.height !== before.height)
        move();
    });
    return () => {
      stop();
      clearTimeout(rest);
      cancelAnimationFrame(frame);
    };
  }, [scene, findings, selection, scheme, store]);
  return <canvas ref={canvas} className="far" aria-hidden="true" />;
}
