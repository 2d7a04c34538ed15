import { emptyDesign } from "../core/model/design.ts";
import { fileWords } from "../core/model/fileWords.ts";
import { startHistory } from "../core/model/history.ts";
import type { Result } from "../core/net/result.ts";
import {
  download,
  fileNameOf,
  pickFile,
  readFile,
  saveFile,
  type FileTrouble,
  type OpenedFile,
} from "../platform/files.ts";
import { designStore, newId, openDesign } from "../state/design.ts";
import { reveal, toast } from "../state/view.ts";
import { words } from "../text/index.ts";

const text = words.app.files;

/** The file that each open design came from or went to: saving again writes back to it. */
let saved: { readonly designId: string; readonly handle: FileSystemFileHandle } | undefined;

function tell(trouble: FileTrouble): void {
  if (trouble.code === "unreadable") toast(text.unreadable(trouble.name));
  else if (trouble.code === "too-large") toast(text.tooLarge(trouble.name, trouble.mb));
  else if (trouble.code === "not-written") toast(text.failed(trouble.name));
}

/** As many corrections as a short message holds. */
const MOST_TOLD = 2;

/** Reads a design from text and shows it as a design of its own; the one on the screen stays stored. */
export async function openText(
  name: string,
  content: string,
  handle?: FileSystemFileHandle,
): Promise<boolean> {
  // The reader with its checks is not needed to draw, so it comes with the first file.
  const { openDesign: read, problemSentences } = await import("../core/files/open.ts");
  const opened = read(content);
  if (!opened.ok) {
    toast([`${name}:`, ...problemSentences(opened.error).slice(0, 2)].join(" "));
    return false;
  }
  const { design, readOnly, warnings } = opened.value;
  openDesign(startHistory(design), { readOnly: readOnly ? { reason: "newer" } : null });
  saved =
    handle === undefined || readOnly ? undefined : { designId: designStore.getState().designId, handle };
  reveal(Object.keys(design.resources) as (keyof typeof design.resources)[]);
  // What was put right on the way in is no secret: the file says something else than the screen.
  const told = warnings.slice(0, MOST_TOLD).map((m) => fileWords[m.code](m.params));
  const more = warnings.length - told.length;
  const head = text.opened(design.title);
  toast(told.length === 0 ? head : [`${head}.`, ...told, ...(more > 0 ? [text.more(more)] : [])].join(" "));
  return true;
}

async function openResult(file: Result<OpenedFile, FileTrouble>): Promise<void> {
  if (!file.ok) tell(file.error);
  else await openText(file.value.name, file.value.text, file.value.handle);
}

export function openFromFile(): void {
  void pickFile(text.description).then(openResult);
}

export const openDropped = async (file: File): Promise<void> => openResult(await readFile(file));

/** A new, empty design; the one on the screen stays stored on this device. */
export function createDesign(): void {
  saved = undefined;
  // The keyboard goes to the first card of the empty design, as it does on a first visit.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  openDesign(startHistory(emptyDesign(newId)));
}

/** The text of the design as it is now. */
async function printed(): Promise<string> {
  const { printDesign } = await import("../core/model/file.ts");
  return printDesign(designStore.getState().design);
}

async function save(): Promise<void> {
  const { design, designId } = designStore.getState();
  const handle = saved?.designId === designId ? saved.handle : undefined;
  const result = await saveFile(fileNameOf(design.title, "json"), await printed(), text.description, handle);
  if (!result.ok) {
    tell(result.error);
    return;
  }
  const { name, how, handle: written } = result.value;
  if (written !== undefined) saved = { designId, handle: written };
  toast(how === "written" ? text.saved(name) : text.downloaded(name));
}

/** Writes the design to its file, asking where to the first time. */
export function saveToFile(): void {
  void save();
}

/** A copy of the design as a file, when this device cannot keep it. */
export function saveDownload(): void {
  const name = fileNameOf(designStore.getState().design.title, "json");
  void printed().then((content) => {
    download(name, content, "application/json");
    toast(text.downloaded(name));
  });
}
