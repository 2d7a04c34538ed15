import { useEffect, useState } from "react";
import { words } from "../text/index.ts";
import { openDropped } from "./fileActions.ts";

const hasFiles = (e: DragEvent): boolean => e.dataTransfer?.types.includes("Files") === true;

/** A file may be dropped anywhere; while it hovers, the screen says what happens on release. */
export function Drop() {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const onOver = (e: DragEvent): void => {
      if (!hasFiles(e)) return;
      e.preventDefault();
      setOver(true);
    };
    // Leaving towards nothing is leaving the window; everything else is another element of ours.
    const onLeave = (e: DragEvent): void => {
      if (e.relatedTarget === null) setOver(false);
    };
    const onDrop = (e: DragEvent): void => {
      if (!hasFiles(e)) return;
      e.preventDefault();
      setOver(false);
      const file = e.dataTransfer?.files[0];
      if (file !== undefined) openDropped(file);
    };
    addEventListener("dragover", onOver);
    addEventListener("dragleave", onLeave);
    addEventListener("drop", onDrop);
    return () => {
      removeEventListener("dragover", onOver);
      removeEventListener("dragleave", onLeave);
      removeEventListener("drop", onDrop);
    };
  }, []);
  return over ? <div className="file-drop">{words.app.files.drop}</div> : null;
}
