import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from "react";
import { focusCanvas } from "./focus.ts";
import { canvasStore, useCanvas, type MenuEntry, type OpenMenu } from "./store.ts";

/** `by`: what closed it; the ring of the keyboard's focus shows only after keys. */
const close = (by: "keys" | "pointer" | "elsewhere"): void => {
  canvasStore.setState({ menu: null });
  if (by !== "elsewhere") focusCanvas(by === "keys");
};

/** The one menu of the canvas: of a thing, of the meanings of a line, of places to move to. */
export function Menu() {
  const menu = useCanvas((s) => s.menu);
  return menu === null ? null : <Opened key={`${menu.name} ${menu.x} ${menu.y}`} menu={menu} />;
}

function Opened({ menu }: { readonly menu: OpenMenu }) {
  const root = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: menu.x, top: menu.y });
  useLayoutEffect(() => {
    const box = root.current?.getBoundingClientRect();
    if (box === undefined) return;
    setPlace({
      left: Math.max(8, Math.min(menu.x, innerWidth - box.width - 8)),
      top: Math.max(8, Math.min(menu.y, innerHeight - box.height - 8)),
    });
  }, [menu]);
  useEffect(() => {
    root.current?.querySelector<HTMLElement>("[role=menuitem]")?.focus({ preventScroll: true });
    const onPress = (e: PointerEvent): void => {
      if (e.target instanceof Node && root.current?.contains(e.target) !== true) close("elsewhere");
    };
    addEventListener("pointerdown", onPress, true);
    return () => removeEventListener("pointerdown", onPress, true);
  }, []);
  const items = (): HTMLElement[] => [
    ...(root.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? []),
  ];
  const go = (n: number): void => {
    const all = items();
    all[(n + all.length) % all.length]?.focus();
  };
  const onKeyDown = (e: KeyboardEvent): void => {
    const all = items();
    const here = all.findIndex((item) => item === document.activeElement);
    if (e.key === "Escape" || e.key === "Tab") close("keys");
    else if (e.key === "ArrowDown") go(here + 1);
    else if (e.key === "ArrowUp") go(here - 1);
    else if (e.key === "Home") go(0);
    else if (e.key === "End") go(-1);
    else if (e.key.length === 1 && e.key !== " " && !e.ctrlKey) {
      // Typing a letter walks to the next entry that begins with it.
      const wanted = [...all.slice(here + 1), ...all.slice(0, here + 1)];
      wanted.find((item) => item.textContent.toLowerCase().startsWith(e.key.toLowerCase()))?.focus();
    } else return;
    e.preventDefault();
    e.stopPropagation();
  };
  const run = (entry: MenuEntry, byKeys: boolean): void => {
    if (entry.disabled === true) return;
    close(byKeys ? "keys" : "pointer");
    entry.run?.();
  };
  return (
    <div
      ref={root}
      className="canvas-menu"
      role="menu"
      aria-label={menu.name}
      tabIndex={-1}
      style={place}
      onKeyDown={onKeyDown}
      onContextMenu={(e) => e.preventDefault()}
    >
      {menu.entries.map((entry, n) => (
        <button
          key={n}
          type="button"
          role="menuitem"
          tabIndex={-1}
          aria-disabled={entry.disabled}
          className={entry.first === true ? "first" : undefined}
          // A click made by Enter has no presses.
          onClick={(e) => run(entry, e.detail === 0)}
        >
          <span className="menu-label">{entry.label}</span>
          {entry.detail !== undefined && <span className="menu-detail">{entry.detail}</span>}
          {entry.keys !== undefined && <kbd className="key">{entry.keys}</kbd>}
        </button>
      ))}
    </div>
  );
}
