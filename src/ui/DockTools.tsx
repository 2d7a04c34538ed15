import { useSyncExternalStore, type ReactNode } from "react";
import { createPortal } from "react-dom";

const never = (): (() => void) => () => undefined;
const place = (): HTMLElement | null => document.getElementById("dock-tools");

/** Puts a panel's tools at the right end of the dock's row of tabs. */
export function DockTools({ children }: { readonly children: ReactNode }) {
  // The row of tabs may be drawn in the same turn as the panel; React looks again when both are in the document.
  const row = useSyncExternalStore(never, place);
  return row === null ? null : createPortal(children, row);
}
