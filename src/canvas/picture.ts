import { homeOf } from "../core/analysis/index.ts";
import { drawnFor, sceneOf, type Scene, type SceneNode } from "../core/scene/index.ts";
import type { Design, Id } from "../core/model/design.ts";
import { designStore } from "../state/design.ts";
import { useDesign } from "../state/react.ts";

let last: { readonly design: Design; readonly scene: Scene } | undefined;

/** The picture of the design as it is now; made once for each design. */
export function currentScene(): Scene {
  const { design, query } = designStore.getState();
  if (last?.design !== design) last = { design, scene: sceneOf(query, design.layout) };
  return last.scene;
}

/** The picture, drawn again with each change of the design. */
export function useScene(): Scene {
  useDesign((s) => s.design);
  return currentScene();
}

export const nodeOf = (key: string | null): SceneNode | undefined =>
  key === null ? undefined : currentScene().byKey.get(key);

/** The drawn thing that stands for a resource: itself, its first chip, or the collapsed container that hides it. */
export const drawn = (id: Id): SceneNode | undefined =>
  drawnFor(designStore.getState().query, currentScene(), id, homeOf);
