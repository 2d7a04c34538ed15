import { connectOptions, moveTargets } from "../core/commands/index.ts";
import { kinds } from "../core/kinds/index.ts";
import type { Id } from "../core/model/design.ts";
import type { SceneNode } from "../core/scene/index.ts";
import { designStore, newId } from "../state/design.ts";
import { viewStore } from "../state/view.ts";
import { words } from "../text/index.ts";
import { sayMessage } from "../text/say.ts";
import { chosen, chosenNode, collapse, duplicate, insert, remove, selectAll } from "./actions.ts";
import { fit, toScreen } from "./camera.ts";
import { canPaste, copyByMenu, cutByMenu, paste } from "./clipboard.ts";
import { startEditing } from "./focus.ts";
import { canvasStore, type MenuEntry } from "./store.ts";
import { doPlan } from "./wire.ts";

const text = words.canvas.menu;
/** A longer list helps nobody; search finds the rest. */
const MOST = 200;

const open = (name: string, x: number, y: number, entries: readonly MenuEntry[]): void =>
  canvasStore.setState({ menu: { name, x, y, entries } });

/** Where a menu opens that no pointer asked for: under the name of the thing. */
function besides(node: SceneNode | undefined): { x: number; y: number } {
  return node === undefined ? toScreen(0, 0) : toScreen(node.x + 24, node.y + 28);
}

const nameOf = (ids: readonly Id[]): string => {
  const [first] = ids;
  return ids.length === 1 && first !== undefined
    ? designStore.getState().query.get(first).name
    : String(ids.length);
};

/** The menu of what is selected, at the pointer or, by keys, at the thing. */
export function openItemMenu(node: SceneNode, at = besides(node)): void {
  const ids = viewStore.getState().selection.has(node.item.id) ? chosen() : [node.item.id];
  const { face } = node.item.tree;
  const isContainer = face === "network" || face === "tray";
  const one = ids.length === 1;
  const { key, id } = node.item;
  const entries: MenuEntry[] = [];
  if (one) entries.push({ label: text.rename, keys: "F2", run: () => startEditing(key, "name") });
  if (one && isContainer)
    entries.push({ label: text.prefix, keys: "E", run: () => startEditing(key, "prefix") });
  if (one) entries.push({ label: text.connect, keys: "L", run: () => openConnectMenu(node) });
  if (face !== "network") entries.push({ label: text.move, keys: "Shift M", run: () => openMoveMenu(node) });
  if (one && isContainer)
    entries.push({
      label: node.item.collapsed === true ? text.expand : text.collapse,
      run: () => collapse(id),
    });
  entries.push(
    { label: text.cut, keys: "Ctrl X", first: true, run: () => cutByMenu(ids) },
    { label: text.copy, keys: "Ctrl C", run: () => copyByMenu(ids) },
    ...(canPaste() ? [{ label: text.paste, keys: "Ctrl V", run: () => paste(undefined, id) }] : []),
    { label: text.duplicate, keys: "Ctrl D", run: () => duplicate(ids) },
    { label: text.remove, keys: "Delete", first: true, run: () => remove(ids) },
  );
  open(one ? text.item(nameOf(ids)) : text.several(ids.length), at.x, at.y, entries);
}

/** The menu of the empty canvas. */
export function openCanvasMenu(x: number, y: number): void {
  open(text.canvas, x, y, [
    ...kinds
      .filter((k) => (k.home ?? []).length === 0)
      .map((k) => ({
        label: text.add(k.words.name),
        ...(k.key === undefined ? {} : { keys: k.key.toUpperCase() }),
        run: () => insert(k.kind, undefined),
      })),
    ...(canPaste() ? [{ label: text.paste, keys: "Ctrl V", run: () => paste(undefined, undefined) }] : []),
    { label: text.all, keys: "Ctrl A", first: true, run: selectAll },
    { label: text.fit, keys: "0", run: () => fit() },
  ]);
}

/** Shift M: every place, impossible ones last with their reason. */
export function openMoveMenu(node: SceneNode | undefined = chosenNode()): void {
  if (node === undefined) return;
  const ids = viewStore.getState().selection.has(node.item.id) ? chosen() : [node.item.id];
  const entries = moveTargets(designStore.getState().query, ids)
    .slice(0, MOST)
    .map(({ name, plan }): MenuEntry =>
      plan.ok
        ? {
            label: name,
            ...(plan.value.notes.length === 0 ? {} : { detail: plan.value.notes.map(sayMessage).join(", ") }),
            run: () => doPlan(plan.value),
          }
        : { label: name, detail: sayMessage(plan.error), disabled: true },
    );
  const { x, y } = besides(node);
  open(
    text.moveOf(nameOf(ids)),
    x,
    y,
    entries.length > 0 ? entries : [{ label: text.nowhere, disabled: true }],
  );
}

/** L: everything that can be connected with the thing, and what it would mean. */
export function openConnectMenu(node: SceneNode | undefined = chosenNode()): void {
  if (node === undefined) return;
  const { query } = designStore.getState();
  const entries: MenuEntry[] = [];
  for (const other of query.everything()) {
    if (other === node.item.id || entries.length >= MOST) continue;
    const options = connectOptions(query, { from: node.item.id, to: other }, newId);
    if (!options.ok) continue;
    for (const plan of options.value)
      entries.push({
        label: sayMessage(plan.label),
        ...(plan.notes.length === 0 ? {} : { detail: plan.notes.map(sayMessage).join(", ") }),
        run: () => doPlan(plan),
      });
  }
  const { x, y } = besides(node);
  open(
    text.connectOf(node.item.tree.name),
    x,
    y,
    entries.length > 0 ? entries : [{ label: text.noTarget, disabled: true }],
  );
}

/** Kinds by the letter that inserts them. */
export const kindOfKey = (key: string): string | undefined =>
  kinds.find((k) => k.key !== undefined && k.key === key.toLowerCase())?.kind;
