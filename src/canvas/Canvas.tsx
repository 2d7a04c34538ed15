import {
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
} from "react";
import { Background, ReactFlow, ReactFlowProvider, useStore, type NodeMouseHandler } from "reactflow";
import "reactflow/dist/base.css";
import type { Id } from "../core/model/design.ts";
import { within, type Rect } from "../core/scene/index.ts";
import { useDesign, useView } from "../state/react.ts";
import { select, viewStore } from "../state/view.ts";
import { words } from "../text/index.ts";
import { tokens } from "../theme/tokens.ts";
import { toCanvas } from "./camera.ts";
import "./canvas.css";
import { FarView } from "./FarView.tsx";
import { chainNodes, flowNodes } from "./flowNodes.ts";
import { focusCanvas, focusOn, isQuiet, mendFocus, startEditing } from "./focus.ts";
import { Ghost } from "./Ghost.tsx";
import { elementId } from "./items.ts";
import { onCanvasKey } from "./keys.ts";
import { under } from "./landing.ts";
import { Lines } from "./Lines.tsx";
import { Menu } from "./Menu.tsx";
import { openCanvasMenu, openItemMenu } from "./menus.ts";
import { Minimap } from "./Minimap.tsx";
import { nodeTypes, type FlowNode } from "./nodes.tsx";
import { Overlay } from "./Overlay.tsx";
import { currentScene, drawn, nodeOf, useScene } from "./picture.ts";
import { dragFrame, pick } from "./press.ts";
import { Slot } from "./Slot.tsx";
import { canvasStore, useCanvas } from "./store.ts";
import { Tools } from "./Tools.tsx";
import { useCamera } from "./useCamera.ts";
import { useClipboard } from "./useClipboard.ts";
import { useDrag } from "./useDrag.ts";
import { useHover } from "./useHover.ts";
import { useLevel } from "./useLevel.ts";
import { startWire } from "./wire.ts";

const { zoom, frame: sizes } = tokens;
const PAN_BY_MIDDLE = [1];
const PAN_BY_HAND = [0, 1];
const START = { x: 48, y: 48, zoom: 1 };
const PRO = { hideAttribution: true };

const NOTHING: ReadonlySet<Id> = new Set();

/** Key of the drawn thing that an event happened on. */
const keyAt = (target: EventTarget): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>("[data-key]")?.dataset["key"] : undefined;

const isField = (target: EventTarget): boolean =>
  target instanceof Element && target.closest("input, button") !== null;

/** The drawing: React Flow moves and clips; what it shows comes from the scene, what it does goes to commands. */
export default function Canvas() {
  return (
    <ReactFlowProvider>
      <Drawing />
    </ReactFlowProvider>
  );
}

function Drawing() {
  const root = useRef<HTMLDivElement>(null);
  const hint = useId();
  const scene = useScene();
  // React Flow only has to know what is selected to drag several things; one alone changes no node of it.
  const selection = useView((s) => (s.selection.size > 1 ? s.selection : NOTHING));
  const tool = useCanvas((s) => s.tool);
  const isKeyed = useCanvas((s) => s.hasFocus);
  const isReadOnly = useDesign((s) => s.readOnly !== null);
  const { held, settling, ...drag } = useDrag();
  const { onNodeMouseEnter, onNodeMouseLeave } = useHover();
  const [frame, setFrame] = useState<Rect | null>(null);
  const level = useCanvas((s) => s.level);
  const farKey = useCanvas((s) => (s.level === "far" ? s.focusKey : null));
  const nodes = useMemo(
    () => (level === "far" ? chainNodes(scene, farKey, selection) : flowNodes(scene, selection, held)),
    [scene, selection, held, level, farKey],
  );
  useLevel(scene);
  useCamera(root);
  useClipboard(root);
  useActive(root);

  const onPointerDownCapture = (e: PointerEvent): void => {
    if (isField(e.target)) return;
    const key = keyAt(e.target);
    if (tool === "connect" && e.button === 0 && key !== undefined) {
      e.stopPropagation();
      startWire(key, e.nativeEvent);
    }
  };
  const onPointerDown = (e: PointerEvent): void => {
    if (isField(e.target)) return;
    focusCanvas();
    canvasStore.setState({ hasFocus: false });
    const onPane = e.target instanceof Element && e.target.classList.contains("react-flow__pane");
    if (!onPane || e.button !== 0 || tool === "pan") return;
    dragFrame(e.nativeEvent, (next, done) => {
      const box = root.current?.getBoundingClientRect();
      setFrame(
        next === null || done || box === undefined ? null : { ...next, x: next.x - box.x, y: next.y - box.y },
      );
      if (!done) return;
      // In the far view nothing is an element, so a press is looked up in the picture.
      const pressed = next === null && level === "far" ? under(e.clientX, e.clientY).hit.node : undefined;
      if (pressed === undefined) selectIn(next, e.shiftKey);
      else pick(pressed.item.key, e.shiftKey);
    });
  };
  const onNodeClick: NodeMouseHandler<FlowNode> = (e, node) => {
    if (isField(e.target) || keyAt(e.target) !== node.id || tool === "connect") return;
    pick(node.id, e.shiftKey);
    const onPrefix = e.target instanceof Element && e.target.closest("[data-prefix]") !== null;
    const { face } = node.data.item.tree;
    if (onPrefix && !e.shiftKey && !isReadOnly && (face === "tray" || face === "network"))
      startEditing(node.id, "prefix");
  };
  const onNodeDoubleClick: NodeMouseHandler<FlowNode> = (e, node) => {
    if (!isField(e.target) && !isReadOnly) startEditing(keyAt(e.target) ?? node.id, "name");
  };
  const onContextMenu = (e: MouseEvent): void => {
    if (isField(e.target)) return;
    e.preventDefault();
    const node = nodeOf(keyAt(e.target) ?? null);
    if (node === undefined) {
      openCanvasMenu(e.clientX, e.clientY);
      return;
    }
    if (!viewStore.getState().selection.has(node.item.id)) pick(node.item.key, false);
    openItemMenu(node, { x: e.clientX, y: e.clientY });
  };
  const onKeyDown = (e: KeyboardEvent): void => {
    if (e.target !== root.current || e.defaultPrevented) return;
    canvasStore.setState({ hasFocus: true });
    if (onCanvasKey(e)) e.preventDefault();
  };

  return (
    <div
      className={`canvas tool-${tool} ${settling ? "is-settling" : ""} ${isKeyed ? "is-keyed" : ""}`}
      data-level={level}
      onContextMenu={onContextMenu}
    >
      <FarView />
      <ReactFlow<FlowNode>
        ref={root}
        nodes={nodes}
        nodeTypes={nodeTypes}
        onlyRenderVisibleElements
        defaultViewport={START}
        minZoom={zoom.min}
        maxZoom={zoom.max}
        panOnScroll
        panOnDrag={tool === "pan" ? PAN_BY_HAND : PAN_BY_MIDDLE}
        zoomOnDoubleClick={false}
        elementsSelectable={false}
        selectNodesOnDrag={false}
        nodesConnectable={false}
        nodesFocusable={false}
        nodesDraggable={tool === "select" && !isReadOnly}
        nodeDragThreshold={4}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        proOptions={PRO}
        {...drag}
        onNodeClick={onNodeClick}
        onNodeDoubleClick={onNodeDoubleClick}
        onNodeMouseEnter={onNodeMouseEnter}
        onNodeMouseLeave={onNodeMouseLeave}
        tabIndex={0}
        aria-label={words.canvas.name}
        aria-describedby={hint}
        onKeyDown={onKeyDown}
        onFocus={(e) => e.target === root.current && onFocused()}
        onBlur={() => canvasStore.setState({ hasFocus: false })}
        onPointerDownCapture={onPointerDownCapture}
        onPointerDown={onPointerDown}
      >
        {level !== "far" && <Background gap={sizes.dotGrid} size={2} color="var(--grid-dot)" />}
        <Lines />
        <Overlay />
        <Slot />
      </ReactFlow>
      <span id={hint} className="said">
        {scene.nodes.length === 0 ? words.canvas.nothing : words.canvas.hint}
      </span>
      {frame !== null && (
        <div
          className="frame-select"
          style={{ transform: `translate(${frame.x}px, ${frame.y}px)`, width: frame.w, height: frame.h }}
        />
      )}
      <Tools />
      <MinimapBox />
      <Menu />
      <Ghost />
    </div>
  );
}

/** A narrow canvas needs its corner itself. */
const MINIMAP_FROM = 800;

function MinimapBox() {
  const isWide = useStore((s) => s.width >= MINIMAP_FROM);
  const { bounds } = useScene();
  return isWide && bounds !== undefined ? <Minimap /> : null;
}

/** The focus arrives by keys: on what was focused or selected last, else on the first thing. */
function onFocused(): void {
  if (isQuiet()) return;
  const { focusKey } = canvasStore.getState();
  const [selected] = viewStore.getState().selection;
  const known = nodeOf(focusKey) ?? (selected === undefined ? undefined : drawn(selected));
  focusOn(known ?? currentScene().nodes[0]);
  canvasStore.setState({ hasFocus: true });
}

/** What lies wholly in the frame, without what lies in something that is taken already. */
function selectIn(frame: Rect | null, add: boolean): void {
  const before = add ? [...viewStore.getState().selection] : [];
  if (frame === null) {
    if (!add) select([]);
    return;
  }
  const from = toCanvas(frame.x, frame.y);
  const to = toCanvas(frame.x + frame.w, frame.y + frame.h);
  const area = { ...from, w: to.x - from.x, h: to.y - from.y };
  const taken = new Set<string>();
  for (const node of currentScene().nodes) {
    if (node.item.parent !== undefined && taken.has(node.item.parent)) taken.add(node.item.key);
    else if (within(area, node)) {
      taken.add(node.item.key);
      before.push(node.item.id);
    }
  }
  select(before);
}

/** Names the focused thing to screen readers, as long as it is in the document: what is out of view is not. */
function useActive(root: React.RefObject<HTMLElement | null>): void {
  const focusKey = useCanvas((s) => s.focusKey);
  const scene = useScene();
  const zoomNow = useView((s) => s.zoom);
  useEffect(mendFocus, [scene]);
  useEffect(() => {
    const sync = (): void => {
      const id = focusKey === null ? undefined : elementId(focusKey);
      if (id !== undefined && document.getElementById(id) !== null)
        root.current?.setAttribute("aria-activedescendant", id);
      else root.current?.removeAttribute("aria-activedescendant");
    };
    sync();
    const frame = requestAnimationFrame(sync);
    return () => cancelAnimationFrame(frame);
  }, [root, focusKey, scene, zoomNow]);
}
