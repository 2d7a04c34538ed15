import { modelSchema } from "../kinds/index.ts";
import { apply } from "../model/apply.ts";
import type { Design, Id, NewId } from "../model/design.ts";
import type { Edit } from "../model/edit.ts";
import { plainQuery } from "../model/plainQuery.ts";
import type { Query } from "../model/query.ts";
import { err, message, ok, type Message, type Result } from "../net/index.ts";
import type { Plan } from "../commands/index.ts";
import { check } from "./check.ts";
import { ruleOf } from "./registry.ts";
import type { Finding } from "./rule.ts";

/** The sentence of a finding: names and values first. */
export const sentence = (f: Finding): string => ruleOf(f.rule).words[f.variant]!.what(f.params);

/** What follows in Azure. */
export const consequence = (f: Finding): string => ruleOf(f.rule).words[f.variant]!.why(f.params);

/** The verb on the button of the n-th fix. */
export function fixLabel(f: Finding, n: number): string {
  const draft = f.fixes?.[n];
  const fix = draft && ruleOf(f.rule).fixes?.[draft.fix];
  return draft === undefined || fix === undefined ? "" : fix.label({ ...f.params, ...draft.params });
}

/** Edits of the n-th fix, as one step. */
export function planFix(q: Query, f: Finding, n: number, newId: NewId): Result<Plan, Message> {
  const draft = f.fixes?.[n];
  const fix = draft && ruleOf(f.rule).fixes?.[draft.fix];
  if (draft === undefined || fix === undefined) return err(message("noFix"));
  const edits = fix.command(q, draft.args, newId);
  if (!edits.ok) return edits;
  const select = [...new Set(f.at.map((a) => a.id))].slice(0, 1);
  return ok({ label: message("fix", { label: fixLabel(f, n) }), edits: edits.value, select, notes: [] });
}

/** What a fix would do to the findings, before it is applied. */
export interface FixPreview {
  readonly edits: readonly Edit[];
  readonly gone: readonly Finding[];
  readonly added: readonly Finding[];
  /** Text of what changes: "−10.0.0.0/23" and "+10.0.2.0/23" lines. */
  readonly lines: readonly PreviewLine[];
}

export interface PreviewLine {
  readonly sign: "+" | "-";
  readonly id: Id;
  readonly path: string;
  readonly value: string;
}

/** Applies a fix to a copy and compares the findings. */
export function previewFix(
  design: Design,
  f: Finding,
  n: number,
  before: readonly Finding[],
  newId: NewId,
): Result<FixPreview, Message> {
  const plan = planFix(plainQuery(design, modelSchema), f, n, newId);
  if (!plan.ok) return plan;
  const applied = apply(design, plan.value.edits, modelSchema);
  if (!applied.ok) return applied;
  const after = check(applied.value.design);
  const keysAfter = new Set(after.map((a) => a.key));
  const keysBefore = new Set(before.map((b) => b.key));
  return ok({
    edits: plan.value.edits,
    gone: before.filter((b) => !keysAfter.has(b.key)),
    added: after.filter((a) => !keysBefore.has(a.key)),
    lines: plan.value.edits.flatMap((edit) => linesOf(design, edit)),
  });
}

function linesOf(design: Design, edit: Edit): PreviewLine[] {
  if (edit.op === "add")
    return [{ sign: "+", id: edit.resource.id, path: "name", value: edit.resource.name }];
  if (edit.op === "remove")
    return [{ sign: "-", id: edit.id, path: "name", value: design.resources[edit.id]?.name ?? "" }];
  if (edit.op !== "set" && edit.op !== "row") return [];
  const path = edit.op === "set" ? edit.path : `${edit.list}.${edit.row}`;
  const old = path
    .split(".")
    .reduce<unknown>(
      (at, key) => (at as Readonly<Record<string, unknown>> | undefined)?.[key],
      design.resources[edit.id],
    );
  return changed(old, edit.value).map((line) => ({ ...line, id: edit.id, path }));
}

/** Lists are compared member by member, so that only what really changes is shown. */
function changed(old: unknown, value: unknown): { sign: "+" | "-"; value: string }[] {
  const before = Array.isArray(old) ? old.map(text) : old === undefined ? [] : [text(old)];
  const after = Array.isArray(value) ? value.map(text) : value === undefined ? [] : [text(value)];
  return [
    ...before.filter((v) => !after.includes(v)).map((v) => ({ sign: "-" as const, value: v })),
    ...after.filter((v) => !before.includes(v)).map((v) => ({ sign: "+" as const, value: v })),
  ];
}

const text = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
