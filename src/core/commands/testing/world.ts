import { modelSchema } from "../../kinds/index.ts";
import { apply } from "../../model/apply.ts";
import { asId, type Design, type Id, type Json, type NewId } from "../../model/design.ts";
import { plainQuery } from "../../model/plainQuery.ts";
import type { Query } from "../../model/query.ts";
import type { Message, Result } from "../../net/index.ts";
import { sayCommand, type Plan } from "../index.ts";

export const queryOf = (design: Design): Query => plainQuery(design, modelSchema);

/** Ids that no design of a test has: they count up from one maker to the next. */
export function freshIds(word = "new"): NewId {
  let n = 0;
  return (kind) => asId(`${kind}_${word}${++n}`);
}

/** The plan; a refusal fails the test with its sentence. */
export function planned(plan: Result<Plan, Message>): Plan {
  if (!plan.ok) throw new Error(`Refused: ${sayCommand(plan.error)}`);
  return plan.value;
}

/** The sentence of a refusal; a plan fails the test. */
export function refusal(plan: Result<unknown, Message>): string {
  if (plan.ok) throw new Error("It was planned, not refused.");
  return sayCommand(plan.error);
}

/** Carries out a plan, and proves on the way that undoing it gives back the design it started from. */
export function done(design: Design, plan: Result<Plan, Message>): Design {
  const { edits } = planned(plan);
  const applied = apply(design, edits, modelSchema);
  if (!applied.ok) throw new Error(`${applied.error.code} ${JSON.stringify(applied.error.params)}`);
  const back = apply(applied.value.design, applied.value.inverse, modelSchema);
  if (!back.ok) throw new Error(`The inverse: ${back.error.code}`);
  if (JSON.stringify(back.value.design) !== JSON.stringify(design))
    throw new Error("The inverse gives another design.");
  return applied.value.design;
}

export const notesOf = (plan: Result<Plan, Message>): string[] => planned(plan).notes.map(sayCommand);
export const labelOf = (plan: Result<Plan, Message>): string => sayCommand(planned(plan).label);

/** A resource by its name; names are unique in the designs of tests. */
export function named(design: Design, name: string): Design["resources"][Id] {
  const found = Object.values(design.resources).filter((r) => r.name === name);
  if (found.length !== 1) throw new Error(`${found.length} things are called ${name}.`);
  return found[0]!;
}

export const prefixes = (design: Design, name: string): Json | undefined =>
  named(design, name).props["prefixes"];

/** Addresses of the cards of a machine, in row order; undefined where Azure gives one. */
export const addresses = (design: Design, name: string): (Json | undefined)[] =>
  Object.values(named(design, name).props["nics"] as { [row: string]: { [field: string]: Json } }).map(
    (nic) => nic["privateAddress"],
  );
