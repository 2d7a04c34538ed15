import type { Message } from "../net/message.ts";
import { ok, type Result } from "../net/result.ts";
import { apply } from "./apply.ts";
import type { Design } from "./design.ts";
import type { Edit, ModelSchema, Step } from "./edit.ts";
import type { EditCode } from "./editWords.ts";
import { mergeSteps } from "./step.ts";

/** A design with what was done to it and what was undone. Immutable: every function returns the next one. */
export interface History {
  readonly design: Design;
  /** Oldest first. */
  readonly past: readonly Step[];
  /** The next to redo last. */
  readonly future: readonly Step[];
}

export interface StepRequest {
  readonly label: Message;
  readonly edits: readonly Edit[];
  readonly merge?: string;
}

/** Steps that are kept; older ones cannot be undone any more. */
export const MAX_STEPS = 1000;

export const startHistory = (design: Design): History => ({ design, past: [], future: [] });

/** Whether a step with this merge key would become part of the last one. */
export const mergesWithLast = (history: History, merge: string | undefined): boolean =>
  merge !== undefined && history.future.length === 0 && history.past.at(-1)?.merge === merge;

/**
 * Does one step. A step that changes nothing is none: the same history comes back, and what was undone stays
 * redoable. A step with the merge key of the last one becomes part of it.
 */
export function doStep(
  history: History,
  request: StepRequest,
  schema: ModelSchema,
  maxSteps = MAX_STEPS,
): Result<History, Message<EditCode>> {
  const applied = apply(history.design, request.edits, schema);
  if (!applied.ok) return applied;
  const { design, inverse } = applied.value;
  if (design === history.design) return ok(history);
  const step: Step = { ...request, inverse };
  const last = history.past.at(-1);
  const past =
    last && mergesWithLast(history, request.merge)
      ? [...history.past.slice(0, -1), mergeSteps(last, step)]
      : [...history.past, step].slice(-maxSteps);
  return ok({ design, past, future: [] });
}

/** Takes the last step back; the same history when there is none. */
export function undo(history: History, schema: ModelSchema): Result<History, Message<EditCode>> {
  const step = history.past.at(-1);
  if (!step) return ok(history);
  const applied = apply(history.design, step.inverse, schema);
  if (!applied.ok) return applied;
  return ok({
    design: applied.value.design,
    past: history.past.slice(0, -1),
    future: [...history.future, step],
  });
}

/** Does the step again that was undone last; the same history when there is none. */
export function redo(history: History, schema: ModelSchema): Result<History, Message<EditCode>> {
  const step = history.future.at(-1);
  if (!step) return ok(history);
  const applied = apply(history.design, step.edits, schema);
  if (!applied.ok) return applied;
  return ok({
    design: applied.value.design,
    past: [...history.past, step],
    future: history.future.slice(0, -1),
  });
}
