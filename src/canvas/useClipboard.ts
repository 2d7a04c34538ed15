import { useEffect, type RefObject } from "react";
import { remove } from "./actions.ts";
import { copy, paste } from "./clipboard.ts";

/**
 * Ctrl C, X and V while the drawing has the focus. The browser's own events carry the text without asking for
 * permission; they are sent to the page, not to what has the focus, so they are taken there.
 */
export function useClipboard(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const isOurs = (): boolean => document.activeElement === root.current;
    const onCopy = (e: ClipboardEvent): void => {
      const text = isOurs() ? copy() : undefined;
      if (text === undefined) return;
      e.clipboardData?.setData("text/plain", text);
      e.preventDefault();
      if (e.type === "cut") remove();
    };
    const onPaste = (e: ClipboardEvent): void => {
      if (!isOurs()) return;
      const text = e.clipboardData?.getData("text/plain");
      paste(text === "" ? undefined : text);
      e.preventDefault();
    };
    document.addEventListener("copy", onCopy);
    document.addEventListener("cut", onCopy);
    document.addEventListener("paste", onPaste);
    return () => {
      document.removeEventListener("copy", onCopy);
      document.removeEventListener("cut", onCopy);
      document.removeEventListener("paste", onPaste);
    };
  }, [root]);
}
