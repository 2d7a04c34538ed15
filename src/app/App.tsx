import { useEffect } from "react";
import { Drop } from "./Drop.tsx";
import { Frame } from "./Frame.tsx";
import { rememberFocus } from "./regions.ts";
import { onGlobalKey } from "./shortcuts.ts";

export function App() {
  useEffect(() => {
    addEventListener("keydown", onGlobalKey);
    addEventListener("focusin", rememberFocus);
    return () => {
      removeEventListener("keydown", onGlobalKey);
      removeEventListener("focusin", rememberFocus);
    };
  }, []);
  return (
    <>
      <Frame />
      <Drop />
    </>
  );
}
