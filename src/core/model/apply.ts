import { message, type Message } from "../net/message.ts";
import { err, ok, type Result } from "../net/result.ts";
import { checkBatch } from "./check.ts";
import type { Box, Design, Id, Json, Resource } from "./design.ts";
import { asId, asRowId } from "./design.ts";
import { Draft, isContainer } from "./draft.ts";
import type { Edit, ModelSchema } from "./edit.ts";
import type { EditCode } from "./editWords.ts";
import { sameValue } from "./equal.ts";
import { MAX_DEPTH } from "./limits.ts";
import { isUsableId, keysOf } from "./path.ts";
import { unsafeIn, type Unsafe } from "./unsafe.ts";

export interface Applied {
  readonly design: Design;
  /** Applied to `design`, these give back the design before, down to the order of keys. */
  readonly inverse: Edit[];
}

type Refusal = Message<EditCode>;
type Put = {
  readonly keys: readonly string[];
  readonly value?: unknown;
  readonly before?: string | undefined;
};

/**
 * Applies a batch of edits: all or none. Each touched object is copied once, everything else keeps its identity, and a
 * batch that changes nothing returns the same design. References are judged once, after the whole batch, so the order
 * of edits within it is free.
 *
 * What hangs on a removed resource without being a reference (its box, its suppressions) goes with it.
 */
export function apply(design: Design, edits: readonly Edit[], schema: ModelSchema): Result<Applied, Refusal> {
  const root = new Draft(design);
  const inverse: Edit[][] = [];
  for (const edit of edits) {
    const undo = applyOne(root, edit);
    if (!undo.ok) return undo;
    inverse.push(undo.value);
  }
  inverse.push(...dropAttachments(root, design, edits));
  const next = root.finish() as Design;
  if (next === design) return ok({ design, inverse: [] });
  const refusal = checkBatch(design, next, edits, schema);
  return refusal ? err(refusal) : ok({ design: next, inverse: inverse.reverse().flat() });
}

function applyOne(root: Draft, edit: Edit): Result<Edit[], Refusal> {
  const put = putOf(root, edit);
  if (!put.ok) return put;
  const unsafe = unsafeIn(put.value.value, put.value.keys);
  if (unsafe) return err(refusalOf(unsafe));
  const undo = perform(root, put.value);
  return undo.ok ? ok(undo.value.map((change) => editOf(change, edit))) : undo;
}

function refusalOf({ what, path }: Unsafe): Refusal {
  if (what === "key") return message("bad-key", { key: path.at(-1)! });
  return what === "number" ? message("bad-number") : message("too-deep", { max: MAX_DEPTH });
}

const FIXED_PARTS = new Set(["format", "version"]);
const OTHER_VERBS = new Set(["resources", "layout"]);
const REQUIRED_FIELDS = new Set(["name", "props"]);

/** What an edit puts where, or why it cannot. */
function putOf(root: Draft, edit: Edit): Result<Put, Refusal> {
  switch (edit.op) {
    case "add": {
      const { id } = edit.resource;
      if (!isUsableId(id)) return err(message("bad-id", { id: String(id) }));
      if (root.open("resources")?.has(id)) return err(message("already-exists", { id }));
      return ok({ keys: ["resources", id], value: edit.resource, before: edit.before });
    }
    case "remove":
      return exists(root, edit.id) ?? ok({ keys: ["resources", edit.id] });
    case "set": {
      const keys = keysOf(edit.path);
      if (!keys) return err(message("bad-path", { path: edit.path }));
      if (edit.path === "id" || edit.path === "kind")
        return err(message("fixed-field", { field: edit.path }));
      if (edit.value === undefined && REQUIRED_FIELDS.has(edit.path)) {
        return err(message("required-field", { field: edit.path }));
      }
      const put = { keys: ["resources", edit.id, ...keys], value: edit.value, before: edit.before };
      return exists(root, edit.id) ?? ok(put);
    }
    case "row":
      return exists(root, edit.id) ?? rowPut(root, edit);
    case "box":
      if (!isUsableId(edit.id)) return err(message("bad-id", { id: edit.id }));
      return ok({ keys: ["layout", edit.id], value: edit.value, before: edit.before });
    case "design": {
      const keys = keysOf(edit.path);
      const part = keys?.[0];
      if (!keys || part === undefined) return err(message("bad-path", { path: edit.path }));
      if (OTHER_VERBS.has(part)) return err(message("other-verb", { part }));
      if (FIXED_PARTS.has(part)) return err(message("fixed-field", { field: part }));
      if (!root.has(part)) return err(message("bad-path", { path: part }));
      if (edit.value === undefined && keys.length === 1)
        return err(message("required-field", { field: part }));
      return ok({ keys, value: edit.value, before: edit.before });
    }
  }
}

function exists(root: Draft, id: Id): Result<never, Refusal> | undefined {
  return root.open("resources")?.has(id) ? undefined : err(message("no-such-resource", { id }));
}

function rowPut(root: Draft, edit: Edit & { op: "row" }): Result<Put, Refusal> {
  const list = keysOf(edit.list);
  if (!list) return err(message("bad-path", { path: edit.list }));
  if (!isUsableId(edit.row)) return err(message("bad-id", { id: edit.row }));
  const keys = ["resources", edit.id, ...list];
  let rows: Draft | undefined = root;
  for (const key of keys) rows = rows?.open(key);
  const missing = [edit.before, edit.value === undefined ? edit.row : undefined].find(
    (row) => row !== undefined && !rows?.has(row),
  );
  if (missing !== undefined)
    return err(message("no-such-row", { id: edit.id, list: edit.list, row: missing }));
  return ok({ keys: [...keys, edit.row], value: edit.value, before: edit.before });
}

/** Puts a value at a place, or takes away what is there, and says how to undo that, in order of undoing. */
function perform(root: Draft, { keys, value, before }: Put): Result<Put[], Refusal> {
  let holder = root;
  for (const [depth, key] of keys.slice(0, -1).entries()) {
    const inner = holder.open(key);
    if (inner) {
      holder = inner;
      continue;
    }
    if (holder.has(key)) return err(message("not-an-object", { path: keys.slice(0, depth + 1).join(".") }));
    if (value === undefined) return ok([]);
    let nested = value;
    for (const outer of keys.slice(depth + 1).reverse()) nested = { [outer]: nested };
    holder.insert(key, nested, undefined);
    return ok([{ keys: keys.slice(0, depth + 1) }]);
  }
  return ok(performAt(holder, keys, value, before));
}

function performAt(holder: Draft, keys: readonly string[], value: unknown, before?: string): Put[] {
  const key = keys[keys.length - 1]!;
  const current = holder.get(key);
  if (value === undefined) {
    if (current === undefined) return [];
    const next = holder.after(key);
    holder.remove(key);
    return [{ keys, value: current, before: next }];
  }
  // A neighbour that is gone or the key itself says nothing about the place.
  const place = before !== key && before !== undefined && holder.has(before) ? before : undefined;
  if (current === undefined) {
    holder.insert(key, value, place);
    return [{ keys }];
  }
  const next = place === undefined ? undefined : holder.after(key);
  const kept = sameValue(current, value) ? current : value;
  if (place !== undefined && place !== next) {
    holder.remove(key);
    holder.insert(key, kept, place);
    return next === undefined
      ? [{ keys }, { keys, value: current }]
      : [{ keys, value: current, before: next }];
  }
  if (kept === current) return [];
  holder.replace(key, value);
  return [{ keys, value: current }];
}

/** The edit that makes this change, in the words of the edit that it undoes. */
function editOf({ keys, value, before }: Put, undone: Edit): Edit {
  const [part, key, ...rest] = keys;
  const id = asId(key ?? "");
  const json = value === undefined ? {} : { value: value as Json };
  const place = before === undefined ? {} : { before };
  if (part === "layout" && rest.length === 0) {
    return { op: "box", id, ...(json as { value?: Box }), ...(place as { before?: Id }) };
  }
  if (part !== "resources") return { op: "design", path: keys.join("."), ...json, ...place };
  if (rest.length === 0) {
    if (value === undefined) return { op: "remove", id };
    return { op: "add", resource: value as Resource, ...(place as { before?: Id }) };
  }
  if (undone.op === "row" && rest.length > keysOf(undone.list)!.length) {
    const row = before === undefined ? {} : { before: asRowId(before) };
    return { op: "row", id, list: undone.list, row: undone.row, ...json, ...row };
  }
  return { op: "set", id, path: rest.join("."), ...json, ...place };
}

function dropAttachments(root: Draft, design: Design, edits: readonly Edit[]): Edit[][] {
  const gone = new Set<string>();
  const resources = root.open("resources");
  for (const edit of edits) if (edit.op === "remove" && !resources?.has(edit.id)) gone.add(edit.id);
  if (gone.size === 0) return [];
  const drops: Edit[] = [...gone].map((id) => ({ op: "box", id: asId(id) }));
  for (const key of Object.keys(design.suppressions)) {
    const suppression = root.open("suppressions")?.get(key);
    if (!isContainer(suppression) || typeof suppression["subject"] !== "string") continue;
    if (gone.has(suppression["subject"])) drops.push({ op: "design", path: `suppressions.${key}` });
  }
  return drops.map((drop) => {
    const undo = applyOne(root, drop);
    return undo.ok ? undo.value : [];
  });
}
