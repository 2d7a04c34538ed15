import { useMemo } from "react";
import { ViewportPortal } from "reactflow";
import { linesOf, pathOf } from "../core/scene/index.ts";
import { designStore } from "../state/design.ts";
import { useView } from "../state/react.ts";
import { useScene } from "./picture.ts";
import { useCanvas } from "./store.ts";

/** References that are drawn as lines, under what they join; a picture with names is in the outline and inspector. */
export function Lines() {
  const scene = useScene();
  const selection = useView((s) => s.selection);
  const isFar = useCanvas((s) => s.level === "far");
  const lines = useMemo(() => linesOf(designStore.getState().query, scene, selection), [scene, selection]);
  if (isFar || lines.length === 0) return null;
  return (
    <ViewportPortal>
      <svg className="lines-drawn" aria-hidden="true">
        {lines.map(({ from, to, path, passing, way }) => {
          const ends = passing ? [] : [way[0]!, way.at(-1)!];
          return (
            <g key={`${from} ${path} ${to}`} className={passing ? "line line-passing" : "line"}>
              <path d={pathOf(way)} />
              {ends.map((at, n) => (
                <circle key={n} cx={at.x} cy={at.y} r={3.2} />
              ))}
            </g>
          );
        })}
      </svg>
    </ViewportPortal>
  );
}
