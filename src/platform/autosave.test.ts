import { describe, expect, it } from "vitest";
import { startHistory, type History } from "../core/model/history.ts";
import type { JournalEntry } from "../core/model/journal.ts";
import { thing, toyDesign } from "../core/model/testing/toy.ts";
import { message } from "../core/net/message.ts";
import { err, ok, type Result } from "../core/net/result.ts";
import { autosave, FOLD_AFTER, type Autosave } from "./autosave.ts";
import type { StorageError } from "./database.ts";
import type { Kept, Storage } from "./storage.ts";

const entry: JournalEntry = { what: "undo" };

/** An autosave over a storage that only counts, and can be told to be full. */
function watched(): {
  readonly save: Autosave;
  readonly log: string[];
  readonly disk: { isFull: boolean; steps: number };
  readonly idle: (() => void)[];
} {
  const log: string[] = [];
  const idle: (() => void)[] = [];
  const disk = { isFull: false, steps: 0 };
  const answer = (what: string, steps: number): Promise<Result<Kept, StorageError>> => {
    log.push(what);
    if (disk.isFull) return Promise.resolve(err(message("quota")));
    disk.steps = steps;
    return Promise.resolve(ok({ revision: 1, steps }));
  };
  const storage = {
    appendStep: () => answer("append", disk.steps + 1),
    fold: () => answer("fold", 0),
  } satisfies Partial<Storage>;
  const history: History = startHistory(toyDesign(thing("a")));
  const save = autosave({
    storage: storage as Partial<Storage> as Storage,
    id: "d",
    history: () => history,
    onState: (state) => log.push(state.state === "failed" ? state.error.code : state.state),
    onKept: () => log.push("kept"),
    whenIdle: (run) => idle.push(run),
  });
  return { save, log, disk, idle };
}

describe("autosave", () => {
  it("writes each change down and says when all are kept", async () => {
    const { save, log } = watched();
    save.note(entry);
    save.note(entry);
    await save.flush();
    expect(log).toEqual(["append", "saving", "append", "saving", "kept", "kept", "saved"]);
  });

  it("folds a long journal once, when the page is idle", async () => {
    const { save, log, disk, idle } = watched();
    disk.steps = FOLD_AFTER - 2;
    save.note(entry);
    await save.flush();
    expect(idle).toHaveLength(0);
    save.note(entry);
    save.note(entry);
    await save.flush();
    expect(idle).toHaveLength(1);
    expect(log).not.toContain("fold");
    idle[0]!();
    await save.flush();
    expect(log.filter((each) => each === "fold")).toHaveLength(1);
    expect(disk.steps).toBe(0);
  });

  it("keeps everything at the first change after a failure", async () => {
    const { save, log, disk } = watched();
    disk.isFull = true;
    save.note(entry);
    await save.flush();
    save.note(entry);
    await save.flush();
    expect(log).toEqual(["append", "saving", "quota", "fold", "saving", "quota"]);
    disk.isFull = false;
    log.length = 0;
    save.retry();
    await save.flush();
    save.retry();
    save.note(entry);
    await save.flush();
    expect(log).toEqual(["fold", "saving", "kept", "saved", "append", "saving", "kept", "saved"]);
  });
});
