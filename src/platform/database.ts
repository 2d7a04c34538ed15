import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from "idb";
import { message, type Message } from "../core/net/message.ts";
import { err, type Result } from "../core/net/result.ts";
import type { StorageCode } from "./storageWords.ts";

/** What the list of designs shows, without reading any design. */
export interface StoredHead {
  readonly id: string;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly updatedAt: number;
  /** Rises with every change that was kept. */
  readonly revision: number;
  readonly resources: number;
  /** Journal entries since the last snapshot. */
  readonly steps: number;
  /** When it was removed; it can be brought back until it is purged. */
  readonly removedAt?: number;
  /** The tab that may write; another one's late writes are refused. */
  readonly owner?: string;
}

/** A whole history as JSON texts. */
export interface StoredSnapshot {
  readonly id: string;
  readonly design: string;
  readonly past: string;
  readonly future: string;
}

/** One journal entry, in the order of `seq` within its design. */
export interface StoredStep {
  readonly design: string;
  readonly seq: number;
  readonly what: "do" | "undo" | "redo";
  /** JSON of the step of a "do". */
  readonly step?: string;
  readonly merged?: true;
}

export interface DesignDatabase extends DBSchema {
  designs: { key: string; value: StoredHead };
  snapshots: { key: string; value: StoredSnapshot };
  steps: { key: [string, number]; value: StoredStep };
}

const STORES = ["designs", "snapshots", "steps"] as const;
type Stores = typeof STORES;
export type WriteTransaction = IDBPTransaction<DesignDatabase, Stores, "readwrite">;
export type ReadTransaction = IDBPTransaction<DesignDatabase, Stores>;

export type StorageError = Message<StorageCode>;

const DATABASE = "vnet-designer";

/** All journal entries of a design. */
export const stepsOf = (id: string): IDBKeyRange => IDBKeyRange.bound([id, 0], [id, Infinity]);

export function storageError(error: unknown): StorageError {
  const name = error instanceof Error || error instanceof DOMException ? error.name : String(error);
  if (name === "QuotaExceededError") return message("quota");
  if (name === "InvalidStateError") return message("closed");
  return message("failed", { reason: name });
}

interface Write {
  readonly run: (tx: WriteTransaction) => Promise<unknown>;
  readonly settle: (outcome: Result<unknown, StorageError>) => void;
  /** Called before any later write runs. */
  readonly onFailed: (error: StorageError) => void;
}

/**
 * The database with one writer at a time. Writes happen in the order in which they were asked for; those that wait
 * while another is on its way to the disk go there together, so that fast typing does not queue up behind the disk.
 */
export class Database {
  readonly #db: IDBPDatabase<DesignDatabase>;
  #waiting: Write[] = [];
  #writing: Promise<void> | undefined;

  private constructor(db: IDBPDatabase<DesignDatabase>) {
    this.#db = db;
  }

  static async open(): Promise<Database> {
    const db = await openDB<DesignDatabase>(DATABASE, 1, {
      upgrade(created) {
        created.createObjectStore("designs", { keyPath: "id" });
        // Apart from the heads, so that a list of designs reads no design.
        created.createObjectStore("snapshots", { keyPath: "id" });
        created.createObjectStore("steps", { keyPath: ["design", "seq"] });
      },
      // A newer program in another tab waits for this one to let go.
      blocking: () => db.close(),
    });
    return new Database(db);
  }

  /** Reads after everything that was asked to be written before. */
  async read<T>(run: (tx: ReadTransaction) => Promise<T>): Promise<Result<T, StorageError>> {
    await this.#writing;
    try {
      const tx = this.#db.transaction(STORES);
      const [value] = await Promise.all([run(tx), tx.done]);
      return { ok: true, value };
    } catch (error) {
      return err(storageError(error));
    }
  }

  /**
   * Writes all that `run` does or nothing of it. Resolved only when it is on the disk; `onFailed` hears of a failure
   * before any later write runs.
   */
  write<T>(
    run: (tx: WriteTransaction) => Promise<Result<T, StorageError>>,
    onFailed: (error: StorageError) => void = () => undefined,
  ): Promise<Result<T, StorageError>> {
    return new Promise((resolve) => {
      const settle = (outcome: Result<unknown, StorageError>): void =>
        resolve(outcome as Result<T, StorageError>);
      this.#waiting.push({ run, settle, onFailed });
      this.#writing ??= this.#drain();
    });
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      if (await this.#attempt(batch, batch.length === 1)) continue;
      // One that is too large must not take the others with it.
      for (const write of batch) await this.#attempt([write], true);
    }
    // In the same turn as the look at the queue, so that no write slips in between and is forgotten.
    this.#writing = undefined;
  }

  /** Whether the writes are done with: kept, or, the last time, given up. */
  async #attempt(batch: readonly Write[], isLast: boolean): Promise<boolean> {
    try {
      const tx = this.#db.transaction(STORES, "readwrite", { durability: "strict" });
      // A transaction that fails also rejects this, after the error that is caught below.
      const done = tx.done.catch((error: unknown) => error ?? new DOMException("", "AbortError"));
      const outcomes: unknown[] = [];
      try {
        for (const write of batch) outcomes.push(await write.run(tx));
      } catch (error) {
        abort(tx);
        await done;
        throw error;
      }
      const failure = await done;
      if (failure !== undefined) throw failure as Error;
      for (const [i, write] of batch.entries()) write.settle(outcomes[i] as Result<unknown, StorageError>);
      return true;
    } catch (error) {
      if (!isLast) return false;
      const failure = storageError(error);
      for (const write of batch) {
        write.onFailed(failure);
        write.settle(err(failure));
      }
      return true;
    }
  }

  /** Lets go of the database once everything is written. */
  async close(): Promise<void> {
    await this.#writing;
    this.#db.close();
  }
}

function abort(tx: WriteTransaction): void {
  try {
    tx.abort();
  } catch {
    // It has aborted by itself already.
  }
}
