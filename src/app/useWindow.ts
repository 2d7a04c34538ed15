import { useSyncExternalStore } from "react";

let size = { width: innerWidth, height: innerHeight };

function subscribe(onChange: () => void): () => void {
  const onResize = (): void => {
    size = { width: innerWidth, height: innerHeight };
    onChange();
  };
  addEventListener("resize", onResize);
  return () => removeEventListener("resize", onResize);
}

/** Inner size of the window in px. */
export const useWindow = (): { width: number; height: number } => useSyncExternalStore(subscribe, () => size);
