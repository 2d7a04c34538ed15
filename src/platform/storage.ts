import type { Design } from "../core/model/design.ts";
import type { Step } from "../core/model/edit.ts";
import { readDesign, type ReadOptions } from "../core/model/file.ts";
import type { History } from "../core/model/history.ts";
import { replay, type JournalEntry } from "../core/model/journal.ts";
import { message, type Message } from "../core/net/message.ts";
import { err, ok, type Result } from "../core/net/result.ts";
import {
  Database,
  stepsOf,
  storageError,
  type ReadTransaction,
  type StorageError,
  type StoredHead,
  type StoredStep,
  type WriteTransaction,
} from "./database.ts";

export type DesignHead = Omit<StoredHead, "owner">;

export interface LoadedDesign {
  readonly history: History;
  /** Sentences about what was put right or lost; their words are in `fileWords` and `storageWords`. */
  readonly warnings: readonly Message[];
  readonly readOnly: boolean;
}

/** What became of a change: its revision, and how long the journal is by now. */
export interface Kept {
  readonly revision: number;
  readonly steps: number;
}

type Outcome<T> = Promise<Result<T, StorageError>>;

/**
 * The designs of this browser. Nothing here throws: what could not be kept is a message. A change that was answered
 * with "ok" is on the disk and survives a crash of the browser.
 */
export interface Storage {
  /** Latest first; `removed` lists those in the bin instead. */
  list(removed?: boolean): Outcome<readonly DesignHead[]>;
  /** The history as it was when the last change was kept, undo and redo included. */
  load(id: string): Promise<Result<LoadedDesign, Message>>;
  /** From now on only this tab may write to the design, until another one says the same. For whoever got the lock. */
  own(id: string): Outcome<void>;
  /**
   * Adds to the journal. `design` is what the entry led to. Once an entry could not be kept, later ones are refused
   * until a fold has closed the gap: nothing can be replayed across it.
   */
  appendStep(id: string, entry: JournalEntry, design: Design): Outcome<Kept>;
  /** Keeps the whole history in place of the journal; also how a design is kept for the first time. */
  fold(id: string, history: History): Outcome<Kept>;
  remove(id: string): Outcome<void>;
  restore(id: string): Outcome<void>;
  /** Deletes for good what was removed before this time, in milliseconds since 1970. */
  purge(removedBefore: number): Outcome<void>;
  close(): Promise<void>;
}

export interface StorageOptions extends ReadOptions {
  readonly now?: () => number;
}

/** Opens the browser's storage, or says that there is none (a private window, or forbidden). */
export async function openStorage(options: StorageOptions): Promise<Result<Storage, StorageError>> {
  try {
    return ok(new BrowserStorage(await Database.open(), options));
  } catch (error) {
    const known = storageError(error);
    return err(known.code === "quota" ? known : message("unavailable"));
  }
}

/** Asks the browser not to clear our storage by itself; some ask the person, so do it at the first edit. */
export async function askToKeep(): Promise<boolean> {
  try {
    return await navigator.storage.persist();
  } catch {
    return false;
  }
}

class BrowserStorage implements Storage {
  readonly #database: Database;
  readonly #options: StorageOptions;
  readonly #now: () => number;
  readonly #session = crypto.randomUUID();
  /** Designs with a gap in their journal, and what tore it. */
  readonly #gaps = new Map<string, StorageError>();

  constructor(database: Database, options: StorageOptions) {
    this.#database = database;
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  async list(removed = false): Outcome<readonly DesignHead[]> {
    const heads = await this.#database.read((tx) => tx.objectStore("designs").getAll());
    if (!heads.ok) return heads;
    const fitting = heads.value.filter((head) => (head.removedAt !== undefined) === removed);
    return ok(fitting.map(withoutOwner).sort((a, b) => b.updatedAt - a.updatedAt));
  }

  async load(id: string): Promise<Result<LoadedDesign, Message>> {
    const read = await this.#database.read(async (tx: ReadTransaction) => ({
      snapshot: await tx.objectStore("snapshots").get(id),
      steps: await tx.objectStore("steps").getAll(stepsOf(id)),
    }));
    if (!read.ok) return read;
    const { snapshot, steps } = read.value;
    if (!snapshot) return err(message("not-found"));
    const design = readDesign(snapshot.design, { ...this.#options, maxSize: Infinity });
    if (!design.ok) return design;
    const warnings: Message[] = [...design.value.warnings];
    const [past, future] = [stepsIn(snapshot.past), stepsIn(snapshot.future)];
    if (!past || !future) warnings.push(message("history-lost"));
    const start: History = {
      design: design.value.design,
      past: past && future ? past : [],
      future: past && future ? future : [],
    };
    const entries = entriesIn(steps);
    const { history, followed } = replay(start, entries, this.#options.schema);
    if (followed < steps.length) warnings.push(message("journal-cut", { lost: steps.length - followed }));
    return ok({ history, warnings, readOnly: design.value.readOnly });
  }

  own(id: string): Outcome<void> {
    return this.#database.write(async (tx) => {
      const head = await tx.objectStore("designs").get(id);
      if (head) await tx.objectStore("designs").put({ ...head, owner: this.#session });
      return ok(undefined);
    });
  }

  appendStep(id: string, entry: JournalEntry, design: Design): Outcome<Kept> {
    const written: Omit<StoredStep, "design" | "seq"> =
      entry.what === "do"
        ? { what: "do", step: JSON.stringify(entry.step), ...(entry.merged ? { merged: true } : {}) }
        : { what: entry.what };
    const about = this.#about(design);
    const tear = (error: StorageError): void => void this.#gaps.set(id, error);
    return this.#database.write(async (tx) => {
      const gap = this.#gaps.get(id);
      if (gap) return err(gap);
      const head = await this.#ownHead(tx, id);
      if (!head.ok) return head;
      if (!head.value) return err(message("not-found"));
      const last = (await tx.objectStore("steps").openCursor(stepsOf(id), "prev"))?.value;
      const step = { ...written, design: id, seq: (last?.seq ?? 0) + 1 };
      const kept = { revision: head.value.revision + 1, steps: head.value.steps + 1 };
      if (step.merged && last?.what === "do") {
        // The longer step takes the place of the shorter one here as well, merged into what that was merged into.
        const { merged, ...rest } = step;
        const before = last.merged ? { merged } : {};
        await tx.objectStore("steps").put({ ...rest, ...before, seq: last.seq });
        kept.steps = head.value.steps;
      } else {
        await tx.objectStore("steps").put(step);
      }
      await tx.objectStore("designs").put({ ...head.value, ...about, ...kept });
      return ok(kept);
    }, tear);
  }

  fold(id: string, history: History): Outcome<Kept> {
    const snapshot = {
      id,
      design: JSON.stringify(history.design),
      past: JSON.stringify(history.past),
      future: JSON.stringify(history.future),
    };
    const about = this.#about(history.design);
    let gap: StorageError | undefined;
    const reopen = (): void => {
      if (gap) this.#gaps.set(id, gap);
    };
    return this.#database.write(async (tx) => {
      const head = await this.#ownHead(tx, id);
      if (!head.ok) return head;
      gap ??= this.#gaps.get(id);
      this.#gaps.delete(id);
      const kept = { revision: (head.value?.revision ?? 0) + 1, steps: 0 };
      await tx.objectStore("steps").delete(stepsOf(id));
      await tx.objectStore("snapshots").put(snapshot);
      await tx.objectStore("designs").put({ ...head.value, id, ...about, ...kept });
      return ok(kept);
    }, reopen);
  }

  remove(id: string): Outcome<void> {
    return this.#mark(id, (head) => ({ ...head, removedAt: this.#now() }));
  }

  restore(id: string): Outcome<void> {
    return this.#mark(id, ({ removedAt: _, ...head }) => head);
  }

  purge(removedBefore: number): Outcome<void> {
    return this.#database.write(async (tx) => {
      for (const { id, removedAt } of await tx.objectStore("designs").getAll()) {
        if (removedAt === undefined || removedAt >= removedBefore) continue;
        await tx.objectStore("steps").delete(stepsOf(id));
        await tx.objectStore("snapshots").delete(id);
        await tx.objectStore("designs").delete(id);
      }
      return ok(undefined);
    });
  }

  close(): Promise<void> {
    return this.#database.close();
  }

  #about(design: Design): Pick<StoredHead, "title" | "updatedAt" | "resources"> {
    return {
      title: design.title,
      updatedAt: this.#now(),
      resources: Object.keys(design.resources).length,
    };
  }

  /** The head of a design that this tab may write to; undefined when there is none yet. */
  async #ownHead(tx: WriteTransaction, id: string): Outcome<StoredHead | undefined> {
    const head = await tx.objectStore("designs").get(id);
    const isOthers = head?.owner !== undefined && head.owner !== this.#session;
    return isOthers ? err(message("not-owner")) : ok(head);
  }

  #mark(id: string, change: (head: StoredHead) => StoredHead): Outcome<void> {
    return this.#database.write(async (tx) => {
      const head = await tx.objectStore("designs").get(id);
      if (!head) return err(message("not-found"));
      await tx.objectStore("designs").put(change(head));
      return ok(undefined);
    });
  }
}

const withoutOwner = ({ owner: _, ...head }: StoredHead): DesignHead => head;

function stepsIn(json: string): readonly Step[] | undefined {
  try {
    const steps: unknown = JSON.parse(json);
    return Array.isArray(steps) ? (steps as readonly Step[]) : undefined;
  } catch {
    return undefined;
  }
}

/** Entries up to the first that cannot be read. */
function entriesIn(stored: readonly StoredStep[]): JournalEntry[] {
  const entries: JournalEntry[] = [];
  for (const { what, step, merged } of stored) {
    if (what !== "do") {
      entries.push({ what });
      continue;
    }
    const [read] = stepsIn(`[${step ?? ""}]`) ?? [];
    if (!read) break;
    entries.push({ what, step: read, merged: merged === true });
  }
  return entries;
}
