import { homeOf } from "../core/analysis/index.ts";
import { carrierEdit, homeFor } from "../core/commands/index.ts";
import { kindOf } from "../core/kinds/index.ts";
import type { Id } from "../core/model/design.ts";
import type { Query } from "../core/model/query.ts";
import {
  dropSpot,
  hitTest,
  isContainer,
  orderBefore,
  parentOf,
  type Hit,
  type SceneNode,
} from "../core/scene/index.ts";
import { designStore } from "../state/design.ts";
import { toCanvas } from "./camera.ts";
import { currentScene } from "./picture.ts";

/** What is under the pointer, and what a drop there would mean to the document. */
export interface Under {
  readonly hit: Hit;
  /** The resource under the pointer, which commands start from when they look for a home. */
  readonly into: Id | undefined;
  readonly x: number;
  readonly y: number;
}

/** Looks under a point of the screen; what is being dragged is seen through. */
export function under(clientX: number, clientY: number, moving?: ReadonlySet<Id>): Under {
  const { x, y } = toCanvas(clientX, clientY);
  const scene = currentScene();
  const hit = hitTest(scene, x, y, moving);
  // A chip is a label on what carries it: a drop on it is a drop on the carrier.
  const chip = hit.node?.item.tree.face === "chip";
  const node = chip && hit.node !== undefined ? (parentOf(scene, hit.node) ?? hit.node) : hit.node;
  return { hit, into: node?.item.id, x, y };
}

/** The thing that would hold or carry a thing of this kind when it is dropped on `into`. */
export function landingOf(q: Query, kind: string, into: Id | undefined, chip?: Id): Id | undefined {
  const definition = kindOf(kind);
  if (definition.face === "chip") {
    for (let at = into; at !== undefined; at = homeOf(q, at))
      if (carrierEdit(q, kind, chip ?? at, at) !== undefined) return at;
    return undefined;
  }
  const home = homeFor(q, definition, into);
  return home.ok ? home.value : undefined;
}

/** Whether things of this kind live in something: free ones land on the canvas wherever they are dropped. */
export const wantsHome = (kind: string): boolean => {
  const { home, face } = kindOf(kind);
  return face === "chip" || (home ?? []).length > 0;
};

/** Place among its siblings that a drop at the point would give in its home, whatever lies on the home there. */
export function spotIn(
  { x, y }: Under,
  home: Id | undefined,
  moving: ReadonlySet<Id>,
): { order?: number; column?: number } {
  const scene = currentScene();
  const container = home === undefined ? undefined : scene.byKey.get(home);
  if (container === undefined || !isContainer(container) || container.item.collapsed === true) return {};
  const { before, column } = dropSpot(scene, container, x, y, moving);
  const order = orderBefore(container.item.tree, designStore.getState().design.layout, before, moving);
  return { order, ...(column === undefined ? {} : { column }) };
}

/** The container that shows a refusal: the innermost one under the pointer. */
export const markedBy = (hit: Hit): SceneNode | undefined =>
  hit.node !== undefined && isContainer(hit.node) ? hit.node : hit.container;
