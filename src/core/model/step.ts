import type { Edit, Step } from "./edit.ts";

/**
 * Two steps that follow each other as one, under the later label. Typing and nudging overwrite the same places again
 * and again; then only the last values are kept, so that a long focus session stays one small step.
 */
export function mergeSteps(a: Step, b: Step): Step {
  if (overwrites(a, b)) return { ...b, inverse: a.inverse };
  return { ...b, edits: [...a.edits, ...b.edits], inverse: [...b.inverse, ...a.inverse] };
}

/**
 * Whether `b` writes plain values to exactly the places that `a` wrote. Every edit of `a` must have an inverse of its
 * own: one that changed nothing has none, and its place would not be restored.
 */
function overwrites(a: Step, b: Step): boolean {
  if (a.edits.length !== b.edits.length || a.edits.length !== a.inverse.length) return false;
  const places = a.edits.map(placeOf);
  return places.every((place, i) => place !== undefined && place === placeOf(b.edits[i]!));
}

function placeOf(edit: Edit): string | undefined {
  if (edit.op === "set" && edit.value !== undefined && edit.before === undefined) {
    return `${edit.id} ${edit.path}`;
  }
  if (edit.op === "box" && edit.value !== undefined && edit.before === undefined) return edit.id;
  return undefined;
}
