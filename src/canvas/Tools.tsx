import { useRef, type KeyboardEvent } from "react";
import { useView } from "../state/react.ts";
import { words } from "../text/index.ts";
import { UiIcon } from "../theme/Icon.tsx";
import type { IconName } from "../theme/icons.ts";
import { fit, zoomBy, zoomTo } from "./camera.ts";
import { canvasStore, useCanvas, type Tool } from "./store.ts";

const tools: readonly { readonly tool: Tool; readonly icon: IconName }[] = [
  { tool: "select", icon: "cursor" },
  { tool: "pan", icon: "hand" },
  { tool: "connect", icon: "connect" },
];

/** The bar at the foot of the canvas: one tab stop, arrow keys within. */
export function Tools() {
  const root = useRef<HTMLDivElement>(null);
  const tool = useCanvas((s) => s.tool);
  const percent = useView((s) => Math.round(s.zoom * 100));
  const text = words.canvas.tools;
  const onKeyDown = (e: KeyboardEvent): void => {
    const step = e.key === "ArrowRight" ? 1 : e.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    const all = [...(root.current?.querySelectorAll<HTMLElement>("button") ?? [])];
    const here = all.findIndex((b) => b === document.activeElement);
    const next = all[(here + step + all.length) % all.length];
    all.forEach((b) => (b.tabIndex = b === next ? 0 : -1));
    next?.focus();
    e.preventDefault();
  };
  const button = (icon: IconName, label: string, keys: string, run: () => void) => (
    <button type="button" tabIndex={-1} aria-label={label} title={`${label} ${keys}`} onClick={run}>
      <UiIcon name={icon} size={18} />
    </button>
  );
  return (
    <div ref={root} className="tools" role="toolbar" aria-label={text.name} onKeyDown={onKeyDown}>
      {tools.map(({ tool: one, icon }) => (
        <button
          key={one}
          type="button"
          tabIndex={one === "select" ? 0 : -1}
          aria-label={text[one]}
          title={text[one]}
          aria-pressed={tool === one}
          onClick={() => canvasStore.setState({ tool: one })}
        >
          <UiIcon name={icon} size={18} />
        </button>
      ))}
      <i aria-hidden="true" />
      {button("minus", text.zoomOut, "−", () => zoomBy(-1))}
      <button
        type="button"
        className="percent num"
        tabIndex={-1}
        aria-label={text.zoomTo100(percent)}
        title={`${text.zoomTo100(percent)} 1`}
        onClick={() => zoomTo(1)}
      >
        {text.percent(percent)}
      </button>
      {button("plus", text.zoomIn, "+", () => zoomBy(1))}
      {button("fit", text.fit, "0", () => fit())}
    </div>
  );
}
