import { createStore } from "zustand/vanilla";
import type { Id } from "../core/model/design.ts";

export type LeftTab = "palette" | "outline" | "addresses";
export type DockTab = "findings" | "intents" | "code" | "changed" | "rules";
export type Scheme = "light" | "dark" | "system";

/** What is looked at, not what is drawn: never part of the document, never an undo step. */
export interface ViewState {
  readonly selection: ReadonlySet<Id>;
  /** The item with the keyboard's focus on the canvas; dashed ring. */
  readonly focus: Id | null;
  readonly leftTab: LeftTab;
  readonly leftOpen: boolean;
  readonly leftWidth: number | null;
  readonly inspectorOpen: boolean;
  readonly inspectorWidth: number | null;
  readonly dockTab: DockTab;
  readonly dockOpen: boolean;
  readonly dockHeight: number | null;
  /** The security group whose rules the dock shows. */
  readonly rulesOf: Id | null;
  /** Key of the finding whose card the inspector shows. */
  readonly finding: string | null;
  /** The list of findings shows only these; null = all. */
  readonly findingSeverity: "error" | "warning" | "info" | null;
  readonly findingGroup: "none" | "resource" | "rule" | "severity";
  readonly scheme: Scheme;
  /** Zoom shown in the status line; the canvas writes it at rest. */
  readonly zoom: number;
  /** The canvas brings these into view when `at` changes. `name`: the name field opens for typing. */
  readonly reveal: { readonly ids: readonly Id[]; readonly at: number; readonly name?: true } | null;
  /** Short news with an optional undo: "Deleted snet-dev and 4 things in it". */
  readonly toast: { readonly text: string; readonly undo?: true; readonly at: number } | null;
  /** Said to screen readers, politely. */
  readonly said: { readonly text: string; readonly at: number };
  readonly dialog: "export" | "commands" | "shortcuts" | null;
}

export const viewStore = createStore<ViewState>(() => ({
  selection: new Set<Id>(),
  focus: null,
  leftTab: "palette",
  leftOpen: true,
  leftWidth: null,
  inspectorOpen: true,
  inspectorWidth: null,
  dockTab: "findings",
  dockOpen: true,
  dockHeight: null,
  rulesOf: null,
  finding: null,
  findingSeverity: null,
  findingGroup: "none",
  scheme: "system",
  zoom: 1,
  reveal: null,
  toast: null,
  said: { text: "", at: 0 },
  dialog: null,
}));

let tick = 0;
/** Rises with every call: tells one "reveal" or "toast" from the next of the same content. */
const next = (): number => ++tick;

export function select(ids: Iterable<Id>): void {
  const selection = new Set(ids);
  const last = [...selection].at(-1) ?? null;
  viewStore.setState({ selection, focus: last ?? viewStore.getState().focus, finding: null });
}

export function reveal(ids: readonly Id[], name?: true): void {
  viewStore.setState({ reveal: { ids, at: next(), ...(name ? { name } : {}) } });
}

/** Speaks to screen readers without showing anything. */
export function say(text: string): void {
  viewStore.setState({ said: { text, at: next() } });
}

export function toast(text: string, undo?: true): void {
  viewStore.setState({ toast: { text, at: next(), ...(undo ? { undo } : {}) } });
  say(text);
}
