import type { Level } from "./level.ts";
import type { Id } from "../core/model/design.ts";
import { localStore, useLocal } from "../state/local.ts";

export type Tool = "select" | "pan" | "connect";

/** What a drop at the pointer would do, told before release. */
export interface Preview {
  /** Key of the drawn thing that is marked; null = the empty canvas. */
  readonly target: string | null;
  readonly ok: boolean;
  /** "snet-2, 10.1.3.0/24, West Europe", "to snet-dev, address 10.1.2.5", or the reason why not. */
  readonly text: string;
}

/** Something in the pointer's hand, drawn beside it. */
export interface Ghost {
  readonly kind: string;
  /** Name of what a drop would make; absent while it would make nothing. */
  readonly title: string;
  readonly fact: string;
  readonly ok: boolean;
  /** A thing that is dragged itself needs only the sentence. */
  readonly plain?: true;
}

export interface MenuEntry {
  readonly label: string;
  /** Why it is impossible, or what else changes. */
  readonly detail?: string;
  readonly keys?: string;
  readonly disabled?: true;
  /** A line above it. */
  readonly first?: true;
  readonly run?: () => void;
}

export interface OpenMenu {
  readonly name: string;
  /** On the screen, px. */
  readonly x: number;
  readonly y: number;
  readonly entries: readonly MenuEntry[];
}

/** What a hand is doing on the canvas. Neither the document nor the rest of the screen needs it. */
export interface CanvasState {
  readonly tool: Tool;
  /** How much of each thing is drawn at this zoom. */
  readonly level: Level;
  /** The drawn thing with the keyboard's focus: a chip has one key for each place. */
  readonly focusKey: string | null;
  /** The canvas has the focus of the page, and by keys. */
  readonly hasFocus: boolean;
  readonly editing: { readonly key: string; readonly field: "name" | "prefix" } | null;
  readonly preview: Preview | null;
  readonly ghost: Ghost | null;
  /** A line being drawn, in canvas coordinates. */
  readonly wire: { readonly from: string; readonly x: number; readonly y: number } | null;
  readonly menu: OpenMenu | null;
  /** Network under the pointer or with the focus: its free slot shows. */
  readonly slotOf: string | null;
  /** A chip under the pointer marks all its places. */
  readonly pointed: Id | null;
}

export const canvasStore = localStore<CanvasState>({
  tool: "select",
  level: "full",
  focusKey: null,
  hasFocus: false,
  editing: null,
  preview: null,
  ghost: null,
  wire: null,
  menu: null,
  slotOf: null,
  pointed: null,
});

/** Subscribes to one answer about the hand; return primitives, so that only those concerned are drawn again. */
export const useCanvas = <T>(selector: (s: CanvasState) => T): T => useLocal(canvasStore, selector);
