import { DESIGN_VERSION, type JsonObject } from "./design.ts";

/**
 * One step from a version to the next, on the plain JSON of the file: the types of today know nothing of the past.
 * A step is never changed once released, and every file takes all steps from its version on.
 */
export interface Migration {
  readonly from: number;
  readonly migrate: (design: JsonObject) => JsonObject;
}

/** Version 1 is the first, so there is nothing to bring forward yet. */
export const MIGRATIONS: readonly Migration[] = [];

/** Brings a design of an older version up to `to`; undefined when a step is missing. */
export function migrate(
  design: JsonObject,
  version: number,
  steps: readonly Migration[] = MIGRATIONS,
  to: number = DESIGN_VERSION,
): JsonObject | undefined {
  let current = design;
  for (let at = version; at < to; at++) {
    const step = steps.find((each) => each.from === at);
    if (!step) return undefined;
    current = { ...step.migrate(current), version: at + 1 };
  }
  return current;
}
