import { kindOf, modelSchema } from "../core/kinds/index.ts";
import type { Design } from "../core/model/design.ts";
import { plainQuery } from "../core/model/plainQuery.ts";
import { sceneOf } from "../core/scene/index.ts";

const PAD = 24;

/** A design as it will be drawn, small: boxes and the colours of the kinds, no words. */
export function Miniature({ design }: { readonly design: Design }) {
  const { nodes, bounds } = sceneOf(plainQuery(design, modelSchema), design.layout);
  if (bounds === undefined) return null;
  const { x, y, w, h } = bounds;
  return (
    <svg
      className="miniature"
      viewBox={`${x - PAD} ${y - PAD} ${w + PAD * 2} ${h + PAD * 2}`}
      aria-hidden="true"
      focusable="false"
    >
      {nodes
        .filter(({ item }) => item.tree.face !== "chip")
        .map((node) => {
          const { item } = node;
          const { face, kind } = item.tree;
          return (
            <g key={item.key} transform={`translate(${node.x} ${node.y})`}>
              <rect
                className={`mini-${face}`}
                width={node.w}
                height={node.h}
                rx={face === "network" ? 14 : 10}
              />
              {face === "card" && (
                <g className={`fam-${kindOf(kind).family}`}>
                  <rect className="mini-tile" x={10} y={10} width={24} height={24} rx={6} />
                  <rect
                    className="mini-text"
                    x={46}
                    y={18}
                    width={Math.max(0, node.w - 62)}
                    height={8}
                    rx={4}
                  />
                </g>
              )}
            </g>
          );
        })}
    </svg>
  );
}
