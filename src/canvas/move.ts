import { planMove, type Plan } from "../core/commands/index.ts";
import type { Id } from "../core/model/design.ts";
import type { Edit } from "../core/model/edit.ts";
import { message, type Message } from "../core/net/message.ts";
import { ok, type Result } from "../core/net/result.ts";
import { childrenOf, dropSpot, freeSpot, GridIndex, parentOf, type Rect } from "../core/scene/index.ts";
import { designStore, run } from "../state/design.ts";
import { say, toast } from "../state/view.ts";
import { words } from "../text/index.ts";
import { sayMessage } from "../text/say.ts";
import { isOverCanvas } from "./camera.ts";
import { landingOf, markedBy, spotIn, under, wantsHome, type Under } from "./landing.ts";
import { currentScene } from "./picture.ts";
import { canvasStore } from "./store.ts";

/** A thing on its way and where its top left corner is, on the canvas. */
export interface Moving {
  readonly id: Id;
  readonly kind: string;
  readonly box: Rect;
}

const snap = (n: number): number => Math.round(n / 4) * 4;

/** Where free things end up: on the 4 px grid, next to what stands there. */
function spotFor(box: Rect, moving: ReadonlySet<Id>): { x: number; y: number } {
  const others = currentScene().groups.filter((g) => !moving.has(g.nodes[0]!.item.id));
  const spot = freeSpot(new GridIndex<Rect>(512, others), { ...box, x: snap(box.x), y: snap(box.y) });
  return { x: spot.x, y: spot.y };
}

/** What a drop of these things at this place does, as one step. */
function planOf(things: readonly Moving[], at: Under, moving: ReadonlySet<Id>): Result<Plan, Message> {
  const { query } = designStore.getState();
  const free = things.every((t) => !wantsHome(t.kind) || (isLoose(t) && at.into === undefined));
  if (!free) {
    const home = landingOf(query, things[0]!.kind, at.into);
    const into = at.into === undefined ? {} : { into: at.into };
    return planMove(query, { ids: things.map((t) => t.id), ...into, ...spotIn(at, home, moving) });
  }
  const edits: Edit[] = [];
  let label: Message = message("moveOnCanvas");
  for (const thing of things) {
    const one = planMove(query, { ids: [thing.id], at: spotFor(thing.box, moving) });
    if (!one.ok) return one;
    edits.push(...one.value.edits);
    label = one.value.label;
  }
  return ok({ label, edits, select: things.map((t) => t.id), notes: [] });
}

/** Loose chips may be put anywhere on the canvas; carried ones are only attached elsewhere. */
const isLoose = (t: Moving): boolean => currentScene().byKey.get(t.id)?.item.tree.face === "chip";

let target: string | undefined;

/** Tells what a drop here would do. Asked only when the thing under the pointer changes. */
export function previewMove(things: readonly Moving[], clientX: number, clientY: number): void {
  const [first] = things;
  if (first === undefined) return;
  const moving = new Set(things.map((t) => t.id));
  if (things.every((t) => !wantsHome(t.kind))) return;
  const at = under(clientX, clientY, moving);
  const next = `${at.into ?? ""} ${at.hit.container?.item.key ?? ""}`;
  if (next === target) return;
  target = next;
  const planned = planOf(things, at, moving);
  const { query } = designStore.getState();
  const home = landingOf(query, first.kind, at.into);
  const kind = first.kind;
  if (!planned.ok) {
    const text = sayMessage(planned.error);
    const marked = markedBy(at.hit)?.item.key ?? null;
    // A container says the reason itself.
    const fact = marked === null ? text : words.canvas.cannotGo;
    canvasStore.setState({
      preview: { target: marked, ok: false, text },
      ghost: { kind, title: "", fact, ok: false, plain: true },
    });
    return;
  }
  const to = home === undefined ? words.canvas.movesHere : words.canvas.movesTo(query.get(home).name);
  const text = [to, ...planned.value.notes.map(sayMessage)].join(", ");
  canvasStore.setState({
    preview: { target: home ?? null, ok: true, text },
    ghost: { kind, title: "", fact: text, ok: true, plain: true },
  });
}

export function endMove(): void {
  target = undefined;
  canvasStore.setState({ preview: null, ghost: null });
}

/** Whether a drop would put the thing exactly where it is: then nothing was done. */
function staysPut([only, more]: readonly Moving[], at: Under, moving: ReadonlySet<Id>): boolean {
  if (only === undefined || more !== undefined) return false;
  const scene = currentScene();
  const node = scene.byKey.get(only.id);
  const parent = node === undefined ? undefined : parentOf(scene, node);
  if (node === undefined || parent === undefined) return false;
  if (landingOf(designStore.getState().query, only.kind, at.into) !== parent.item.id) return false;
  const children = childrenOf(scene, parent);
  const isTray = parent.item.tree.face === "tray";
  const { before, column } = dropSpot(scene, parent, at.x, at.y, moving);
  const lefts = [...new Set(children.map((c) => c.x))].sort((a, b) => a - b);
  const siblings = children.filter((c) => isTray || c.x === node.x);
  const next = siblings[siblings.indexOf(node) + 1];
  return before === next?.item.id && (isTray || lefts[column ?? 0] === node.x);
}

/** Drops things: one command, one step of undo; or nothing, with the reason. */
export function dropMove(things: readonly Moving[], clientX: number, clientY: number): void {
  endMove();
  if (things.length === 0 || !isOverCanvas(clientX, clientY)) return;
  const moving = new Set(things.map((t) => t.id));
  const at = under(clientX, clientY, moving);
  if (staysPut(things, at, moving)) return;
  const planned = planOf(things, at, moving);
  if (!planned.ok) toast(sayMessage(planned.error));
  else if (planned.value.edits.length > 0 && run(planned.value)) say(sayMessage(planned.value.label));
}
