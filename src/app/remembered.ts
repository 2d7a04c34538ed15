import { viewStore, type Scheme, type ViewState } from "../state/view.ts";

/** What this device remembers of the screen: sizes, open panels, scheme. Never part of a design. */
const KEY = "vnet-designer.screen";

interface Remembered {
  leftWidth: number | null;
  inspectorWidth: number | null;
  dockHeight: number | null;
  leftOpen: boolean;
  inspectorOpen: boolean;
  dockOpen: boolean;
  scheme: Scheme;
}

const size = (value: unknown): number | null =>
  typeof value === "number" && Number.isFinite(value) && value > 0 ? Math.round(value) : null;
const open = (value: unknown): boolean => value !== false;

/** Reads what an earlier visit wrote; anything else in that place counts as nothing. */
export function readRemembered(text: string | null): Remembered {
  let stored: Record<string, unknown> = {};
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    if (typeof value === "object" && value !== null) stored = value as Record<string, unknown>;
  } catch {
    // Written by something else: the defaults hold.
  }
  const scheme = stored["scheme"];
  return {
    leftWidth: size(stored["leftWidth"]),
    inspectorWidth: size(stored["inspectorWidth"]),
    dockHeight: size(stored["dockHeight"]),
    leftOpen: open(stored["leftOpen"]),
    inspectorOpen: open(stored["inspectorOpen"]),
    dockOpen: open(stored["dockOpen"]),
    scheme: scheme === "light" || scheme === "dark" ? scheme : "system",
  };
}

function load(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // A browser that forbids storage still shows the screen.
  }
}

/** The wish of this device, whatever the screen shows at the moment. */
let wish = readRemembered(null);

export const remembered = (): Readonly<Remembered> => wish;

export function remember(change: Partial<Remembered>): void {
  wish = { ...wish, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(wish));
  } catch {
    // Full or forbidden: the sizes last for this visit.
  }
}

/** Puts the remembered screen on, before the first paint. */
export function restoreScreen(): void {
  wish = readRemembered(load());
  const shown: Partial<ViewState> = wish;
  viewStore.setState(shown);
}
