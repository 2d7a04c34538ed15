import type * as FilesModule from "./files.ts";
import { toast } from "../state/view.ts";
import { words } from "../text/index.ts";

type Files = typeof FilesModule;

/** What is done with files comes with the first file; a gesture allows the browser's picker for long enough. */
function withFiles(act: (files: Files) => unknown): void {
  void import("./files.ts").then(act, () => toast(words.app.failure.chunk));
}

export const openFromFile = (): void => withFiles((files) => files.openFromFile());
export const saveToFile = (): void => withFiles((files) => files.saveToFile());
export const saveDownload = (): void => withFiles((files) => files.saveDownload());
export const createDesign = (): void => withFiles((files) => files.createDesign());
export const openDropped = (file: File): void => withFiles((files) => files.openDropped(file));
