import { copyOf, planPaste, readClip, type Clip } from "../core/commands/index.ts";
import type { Id } from "../core/model/design.ts";
import { designStore, newId } from "../state/design.ts";
import { say, toast } from "../state/view.ts";
import { words } from "../text/index.ts";
import { sayMessage } from "../text/say.ts";
import { chosen, chosenPlace, perform, remove, showMade } from "./actions.ts";

/** What was copied last in this tab: the menu pastes it where the browser does not let us read the clipboard. */
let last: Clip | undefined;

/** The text that goes to the clipboard; undefined when nothing is chosen. */
export function copy(ids: readonly Id[] = chosen()): string | undefined {
  if (ids.length === 0) return undefined;
  last = copyOf(designStore.getState().query, ids);
  say(words.canvas.copied(ids.length));
  return JSON.stringify(last);
}

/** Copies by the menu: the browser may refuse the system's clipboard, ours always has it. */
export function copyByMenu(ids: readonly Id[]): void {
  const text = copy(ids);
  if (text !== undefined) navigator.clipboard?.writeText(text).catch(() => undefined);
}

export function cutByMenu(ids: readonly Id[]): void {
  copyByMenu(ids);
  remove(ids);
}

export function paste(text: string | undefined, into: Id | undefined = chosenPlace()): void {
  const read = text === undefined ? undefined : readClip(text);
  const clip = read?.ok === true ? read.value : text === undefined ? last : undefined;
  if (clip === undefined) {
    if (read?.ok === false) toast(sayMessage(read.error));
    return;
  }
  const planned = planPaste(
    designStore.getState().query,
    { clip, ...(into === undefined ? {} : { into }) },
    newId,
  );
  if (perform(planned) && planned.ok) {
    showMade(planned.value.select);
    const [note] = planned.value.notes;
    if (note !== undefined) toast(`${sayMessage(planned.value.label)}, ${sayMessage(note)}`, true);
  }
}

export const canPaste = (): boolean => last !== undefined;
