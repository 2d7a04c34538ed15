import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { kinds, type KindDefinition } from "../../core/kinds/index.ts";
import { panels } from "../../text/panels.ts";
import { KindTile, UiIcon } from "../../theme/Icon.tsx";
import { insertKind } from "../insert.ts";
import "./palette.css";
import { paletteGroups } from "./search.ts";

/** Begins to drag a kind from the palette onto the canvas. */
export type StartDrag = (kind: string, event: globalThis.PointerEvent) => void;

const text = panels.palette;
/** How far the pointer moves before a press is a drag. */
const DRAG_PX = 4;

/** What can be added: drag, click, or walk with the arrow keys and press Enter. */
export default function Palette({ startDrag }: { readonly startDrag: StartDrag }) {
  const [typed, setTyped] = useState("");
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const groups = useMemo(() => paletteGroups(kinds, typed), [typed]);

  useEffect(() => {
    const onSlash = (e: globalThis.KeyboardEvent): void => {
      const inField =
        e.target instanceof Element && e.target.closest("input, textarea, [role=dialog]") !== null;
      if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || inField || e.defaultPrevented) return;
      e.preventDefault();
      input.current?.focus();
    };
    addEventListener("keydown", onSlash);
    return () => removeEventListener("keydown", onSlash);
  }, []);

  const stops = (): HTMLElement[] => [...(list.current?.querySelectorAll<HTMLElement>("[data-stop]") ?? [])];
  const onKeyDown = (e: KeyboardEvent): void => {
    const all = stops();
    const here = all.findIndex((el) => el === document.activeElement);
    const to =
      e.key === "ArrowDown"
        ? here + 1
        : e.key === "ArrowUp"
          ? here - 1
          : e.key === "Home"
            ? 0
            : e.key === "End"
              ? all.length - 1
              : null;
    if (to === null) return;
    e.preventDefault();
    if (to < 0) input.current?.focus();
    else all[to]?.focus();
  };
  const first = groups[0];
  const firstStop = first === undefined ? null : `group:${first.group}`;
  const tabStop = current ?? firstStop;
  const toggle = (group: string): void => {
    const next = new Set(folded);
    if (!next.delete(group)) next.add(group);
    setFolded(next);
  };

  return (
    <div className="palette" onKeyDown={onKeyDown} role="presentation">
      <label className="palette-search">
        <UiIcon name="search" size={15} />
        <input
          ref={input}
          type="search"
          data-first=""
          value={typed}
          placeholder={text.search}
          aria-label={text.search}
          aria-keyshortcuts="/"
          onChange={(e) => setTyped(e.target.value)}
          onKeyDown={(e) => {
            if (e.key === "Escape") setTyped("");
            const only = groups[0]?.kinds[0];
            if (e.key === "Enter" && only !== undefined && typed !== "") insertKind(only.kind);
          }}
        />
        <kbd className="key">/</kbd>
      </label>
      <div className="palette-list" ref={list} role="group" aria-label={text.list}>
        {groups.map(({ group, kinds: members }) => {
          const stop = `group:${group}`;
          const isFolded = folded.has(group) && typed === "";
          return (
            <section key={group} aria-label={panels.groups[group]}>
              <h2>
                <button
                  type="button"
                  className="palette-group"
                  data-stop=""
                  tabIndex={tabStop === stop ? 0 : -1}
                  aria-expanded={!isFolded}
                  onFocus={() => setCurrent(stop)}
                  onClick={() => toggle(group)}
                >
                  <UiIcon name={isFolded ? "chevronRight" : "chevronDown"} size={13} />
                  <span className="palette-name">{panels.groups[group]}</span>
                  {isFolded && <span className="num">{members.length}</span>}
                </button>
              </h2>
              {!isFolded &&
                members.map((kind) => (
                  <Row
                    key={kind.kind}
                    kind={kind}
                    isTabStop={tabStop === kind.kind}
                    onFocus={() => setCurrent(kind.kind)}
                    startDrag={startDrag}
                  />
                ))}
            </section>
          );
        })}
        {groups.length === 0 && <p className="palette-nothing">{text.nothing(typed)}</p>}
      </div>
    </div>
  );
}

interface RowProps {
  readonly kind: KindDefinition;
  readonly isTabStop: boolean;
  readonly onFocus: () => void;
  readonly startDrag: StartDrag;
}

function Row({ kind, isTabStop, onFocus, startDrag }: RowProps) {
  const press = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const dragged = useRef(false);
  const key = kind.key?.toUpperCase();
  const onPointerMove = (e: PointerEvent): void => {
    const from = press.current;
    if (from === null || Math.hypot(e.clientX - from.x, e.clientY - from.y) < DRAG_PX) return;
    press.current = null;
    dragged.current = true;
    startDrag(kind.kind, e.nativeEvent);
  };
  return (
    <button
      type="button"
      className="palette-row"
      data-stop=""
      tabIndex={isTabStop ? 0 : -1}
      aria-label={text.add(kind.words.name, key)}
      title={kind.words.name}
      onFocus={onFocus}
      onPointerDown={(e) => {
        dragged.current = false;
        if (e.button !== 0) return;
        press.current = { x: e.clientX, y: e.clientY };
        // The drag begins under the pointer even when the first move leaves the row.
        e.currentTarget.setPointerCapture(e.pointerId);
      }}
      onPointerMove={(e) => {
        onPointerMove(e);
        if (dragged.current && e.currentTarget.hasPointerCapture(e.pointerId))
          e.currentTarget.releasePointerCapture(e.pointerId);
      }}
      onPointerUp={() => (press.current = null)}
      onPointerCancel={() => (press.current = null)}
      onClick={() => {
        if (!dragged.current) insertKind(kind.kind);
      }}
    >
      <KindTile d={kind.icon} family={kind.family} size={22} />
      <span className="palette-name">{kind.words.name}</span>
      {key !== undefined && <kbd className="key">{key}</kbd>}
    </button>
  );
}
