import { useCallback, useEffect, useRef, useState } from "react";
import type { NodeChange, OnNodeDrag } from "reactflow";
import type { Held } from "./flowNodes.ts";
import { placeGhost } from "./follow.ts";
import { dropMove, endMove, previewMove, type Moving } from "./move.ts";
import type { FlowNode } from "./nodes.tsx";
import { currentScene } from "./picture.ts";
import { pick } from "./press.ts";
import { viewStore } from "../state/view.ts";

const NONE: ReadonlyMap<string, Held> = new Map();
const SETTLE_MS = 220;

/** What React Flow drags, as the document knows it. */
function moving(nodes: readonly FlowNode[]): Moving[] {
  const { byKey } = currentScene();
  return nodes.flatMap((node) => {
    const item = byKey.get(node.id)?.item;
    if (item === undefined) return [];
    const parent = node.parentId === undefined ? undefined : byKey.get(node.parentId);
    const box = {
      x: node.position.x + (parent?.x ?? 0),
      y: node.position.y + (parent?.y ?? 0),
      w: item.w,
      h: item.h,
    };
    return [{ id: item.id, kind: item.tree.kind, box }];
  });
}

const pointOf = (e: MouseEvent | TouchEvent): readonly [number, number] => {
  const at = "clientX" in e ? e : (e.changedTouches[0] ?? e.touches[0]);
  return [at?.clientX ?? 0, at?.clientY ?? 0];
};

/**
 * A drag in two phases: while the hand moves, the place lives here and in React Flow; the drop is one command and one
 * step. Escape lets go without a trace.
 */
export function useDrag() {
  const [held, setHeld] = useState(NONE);
  const [settling, setSettling] = useState(false);
  const cancelled = useRef(false);
  const active = useRef(false);

  useEffect(() => {
    const onKey = (e: KeyboardEvent): void => {
      if (e.key !== "Escape" || !active.current) return;
      e.preventDefault();
      e.stopPropagation();
      cancelled.current = true;
      endMove();
      setHeld(NONE);
    };
    addEventListener("keydown", onKey, true);
    return () => removeEventListener("keydown", onKey, true);
  }, []);

  useEffect(() => {
    if (!settling) return;
    const timer = setTimeout(() => setSettling(false), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [settling]);

  const onNodesChange = useCallback((changes: NodeChange<FlowNode>[]): void => {
    if (cancelled.current || !active.current) return;
    const places = changes.flatMap((c) =>
      c.type === "position" && c.position !== undefined ? [[c.id, c.position] as const] : [],
    );
    if (places.length > 0) setHeld(new Map(places));
  }, []);

  const onNodeDragStart: OnNodeDrag<FlowNode> = useCallback((_, node) => {
    active.current = true;
    cancelled.current = false;
    if (!viewStore.getState().selection.has(node.data.item.id)) pick(node.id, false);
  }, []);

  const onNodeDrag: OnNodeDrag<FlowNode> = useCallback((event, _, nodes) => {
    if (cancelled.current) return;
    const [x, y] = pointOf(event);
    placeGhost(x, y);
    previewMove(moving(nodes), x, y);
  }, []);

  const onNodeDragStop: OnNodeDrag<FlowNode> = useCallback((event, _, nodes) => {
    active.current = false;
    setHeld(NONE);
    endMove();
    if (cancelled.current) return;
    setSettling(true);
    dropMove(moving(nodes), ...pointOf(event));
  }, []);

  return { held, settling, onNodesChange, onNodeDragStart, onNodeDrag, onNodeDragStop };
}
