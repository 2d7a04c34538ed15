import type { KeyboardEvent, ReactNode } from "react";

export interface TabOf<T extends string> {
  readonly id: T;
  readonly label: string;
  readonly count?: { readonly n: number; readonly error: boolean };
}

interface Props<T extends string> {
  readonly name: string;
  readonly tabs: readonly TabOf<T>[];
  /** Null: the panel is folded, and no tab is open. */
  readonly open: T | null;
  readonly panel: string;
  readonly onOpen: (tab: T) => void;
  readonly children?: ReactNode;
}

/** A row of tabs: one tab stop, arrows walk. */
export function Tabs<T extends string>({ name, tabs, open, panel, onOpen, children }: Props<T>) {
  const onKeyDown = (e: KeyboardEvent<HTMLDivElement>): void => {
    const step = e.key === "ArrowRight" ? 1 : e.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    e.preventDefault();
    const all = [...e.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')];
    const here = all.findIndex((tab) => tab === document.activeElement);
    const next = (here + step + all.length) % all.length;
    all[next]?.focus();
    const tab = tabs[next];
    if (tab !== undefined && open !== null) onOpen(tab.id);
  };
  return (
    <div className="tab-bar">
      <div className="tab-list" role="tablist" aria-label={name} tabIndex={-1} onKeyDown={onKeyDown}>
        {tabs.map((tab, n) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            className="tab"
            aria-selected={tab.id === open}
            aria-controls={tab.id === open ? panel : undefined}
            tabIndex={tab.id === open || (open === null && n === 0) ? 0 : -1}
            onClick={() => onOpen(tab.id)}
          >
            <span className="tab-label">{tab.label}</span>
            {tab.count !== undefined && (
              <span className={tab.count.error ? "tab-count tab-count-error" : "tab-count"}>
                {tab.count.n}
              </span>
            )}
          </button>
        ))}
      </div>
      {children}
    </div>
  );
}
