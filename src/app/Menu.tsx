import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { UiIcon } from "../theme/Icon.tsx";

export interface MenuItem {
  readonly label: string;
  readonly keys?: string;
  readonly run: () => void;
}

interface Props {
  readonly name: string;
  readonly items: readonly MenuItem[];
}

/** A button that opens a short menu. Plain, because the frame is there before any component library. */
export function Menu({ name, items }: Props) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!isOpen) return;
    root.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
    const onPointer = (e: PointerEvent): void => {
      if (e.target instanceof Node && root.current?.contains(e.target) !== true) setOpen(false);
    };
    document.addEventListener("pointerdown", onPointer, true);
    return () => document.removeEventListener("pointerdown", onPointer, true);
  }, [isOpen]);

  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (e: KeyboardEvent): void => {
    const all = [...(root.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
    const here = all.findIndex((item) => item === document.activeElement);
    const go = (n: number): void => all.at((n + all.length) % all.length)?.focus();
    if (e.key === "Escape") close();
    else if (e.key === "ArrowDown") go(here + 1);
    else if (e.key === "ArrowUp") go(here < 0 ? -1 : here - 1);
    else if (e.key === "Home") go(0);
    else if (e.key === "End") go(-1);
    else if (e.key === "Tab") setOpen(false);
    else return;
    if (e.key === "Tab") return;
    e.preventDefault();
    e.stopPropagation();
  };
  return (
    <div className="menu-root" ref={root}>
      <button
        ref={button}
        type="button"
        className="btn btn-icon menu-button"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={name}
        title={name}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={(e) => {
          if (e.key !== "ArrowDown" || isOpen) return;
          e.preventDefault();
          setOpen(true);
        }}
      >
        <UiIcon name="chevronDown" size={15} />
      </button>
      {isOpen && (
        <div className="menu" role="menu" aria-label={name} tabIndex={-1} onKeyDown={onKeyDown}>
          {items.map((item) => (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              aria-keyshortcuts={item.keys?.replace("Ctrl ", "Control+")}
              onClick={() => {
                close();
                item.run();
              }}
            >
              {item.label}
              {item.keys !== undefined && <kbd className="menu-keys">{item.keys}</kbd>}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
