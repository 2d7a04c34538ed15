import { err, ok, type Result } from "../core/net/result.ts";

/** A file a person chose. With a handle, saving writes back to the same file. */
export interface OpenedFile {
  readonly name: string;
  readonly text: string;
  readonly handle?: FileSystemFileHandle;
}

/** Why nothing was read or written. "cancelled" is no trouble: the person changed their mind. */
export type FileTrouble =
  | { readonly code: "cancelled" }
  | { readonly code: "unreadable"; readonly name: string }
  | { readonly code: "too-large"; readonly name: string; readonly mb: number }
  | { readonly code: "not-written"; readonly name: string };

/** A design of 50,000 resources is far smaller; anything above is not ours. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

interface PickerOptions {
  readonly suggestedName?: string;
  readonly types: readonly { readonly description: string; readonly accept: Record<string, string[]> }[];
}

// The File System Access pickers exist in some browsers only and are not in the compiler's library.
declare global {
  interface Window {
    showOpenFilePicker?: (options: PickerOptions) => Promise<FileSystemFileHandle[]>;
    showSaveFilePicker?: (options: PickerOptions) => Promise<FileSystemFileHandle>;
  }
}

const designType = (description: string): PickerOptions["types"] => [
  { description, accept: { "application/json": [".json"] } },
];

const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === "AbortError";

/** Reads a file's text, refusing what is too large before it is read. */
export async function readFile(
  file: File,
  handle?: FileSystemFileHandle,
): Promise<Result<OpenedFile, FileTrouble>> {
  if (file.size > MAX_FILE_BYTES)
    return err({ code: "too-large", name: file.name, mb: Math.ceil(file.size / 1024 / 1024) });
  try {
    const text = await file.text();
    return ok({ name: file.name, text, ...(handle === undefined ? {} : { handle }) });
  } catch {
    return err({ code: "unreadable", name: file.name });
  }
}

/** Asks for a design file. Call it from a gesture: browsers open pickers for nothing else. */
export async function pickFile(description: string): Promise<Result<OpenedFile, FileTrouble>> {
  if (window.showOpenFilePicker === undefined) return pickByInput();
  try {
    const [handle] = await window.showOpenFilePicker({ types: designType(description) });
    if (handle === undefined) return err({ code: "cancelled" });
    return await readFile(await handle.getFile(), handle);
  } catch (error) {
    return err(isAbort(error) ? { code: "cancelled" } : { code: "unreadable", name: "" });
  }
}

function pickByInput(): Promise<Result<OpenedFile, FileTrouble>> {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".json,application/json";
  return new Promise((resolve) => {
    input.addEventListener("cancel", () => resolve(err({ code: "cancelled" })));
    input.addEventListener("change", () => {
      const file = input.files?.[0];
      if (file === undefined) resolve(err({ code: "cancelled" }));
      else void readFile(file).then(resolve);
    });
    input.click();
  });
}

export interface SavedFile {
  readonly name: string;
  readonly how: "written" | "downloaded";
  readonly handle?: FileSystemFileHandle;
}

/** Writes back to the opened file, else asks where to, else downloads. */
export async function saveFile(
  name: string,
  text: string,
  description: string,
  handle?: FileSystemFileHandle,
): Promise<Result<SavedFile, FileTrouble>> {
  if (handle === undefined && window.showSaveFilePicker === undefined) {
    download(name, text, "application/json");
    return ok({ name, how: "downloaded" });
  }
  let target = handle;
  try {
    target ??= await window.showSaveFilePicker?.({ suggestedName: name, types: designType(description) });
    if (target === undefined) return err({ code: "cancelled" });
    const writable = await target.createWritable();
    await writable.write(text);
    await writable.close();
    return ok({ name: target.name, how: "written", handle: target });
  } catch (error) {
    return err(isAbort(error) ? { code: "cancelled" } : { code: "not-written", name: target?.name ?? name });
  }
}

/** Long enough for every browser to have begun; the copy in memory is given back afterwards. */
const KEEP_URL_MS = 30_000;

/** Hands a file to the browser's downloads. */
export function download(name: string, data: string | Uint8Array<ArrayBuffer>, type: string): void {
  const url = URL.createObjectURL(new Blob([data], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_URL_MS);
}

/** A file name from a title: letters, digits, dots and dashes of any script; never empty, never a path. */
export function fileNameOf(title: string, extension: string): string {
  const base = title
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}._-]+/gu, "-")
    .replace(/^[-.]+|[-.]+$/g, "")
    .slice(0, 80);
  return `${base === "" ? "design" : base}.${extension}`;
}

/** Puts text on the clipboard; false when the browser refuses. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
