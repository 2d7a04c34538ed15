import { planInsert } from "../core/commands/index.ts";
import type { Id } from "../core/model/design.ts";
import { designStore, newId, run } from "../state/design.ts";
import { reveal, select, toast, viewStore } from "../state/view.ts";
import { sayMessage } from "../text/say.ts";

/** The container that an insertion without a pointer goes to: the selected thing, if it is one alone. */
export function selectedOne(): Id | undefined {
  const { selection } = viewStore.getState();
  const [only] = selection;
  return selection.size === 1 ? only : undefined;
}

/** Adds a resource of this kind to a container, or says why not; the new name is ready for typing. */
export function insertKind(kind: string, into: Id | undefined = selectedOne()): boolean {
  const { query } = designStore.getState();
  const plan = planInsert(query, { kind, ...(into === undefined ? {} : { into }) }, newId);
  if (!plan.ok) {
    toast(sayMessage(plan.error));
    return false;
  }
  if (!run(plan.value)) return false;
  select(plan.value.select);
  reveal(plan.value.select, true);
  return true;
}
