import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { UiIcon } from "../theme/Icon.tsx";

export interface MenuItem {
  readonly label: string;
  readonly keys?: string;
  /** Quieter words at the right end. */
  readonly detail?: string;
  readonly run: () => void;
}

interface Props {
  readonly name: string;
  readonly items: readonly MenuItem[];
  /** Further items under a heading of their own, asked for when the menu opens. */
  readonly more?: { readonly title: string; readonly items: () => Promise<readonly MenuItem[]> };
}

/** A button that opens a short menu. Plain, because the frame is there before any component library. */
export function Menu({ name, items, more }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [asked, setAsked] = useState<readonly MenuItem[]>([]);
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

  const open = (): void => {
    setOpen(true);
    setAsked([]);
    void more?.items().then(setAsked);
  };
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
        onClick={() => (isOpen ? setOpen(false) : open())}
        onKeyDown={(e) => {
          if (e.key !== "ArrowDown" || isOpen) return;
          e.preventDefault();
          open();
        }}
      >
        <UiIcon name="chevronDown" size={15} />
      </button>
      {isOpen && (
        <div className="menu" role="menu" aria-label={name} tabIndex={-1} onKeyDown={onKeyDown}>
          {items.map((item, n) => (
            <Row key={n} item={item} close={close} />
          ))}
          {asked.length > 0 && more !== undefined && (
            <div role="group" aria-label={more.title}>
              <p className="menu-title" aria-hidden="true">
                {more.title}
              </p>
              {asked.map((item, n) => (
                <Row key={n} item={item} close={close} />
              ))}
            </div>
          )}
        </div>
      )}
    </div>
  );
}

function Row({ item, close }: { readonly item: MenuItem; readonly close: () => void }) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      aria-keyshortcuts={item.keys?.replace("Ctrl ", "Control+")}
      onClick={() => {
        close();
        item.run();
      }}
    >
      <span className="menu-label">{item.label}</span>
      {item.keys !== undefined && <kbd className="menu-keys">{item.keys}</kbd>}
      {item.detail !== undefined && <span className="menu-keys">{item.detail}</span>}
    </button>
  );
}
