import type { History } from "../core/model/history.ts";
import type { JournalEntry } from "../core/model/journal.ts";
import type { Result } from "../core/net/result.ts";
import type { StorageError } from "./database.ts";
import type { Kept, Storage } from "./storage.ts";

/** Journal entries after which the journal is folded into a snapshot, at the next idle moment. */
export const FOLD_AFTER = 200;

export type AutosaveState =
  { readonly state: "saving" | "saved" } | { readonly state: "failed"; readonly error: StorageError };

export interface AutosaveOptions {
  readonly storage: Storage;
  readonly id: string;
  /** The history as it is now. */
  readonly history: () => History;
  readonly onState: (state: AutosaveState) => void;
  /** After a change is on the disk, for other tabs. */
  readonly onKept?: () => void;
  /** Runs something when the page has nothing better to do. */
  readonly whenIdle?: (run: () => void) => void;
}

export interface Autosave {
  /** Writes down what just happened to the history. */
  note(entry: JournalEntry): void;
  /** Keeps the whole history: a design that is new here. */
  keepAll(): void;
  /** Resolved when all that was noted is on the disk or has failed. */
  flush(): Promise<void>;
  /** Tries again to keep everything, after a failure was made good. */
  retry(): void;
}

const idle = (run: () => void): void => {
  if (typeof requestIdleCallback === "function") requestIdleCallback(run, { timeout: 5000 });
  else setTimeout(run, 200);
};

/**
 * Keeps a design while it is edited: each change goes to the journal at once. A change that could not be kept would
 * leave a gap that nothing can be replayed across, so the next one keeps the whole history instead.
 */
export function autosave(options: AutosaveOptions): Autosave {
  const { storage, id, history, onState, onKept, whenIdle = idle } = options;
  let isBroken = false;
  let waitsToFold = false;
  let pending = 0;
  let last: Promise<void> = Promise.resolve();

  function keep(write: Promise<Result<Kept, StorageError>>, closesGap: boolean): void {
    pending++;
    onState({ state: "saving" });
    last = write.then((kept) => {
      pending--;
      if (!kept.ok) {
        isBroken = true;
        onState({ state: "failed", error: kept.error });
        return;
      }
      if (closesGap) isBroken = false;
      onKept?.();
      if (pending === 0 && !isBroken) onState({ state: "saved" });
      if (kept.value.steps >= FOLD_AFTER) foldWhenIdle();
    });
  }

  function fold(): void {
    // What is noted from here on follows in the storage's own order.
    isBroken = false;
    keep(storage.fold(id, history()), true);
  }

  function foldWhenIdle(): void {
    if (waitsToFold) return;
    waitsToFold = true;
    whenIdle(() => {
      waitsToFold = false;
      fold();
    });
  }

  return {
    note(entry) {
      if (isBroken) fold();
      else keep(storage.appendStep(id, entry, history().design), false);
    },
    keepAll: fold,
    flush: () => last,
    retry() {
      if (isBroken) fold();
    },
  };
}
