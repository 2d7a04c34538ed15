import { apply } from "./apply.ts";
import type { ModelSchema, Step } from "./edit.ts";
import { MAX_STEPS, redo, undo, type History } from "./history.ts";

/** What happened to a history, for whoever keeps a journal. `merged`: the step takes the place of the last one. */
export type JournalEntry =
  | { readonly what: "do"; readonly step: Step; readonly merged: boolean }
  | { readonly what: "undo" }
  | { readonly what: "redo" };

export interface Replayed {
  readonly history: History;
  /** Entries that were followed. Fewer than there are when one no longer fits; the rest would build on it. */
  readonly followed: number;
}

/** Brings a history forward through its journal. What is broken ends it and never throws: it comes from a disk. */
export function replay(
  start: History,
  entries: readonly JournalEntry[],
  schema: ModelSchema,
  maxSteps = MAX_STEPS,
): Replayed {
  let history = start;
  for (const [followed, entry] of entries.entries()) {
    const next = follow(history, entry, schema, maxSteps);
    if (!next) return { history, followed };
    history = next;
  }
  return { history, followed: entries.length };
}

function follow(
  history: History,
  entry: JournalEntry,
  schema: ModelSchema,
  maxSteps: number,
): History | undefined {
  try {
    if (entry.what === "do") return followStep(history, entry.step, entry.merged, schema, maxSteps);
    const moved = entry.what === "undo" ? undo(history, schema) : redo(history, schema);
    // Nothing to undo means that the journal belongs to another history.
    return moved.ok && moved.value !== history ? moved.value : undefined;
  } catch {
    return undefined;
  }
}

function followStep(
  history: History,
  step: Step,
  merged: boolean,
  schema: ModelSchema,
  maxSteps: number,
): History | undefined {
  const last = history.past.at(-1);
  if (merged && !last) return undefined;
  const before = merged && last ? apply(history.design, last.inverse, schema) : undefined;
  if (before && !before.ok) return undefined;
  const after = apply(before ? before.value.design : history.design, step.edits, schema);
  if (!after.ok) return undefined;
  const past = merged ? history.past.slice(0, -1) : history.past;
  return { design: after.value.design, past: [...past, step].slice(-maxSteps), future: [] };
}
