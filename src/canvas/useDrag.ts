import { useCallback, useEffect, useRef, useState } from "react";
import type { OnNodeDrag } from "reactflow";
import type { Rect } from "../core/scene/index.ts";
import { viewStore } from "../state/view.ts";
import { placeGhost } from "./follow.ts";
import { elementId } from "./items.ts";
import { dropMove, endMove, previewMove, type Moving } from "./move.ts";
import type { FlowNode } from "./nodes.tsx";
import { currentScene } from "./picture.ts";
import { pick } from "./press.ts";

const NONE: ReadonlySet<string> = new Set();
const SETTLE_MS = 220;

/** What React Flow drags, as the document knows it. */
function moving(nodes: readonly FlowNode[]): Moving[] {
  const { byKey } = currentScene();
  return nodes.flatMap((node) => {
    const at = byKey.get(node.id);
    if (at === undefined) return [];
    const parent = node.parentId === undefined ? undefined : byKey.get(node.parentId);
    const box: Rect = {
      x: node.position.x + (parent?.x ?? 0),
      y: node.position.y + (parent?.y ?? 0),
      w: at.w,
      h: at.h,
    };
    return [{ id: at.item.id, kind: at.item.tree.kind, box }];
  });
}

/** Keys of these things and of all in them. */
function withInside(keys: readonly string[]): ReadonlySet<string> {
  const all = new Set(keys);
  // Containers come before what they hold.
  for (const { item } of currentScene().nodes)
    if (item.parent !== undefined && all.has(item.parent)) all.add(item.key);
  return all;
}

const pointOf = (e: MouseEvent | TouchEvent): readonly [number, number] => {
  const at = "clientX" in e ? e : (e.changedTouches[0] ?? e.touches[0]);
  return [at?.clientX ?? 0, at?.clientY ?? 0];
};

/** Moves the elements themselves: React and React Flow would look at every node of the design for each step. */
function shift(keys: ReadonlySet<string>, dx: number, dy: number): void {
  const { byKey } = currentScene();
  for (const key of keys) {
    const node = byKey.get(key);
    const element = document.getElementById(elementId(key))?.closest<HTMLElement>(".react-flow__node");
    if (node !== undefined && element?.dataset["id"] === key)
      element.style.transform = `translate(${node.x + dx}px,${node.y + dy}px)`;
  }
}

/**
 * A drag in two phases: while the hand moves, the place lives in React Flow and on the element; the drop is one command
 * and one step of undo. Escape lets go without a trace.
 */
export function useDrag() {
  /** What is in the hand, and everything in it: it stays in the document wherever the camera goes. */
  const [held, setHeld] = useState(NONE);
  const [settling, setSettling] = useState(false);
  const hand = useRef<{ readonly keys: ReadonlySet<string>; readonly x: number; readonly y: number } | null>(
    null,
  );

  /** Opens the hand: the elements are where the picture has them again. */
  const release = useCallback((): void => {
    if (hand.current !== null) shift(hand.current.keys, 0, 0);
    hand.current = null;
    endMove();
    setHeld(NONE);
  }, []);

  useEffect(() => {
    const onKey = (e: KeyboardEvent): void => {
      if (e.key !== "Escape" || hand.current === null) return;
      e.preventDefault();
      e.stopPropagation();
      release();
    };
    addEventListener("keydown", onKey, true);
    return () => removeEventListener("keydown", onKey, true);
  }, [release]);

  useEffect(() => {
    if (!settling) return;
    const timer = setTimeout(() => setSettling(false), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [settling]);

  const onNodeDragStart: OnNodeDrag<FlowNode> = useCallback((_, node, nodes) => {
    if (!viewStore.getState().selection.has(node.data.item.id)) pick(node.id, false);
    const keys = withInside(nodes.map((n) => n.id));
    const start = node.data.item;
    hand.current = { keys, x: start.x, y: start.y };
    setHeld(keys);
  }, []);

  const onNodeDrag: OnNodeDrag<FlowNode> = useCallback((event, node, nodes) => {
    if (hand.current === null) return;
    const { keys, x, y } = hand.current;
    shift(keys, node.position.x - x, node.position.y - y);
    const at = pointOf(event);
    placeGhost(...at);
    previewMove(moving(nodes), ...at);
  }, []);

  const onNodeDragStop: OnNodeDrag<FlowNode> = useCallback(
    (event, _, nodes) => {
      if (hand.current === null) return;
      release();
      setSettling(true);
      dropMove(moving(nodes), ...pointOf(event));
    },
    [release],
  );

  return { held, settling, onNodeDragStart, onNodeDrag, onNodeDragStop };
}
