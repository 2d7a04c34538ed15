import { kindOf } from "../core/kinds/index.ts";
import type { Family } from "../core/kinds/index.ts";
import type { SceneNode } from "../core/scene/index.ts";
import { marksOf } from "./items.ts";

/** Colours of the scheme at hand, read once for each painting. */
export interface Paints {
  readonly get: (token: string) => string;
}

export function paintsOf(element: Element): Paints {
  const css = getComputedStyle(element);
  const known = new Map<string, string>();
  return {
    get(token) {
      const colour = known.get(token) ?? css.getPropertyValue(`--${token}`);
      known.set(token, colour);
      return colour;
    },
  };
}

const familyColour = (paints: Paints, family: Family): string => paints.get(`fam-${family}`);

/**
 * Paints boxes without words into a pen that is already moved and scaled: containers with their borders, cards as bars.
 * @param thin width of a border in the pen's units
 */
export function paintBoxes(
  pen: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  nodes: Iterable<SceneNode>,
  paints: Paints,
  thin: number,
): void {
  const [vnet, vnetLine] = [paints.get("vnet-fill"), paints.get("vnet-border")];
  const [tray, trayLine] = [paints.get("subnet-fill"), paints.get("subnet-border")];
  const [error, errorSoft, warning] = [
    paints.get("error"),
    paints.get("error-soft"),
    paints.get("warning-mark"),
  ];
  pen.lineWidth = thin;
  for (const { x, y, w, h, item } of nodes) {
    const { face, kind } = item.tree;
    if (face === "chip") {
      if (item.parent !== undefined) continue;
      pen.fillStyle = familyColour(paints, kindOf(kind).family);
      pen.fillRect(x, y + h / 4, w / 2, h / 2);
      continue;
    }
    const { errors, warnings } = marksOf(item);
    if (face === "card") {
      pen.fillStyle = errors > 0 ? error : warnings > 0 ? warning : familyColour(paints, kindOf(kind).family);
      pen.fillRect(x + 6, y + 9, w - 12, h - 18);
      continue;
    }
    pen.fillStyle = face === "network" ? vnet : errors > 0 ? errorSoft : tray;
    pen.strokeStyle = errors > 0 ? error : face === "network" ? vnetLine : trayLine;
    pen.fillRect(x, y, w, h);
    pen.strokeRect(x, y, w, h);
  }
}
