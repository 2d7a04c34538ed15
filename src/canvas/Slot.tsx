import { ViewportPortal } from "reactflow";
import { slotOf } from "../core/scene/index.ts";
import type { Id } from "../core/model/design.ts";
import { designStore } from "../state/design.ts";
import { useDesign, useView } from "../state/react.ts";
import { words } from "../text/index.ts";
import { UiIcon } from "../theme/Icon.tsx";
import { insert } from "./actions.ts";
import { focusCanvas } from "./focus.ts";
import { nodeOf, useScene } from "./picture.ts";
import { canvasStore, useCanvas } from "./store.ts";

/** The network that has the pointer, else the one that is selected or holds what is focused, as long as it is open. */
function useNetwork(): string | null {
  const pointed = useCanvas((s) => s.slotOf);
  const selected = useView((s) => (s.selection.size === 1 ? [...s.selection][0]! : null));
  const focusKey = useCanvas((s) => (s.hasFocus ? s.focusKey : null));
  const busy = useCanvas(
    (s) => s.preview !== null || s.ghost !== null || s.editing !== null || s.level !== "full",
  );
  const isReadOnly = useDesign((s) => s.readOnly !== null);
  if (busy || isReadOnly) return null;
  return [pointed, focusKey, selected].find((key) => nodeOf(key)?.item.tree.face === "network") ?? null;
}

/** "Add a subnet, 10.1.3.0/24 is free": shows while a network has the focus or the pointer. */
export function Slot() {
  const scene = useScene();
  const key = useNetwork();
  const network = nodeOf(key);
  if (network === undefined || network.item.collapsed === true) return null;
  const { prefix, x, y, w, h } = slotOf(designStore.getState().query, scene, network);
  const fact = prefix === undefined ? words.canvas.slotFull : words.canvas.slotFree(prefix);
  return (
    <ViewportPortal>
      <button
        type="button"
        className={`slot nopan nodrag ${h < 90 ? "slot-low" : ""}`}
        // The canvas is one tab stop; by keys the same is the letter S.
        tabIndex={-1}
        disabled={prefix === undefined}
        style={{ transform: `translate(${x}px, ${y}px)`, width: w, height: h }}
        onPointerEnter={() => canvasStore.setState({ slotOf: key })}
        onPointerLeave={() => canvasStore.setState({ slotOf: null })}
        onClick={() => {
          focusCanvas();
          insert("subnet", key as Id);
        }}
      >
        <UiIcon name="plus" size={18} />
        <span>{words.canvas.slot}</span>
        <span className="num">{fact}</span>
      </button>
    </ViewportPortal>
  );
}
