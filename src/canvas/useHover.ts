import { useCallback, useRef } from "react";
import type { NodeMouseHandler } from "reactflow";
import { parentOf, type SceneNode } from "../core/scene/index.ts";
import type { FlowNode } from "./nodes.tsx";
import { currentScene, nodeOf } from "./picture.ts";
import { canvasStore } from "./store.ts";

/** Time to cross the gap between a network and the slot that hangs under it. */
const GRACE_MS = 160;

function topOf(key: string): string | null {
  let node: SceneNode | undefined = nodeOf(key);
  for (let up = node; up !== undefined; up = parentOf(currentScene(), up)) node = up;
  return node?.item.key ?? null;
}

/** Tells which network the pointer is in, whatever of it is under the pointer. */
export function useHover() {
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  const onNodeMouseEnter: NodeMouseHandler<FlowNode> = useCallback((_, node) => {
    clearTimeout(leaving.current);
    const slotOf = topOf(node.id);
    if (canvasStore.getState().slotOf !== slotOf) canvasStore.setState({ slotOf });
  }, []);
  const onNodeMouseLeave: NodeMouseHandler<FlowNode> = useCallback(() => {
    clearTimeout(leaving.current);
    leaving.current = setTimeout(() => canvasStore.setState({ slotOf: null }), GRACE_MS);
  }, []);
  return { onNodeMouseEnter, onNodeMouseLeave, keepSlot: () => clearTimeout(leaving.current) };
}
