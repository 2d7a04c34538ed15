import { planInsert, type Plan } from "../core/commands/index.ts";
import { kindOf } from "../core/kinds/index.ts";
import { asId, type NewId } from "../core/model/design.ts";
import type { Message } from "../core/net/message.ts";
import type { Result } from "../core/net/result.ts";
import { CARD, freeSpot, groupGrid, NETWORK, TRAY } from "../core/scene/index.ts";
import { designStore, newId, run } from "../state/design.ts";
import { say, toast } from "../state/view.ts";
import { words } from "../text/index.ts";
import { sayMessage } from "../text/say.ts";
import { showMade } from "./actions.ts";
import { isOverCanvas } from "./camera.ts";
import { followPointer } from "./follow.ts";
import { focusCanvas } from "./focus.ts";
import { landingOf, markedBy, under, type Under } from "./landing.ts";
import { currentScene } from "./picture.ts";
import { canvasStore } from "./store.ts";

const previewId: NewId = (kind) => asId(`preview ${kind}`);

/** Where the top left corner of a dropped thing goes: under the pointer, on the 4 px grid, where nothing stands. */
function placeFor(kind: string, { x, y }: Under): { x: number; y: number } {
  const size =
    kindOf(kind).face === "container"
      ? { w: TRAY.width + NETWORK.padding * 2, h: 160 }
      : { w: CARD.width, h: CARD.height };
  const wish = { x: Math.round((x - 40) / 4) * 4, y: Math.round((y - 20) / 4) * 4, ...size };
  const spot = freeSpot(groupGrid(currentScene()), wish);
  return { x: spot.x, y: spot.y };
}

function plan(kind: string, at: Under, makeId: NewId): Result<Plan, Message> {
  const { query } = designStore.getState();
  const into = at.into === undefined ? {} : { into: at.into };
  return planInsert(query, { kind, ...into, at: placeFor(kind, at) }, makeId);
}

/** What the drop would do here, or why not, for the ghost and the thing under it. */
function preview(kind: string, at: Under): void {
  const planned = plan(kind, at, previewId);
  const { query } = designStore.getState();
  if (!planned.ok) {
    const text = sayMessage(planned.error);
    const marked = markedBy(at.hit)?.item.key ?? null;
    canvasStore.setState({
      preview: { target: marked, ok: false, text },
      // A container says the reason itself.
      ghost: { kind, title: words.canvas.cannotGo, fact: marked === null ? text : "", ok: false },
    });
    return;
  }
  const added = planned.value.edits.find((e) => e.op === "add");
  const title = added?.resource.name ?? "";
  const notes = planned.value.notes.map(sayMessage);
  canvasStore.setState({
    preview: {
      target: landingOf(query, kind, at.into) ?? null,
      ok: true,
      text: words.canvas.ghost(title, notes),
    },
    ghost: { kind, title, fact: notes.join(", "), ok: true },
  });
}

/**
 * Carries a kind from the palette to the canvas. The ghost says what a drop would make, or why it cannot be; the command
 * is asked when the thing under the pointer changes, not at each pixel. Escape ends it without a trace.
 */
export function startPaletteDrag(kind: string, event: PointerEvent): void {
  const { words: kindWords } = kindOf(kind);
  canvasStore.setState({ ghost: { kind, title: kindWords.name, fact: "", ok: true } });
  let target: string | undefined;
  const clear = (): void => canvasStore.setState({ ghost: null, preview: null });
  followPointer(event, {
    move(x, y) {
      if (!isOverCanvas(x, y)) {
        if (target !== undefined)
          canvasStore.setState({ preview: null, ghost: { kind, title: kindWords.name, fact: "", ok: true } });
        target = undefined;
        return;
      }
      const at = under(x, y);
      const next = `${at.into ?? ""} ${at.hit.container?.item.key ?? ""}`;
      if (next === target) return;
      target = next;
      preview(kind, at);
    },
    drop(x, y) {
      clear();
      if (!isOverCanvas(x, y)) return;
      const planned = plan(kind, under(x, y), newId);
      if (!planned.ok) {
        toast(sayMessage(planned.error));
        return;
      }
      if (!run(planned.value)) return;
      focusCanvas();
      showMade(planned.value.select);
      say(sayMessage(planned.value.label));
    },
    cancel: clear,
  });
}
