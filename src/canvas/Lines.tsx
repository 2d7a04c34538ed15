import { useMemo } from "react";
import { ViewportPortal } from "reactflow";
import { kindOf } from "../core/kinds/index.ts";
import { linesOf, pathOf, type Line, type Point } from "../core/scene/index.ts";
import { designStore, findingsOf } from "../state/design.ts";
import { useDesign, useView } from "../state/react.ts";
import { select } from "../state/view.ts";
import { words } from "../text/index.ts";
import { Mark } from "../theme/Mark.tsx";
import { focusCanvas } from "./focus.ts";
import { useScene } from "./picture.ts";
import { useCanvas } from "./store.ts";

/** What is drawn as a line: peerings and the like, and the references of what is selected. */
export function Lines() {
  const scene = useScene();
  const selection = useView((s) => s.selection);
  const isFar = useCanvas((s) => s.level === "far");
  const lines = useMemo(() => linesOf(designStore.getState().query, scene, selection), [scene, selection]);
  if (isFar || lines.length === 0) return null;
  return (
    <ViewportPortal>
      <div className="lines-drawn">
        {lines.map((line) => (
          <Drawn key={line.key} line={line} />
        ))}
      </div>
    </ViewportPortal>
  );
}

/** The middle of the longest leg: where the word stands. */
function wordPlace(way: readonly Point[]): Point {
  let [best, longest] = [way[0] ?? { x: 0, y: 0 }, -1];
  way.slice(1).forEach((end, n) => {
    const start = way[n]!;
    const length = Math.hypot(end.x - start.x, end.y - start.y);
    if (length > longest) [best, longest] = [{ x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 }, length];
  });
  return best;
}

function Drawn({ line: { ids, kind, from, to, passing, way } }: { readonly line: Line }) {
  const isSelected = useView((s) => ids.some((id) => s.selection.has(id)));
  const isBroken = useDesign(() => ids.some((id) => findingsOf(id).some((f) => f.severity === "error")));
  const label = useDesign(({ query }) => {
    const [a, b] = [query.find(from)?.name ?? "", query.find(to)?.name ?? ""];
    return kind === undefined ? "" : words.canvas.line(kindOf(kind).words.name, a, b, isBroken);
  });
  const isWeak = kind === undefined;
  const state = `${isSelected ? "is-selected" : ""} ${isBroken ? "has-error" : ""}`;
  const family = kind === undefined ? "" : `fam-${kindOf(kind).family}`;
  const at = wordPlace(way);
  const ends = passing ? [] : [way[0]!, way.at(-1)!];
  const path = pathOf(way);
  return (
    <>
      <svg
        className={`line ${isWeak ? "line-reference" : ""} ${passing ? "line-passing" : ""} ${family} ${state}`}
        {...(isWeak
          ? { "aria-hidden": true }
          : { role: "group", "aria-label": label, "data-id": ids[0], "data-kind": kind })}
        onPointerDown={(e) => {
          if (e.button !== 0) return;
          e.stopPropagation();
          focusCanvas();
          select(ids.slice(0, 1));
        }}
      >
        <path className="line-reach" d={path} />
        <path d={path} />
        {ends.map((end, n) => (
          <circle key={n} cx={end.x} cy={end.y} r={3.2} />
        ))}
      </svg>
      {isBroken && (
        <span className="line-mark" style={{ transform: `translate(${at.x - 9}px, ${at.y - 9}px)` }}>
          <Mark of="error" size={18} />
        </span>
      )}
      {kind !== undefined && (
        <span
          className="line-word"
          aria-hidden="true"
          style={{ transform: `translate(${at.x}px, ${at.y}px)` }}
        >
          {words.canvas.lineWord(kind)}
        </span>
      )}
    </>
  );
}
