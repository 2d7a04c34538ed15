import { useEffect } from "react";
import { useDesign } from "../state/react.ts";
import { words } from "../text/index.ts";
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
  const title = useDesign((s) => s.design.title);
  useEffect(() => {
    document.title = words.app.windowTitle(title);
  }, [title]);
  return (
    <>
      <Frame />
      <Drop />
    </>
  );
}
