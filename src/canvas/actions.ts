import { planCollapse, planDelete, planDuplicate, planInsert, type Plan } from "../core/commands/index.ts";
import { asId, type Id } from "../core/model/design.ts";
import type { Message } from "../core/net/message.ts";
import type { Result } from "../core/net/result.ts";
import { firstInside, neighbour, outside, type SceneNode } from "../core/scene/index.ts";
import { designStore, newId, run } from "../state/design.ts";
import { say, select, toast, viewStore } from "../state/view.ts";
import { words } from "../text/index.ts";
import { sayMessage } from "../text/say.ts";
import { fit, fitTo, panIntoView } from "./camera.ts";
import { focusOn, startEditing } from "./focus.ts";
import { currentScene, drawn, nodeOf } from "./picture.ts";
import { canvasStore } from "./store.ts";

const query = () => designStore.getState().query;

/** What the next action is about: the selection, else the focused thing. */
export function chosen(): readonly Id[] {
  const { selection } = viewStore.getState();
  if (selection.size > 0) return [...selection];
  const node = nodeOf(canvasStore.getState().focusKey);
  return node === undefined ? [] : [node.item.id];
}

/** The drawn thing that the next action is about, when it is one. */
export function chosenNode(): SceneNode | undefined {
  const focused = nodeOf(canvasStore.getState().focusKey);
  const ids = chosen();
  if (focused !== undefined && ids.includes(focused.item.id)) return focused;
  // What is drawn as a line, or hidden in a collapsed container, has no node of its own to act on.
  const node = ids[0] === undefined ? undefined : drawn(ids[0]);
  return node?.item.id === ids[0] ? node : undefined;
}

/** Does a plan and says it, or says why not. */
export function perform(planned: Result<Plan, Message>): boolean {
  if (!planned.ok) {
    toast(sayMessage(planned.error));
    return false;
  }
  if (!run(planned.value)) return false;
  say(sayMessage(planned.value.label));
  return true;
}

/** Shows what was just made: focused, in view. */
export function showMade(ids: readonly Id[]): void {
  select(ids);
  const node = ids[0] === undefined ? undefined : drawn(ids[0]);
  focusOn(node);
  if (node !== undefined) panIntoView(node);
}

/** Where the keyboard puts things: what is chosen; a chip stands for what carries it. */
export function chosenPlace(): Id | undefined {
  const node = chosenNode();
  if (node === undefined) return chosen()[0];
  return node.item.tree.face === "chip" && node.item.parent !== undefined
    ? asId(node.item.parent)
    : node.item.id;
}

/** Adds a thing to what is selected; its name is ready for typing. */
export function insert(kind: string, into: Id | undefined = chosenPlace()): void {
  const planned = planInsert(query(), { kind, ...(into === undefined ? {} : { into }) }, newId);
  if (!planned.ok || !perform(planned)) {
    if (!planned.ok) toast(sayMessage(planned.error));
    return;
  }
  showMade(planned.value.select);
  const made = planned.value.select[0];
  const node = made === undefined ? undefined : drawn(made);
  if (node !== undefined) startEditing(node.item.key, "name");
}

/** Deletes what is chosen with all in it, and says how to get it back. */
export function remove(ids: readonly Id[] = chosen()): void {
  if (ids.length === 0) return;
  const scene = currentScene();
  const key = canvasStore.getState().focusKey;
  const gone = new Set(ids);
  const next =
    key === null
      ? undefined
      : ([neighbour(scene, key, "down"), neighbour(scene, key, "up"), outside(scene, key)].find(
          (n) => n !== undefined && !gone.has(n.item.id) && n.item.parent === nodeOf(key)?.item.parent,
        ) ?? outside(scene, key));
  const planned = planDelete(query(), { ids });
  if (!planned.ok) {
    toast(sayMessage(planned.error));
    return;
  }
  if (!run(planned.value)) return;
  const { code, params } = planned.value.label;
  const { deleted, deletedMany } = words.canvas;
  toast(
    code === "delete"
      ? deleted(String(params["name"]), Number(params["count"]))
      : deletedMany(Number(params["count"])),
    true,
  );
  // The focus goes to a neighbour, so that the keyboard stays where the hand was.
  const left = next === undefined ? undefined : nodeOf(next.item.key);
  canvasStore.setState({ focusKey: left?.item.key ?? null });
}

export function duplicate(ids: readonly Id[] = chosen()): void {
  const planned = planDuplicate(query(), { ids }, newId);
  if (perform(planned) && planned.ok) showMade(planned.value.select);
}

export function selectAll(): void {
  const ids = new Set(currentScene().nodes.map((n) => n.item.id));
  select(ids);
  say(words.canvas.selectedCount(ids.size));
}

export function collapse(id: Id): void {
  const { design } = designStore.getState();
  perform({ ok: true, value: planCollapse(query(), design.layout, id) });
}

/** Brings what is selected into view; the whole design when nothing is. */
export function fitSelection(): void {
  const boxes = [...viewStore.getState().selection].flatMap((id) => drawn(id) ?? []);
  if (boxes.length > 0) fitTo(boxes);
  else fit();
}

/** Enter: into a container; a collapsed one opens first. */
export function goIn(): void {
  const node = nodeOf(canvasStore.getState().focusKey);
  if (node === undefined) return;
  if (node.item.collapsed === true) collapse(node.item.id);
  const child = firstInside(currentScene(), node.item.key);
  if (child === undefined) return;
  focusOn(child);
  select([child.item.id]);
  panIntoView(child);
}

/** Escape: out to the container; from what stands free, the selection goes. False when there was nothing to leave. */
export function goOut(): boolean {
  const key = canvasStore.getState().focusKey;
  const parent = key === null ? undefined : outside(currentScene(), key);
  if (parent === undefined) {
    const had = viewStore.getState().selection.size > 0;
    select([]);
    return had;
  }
  focusOn(parent);
  select([parent.item.id]);
  panIntoView(parent);
  return true;
}
