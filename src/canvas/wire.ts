import { connectOptions, type Plan } from "../core/commands/index.ts";
import type { Id } from "../core/model/design.ts";
import type { Message } from "../core/net/message.ts";
import type { Result } from "../core/net/result.ts";
import { designStore, newId, run } from "../state/design.ts";
import { say, toast } from "../state/view.ts";
import { words } from "../text/index.ts";
import { sayMessage } from "../text/say.ts";
import { isOverCanvas, toCanvas } from "./camera.ts";
import { focusCanvas } from "./focus.ts";
import { followPointer } from "./follow.ts";
import { under } from "./landing.ts";
import { nodeOf } from "./picture.ts";
import { canvasStore } from "./store.ts";

/** What a line between the two could mean. */
const options = (from: Id, to: Id): Result<readonly Plan[], Message> =>
  connectOptions(designStore.getState().query, { from, to }, newId);

/** The thing a line to this point would reach. A chip is a target of its own, unlike in a drop. */
function targetAt(x: number, y: number, from: string): { id: Id; key: string } | undefined {
  const node = under(x, y).hit.node;
  return node === undefined || node.item.key === from ? undefined : { id: node.item.id, key: node.item.key };
}

export function doPlan(plan: Plan): void {
  if (run(plan)) say(sayMessage(plan.label));
}

/** Does the one thing that was meant, or asks which of several. */
export function choose(plans: readonly Plan[], name: string, x: number, y: number): void {
  const [only] = plans;
  if (plans.length === 1 && only !== undefined) {
    doPlan(only);
    focusCanvas();
    return;
  }
  canvasStore.setState({
    menu: {
      name,
      x,
      y,
      entries: plans.map((plan) => ({
        label: sayMessage(plan.label),
        ...(plan.notes.length === 0 ? {} : { detail: plan.notes.map(sayMessage).join(", ") }),
        run: () => doPlan(plan),
      })),
    },
  });
}

/** Draws a line from a thing to the pointer; its meaning is told where it would end, and chosen where it is dropped. */
export function startWire(fromKey: string, event: PointerEvent): void {
  const from = nodeOf(fromKey);
  if (from === undefined) return;
  const name = words.canvas.menu.connectOf(from.item.tree.name);
  let target: string | undefined;
  const clear = (): void => canvasStore.setState({ wire: null, preview: null, ghost: null });
  const ghost = (fact: string, ok: boolean): void =>
    canvasStore.setState({ ghost: { kind: from.item.tree.kind, title: "", fact, ok, plain: true } });
  followPointer(event, {
    move(x, y) {
      canvasStore.setState({ wire: { from: fromKey, ...toCanvas(x, y) } });
      const at = isOverCanvas(x, y) ? targetAt(x, y, fromKey) : undefined;
      if (at?.key === target && target !== undefined) return;
      target = at?.key;
      if (at === undefined) {
        canvasStore.setState({ preview: null });
        ghost(words.canvas.pickTarget, true);
        return;
      }
      const found = options(from.item.id, at.id);
      const [first] = found.ok ? found.value : [];
      const text = found.ok
        ? words.canvas.connectsTo(found.value.length, first === undefined ? "" : sayMessage(first.label))
        : sayMessage(found.error);
      canvasStore.setState({ preview: { target: at.key, ok: found.ok, text } });
      ghost(text, found.ok);
    },
    drop(x, y) {
      clear();
      const at = isOverCanvas(x, y) ? targetAt(x, y, fromKey) : undefined;
      if (at === undefined) return;
      const found = options(from.item.id, at.id);
      if (found.ok) choose(found.value, name, x, y);
      else toast(sayMessage(found.error));
    },
    cancel: clear,
  });
}
