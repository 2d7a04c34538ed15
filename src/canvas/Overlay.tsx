import { ViewportPortal } from "reactflow";
import { networkBodyTop, trayBodyTop } from "../core/scene/index.ts";
import { Mark } from "../theme/Mark.tsx";
import { nodeOf, useScene } from "./picture.ts";
import { useCanvas } from "./store.ts";

/** Drawn above everything while something is on its way: the reason in a container that refuses, and a line's way. */
export function Overlay() {
  return (
    <ViewportPortal>
      <Refusal />
      <Wire />
    </ViewportPortal>
  );
}

function Refusal() {
  useScene();
  const target = useCanvas((s) => (s.preview?.ok === false ? s.preview.target : null));
  const text = useCanvas((s) => (s.preview?.ok === false ? s.preview.text : ""));
  const node = nodeOf(target);
  if (node === undefined) return null;
  const { face, chips } = node.item.tree;
  if (face !== "network" && face !== "tray") return null;
  const top =
    node.item.collapsed === true
      ? 0
      : face === "network"
        ? networkBodyTop - 6
        : trayBodyTop(chips.length) - 4;
  return (
    <div
      className={`refusal refusal-${face}`}
      style={{
        transform: `translate(${node.x + 2}px, ${node.y + top}px)`,
        width: node.w - 4,
        height: node.h - top - 2,
      }}
    >
      <Mark of="denied" size={16} />
      <span>{text}</span>
    </div>
  );
}

function Wire() {
  const wire = useCanvas((s) => s.wire);
  const ok = useCanvas((s) => s.preview?.ok !== false);
  const from = wire === null ? undefined : nodeOf(wire.from);
  if (wire === null || from === undefined) return null;
  // From the middle of the side that looks at the pointer.
  const x = wire.x > from.x + from.w / 2 ? from.x + from.w : from.x;
  const y = from.y + Math.min(from.h, from.item.tree.face === "card" ? from.h : 48) / 2;
  return (
    <svg className={`wire ${ok ? "" : "is-refused"}`} aria-hidden="true">
      <path d={`M${x} ${y}L${wire.x} ${wire.y}`} />
      <circle cx={x} cy={y} r={3.2} />
      <circle cx={wire.x} cy={wire.y} r={3.2} />
    </svg>
  );
}
