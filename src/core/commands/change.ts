import { kindOf, referenceFields } from "../kinds/index.ts";
import {
  asRowId,
  type Id,
  type Json,
  type JsonObject,
  type NewId,
  type Path,
  type Resource,
  type RowId,
} from "../model/design.ts";
import type { Edit } from "../model/edit.ts";
import type { Query } from "../model/query.ts";
import { err, message, ok, type Message, type Result } from "../net/index.ts";
import type { Plan } from "./command.ts";
import { rowDefaults } from "./insert.ts";

/** The name of a thing. Any text is kept as typed except none at all; what Azure thinks of it is a finding. */
export function planRename(
  q: Query,
  { id, name }: { readonly id: Id; readonly name: string },
): Result<Plan, Message> {
  const from = q.get(id).name;
  if (name.trim() === "") return err(message("emptyName"));
  return ok({
    label: message("rename", { from, to: name }),
    edits: name === from ? [] : [{ op: "set", id, path: "name", value: name }],
    select: [id],
    notes: [],
  });
}

/** "props.nics.<row>.privateAddress" → the label of that field, in lower case as it stands in a sentence. */
export function fieldLabel(kind: string, path: Path): string {
  const [head, field, row, name] = path.split(".");
  const { fields } = kindOf(kind).words;
  if (head === "placement") return field === "region" ? "region" : "resource group";
  if (head !== "props" || field === undefined) return head ?? path;
  const key = row !== undefined && name !== undefined ? `${field}.${name}` : field;
  return (fields[key] ?? fields[field])?.label.toLowerCase() ?? field;
}

export interface SetArgs {
  readonly ids: readonly Id[];
  /** "name", "placement.region", "props.prefixes", "props.nics.<row>.subnet" */
  readonly path: Path;
  /** No value = unset. */
  readonly value?: Json;
}

/** Sets one field of one or several things. */
export function planSet(q: Query, { ids, path, value }: SetArgs): Result<Plan, Message> {
  const [first] = ids;
  if (first === undefined) return err(message("nothingSelected"));
  if (path === "name" && (typeof value !== "string" || value.trim() === "")) return err(message("emptyName"));
  const r = q.get(first);
  const field = fieldLabel(r.kind, path);
  for (const id of ids) {
    const wrong = wrongTarget(q, q.get(id), path, value);
    if (wrong !== undefined)
      return err(message("wrongKind", { field, name: q.get(id).name, to: q.get(wrong).name }));
  }
  return ok({
    label:
      ids.length === 1
        ? message("set", { field, name: r.name })
        : message("setMany", { field, count: ids.length }),
    edits: ids.map((id): Edit => ({ op: "set", id, path, ...(value === undefined ? {} : { value }) })),
    select: ids,
    notes: [],
  });
}

/** The first thing in the value of a reference field that is not of a kind the field takes. */
function wrongTarget(q: Query, r: Resource, path: Path, value: Json | undefined): Id | undefined {
  const kinds = targetKinds(r.kind, path);
  if (kinds === undefined) return undefined;
  const targets = (Array.isArray(value) ? value : [value]) as readonly Json[];
  return targets.find((to): to is Id => {
    const target = typeof to === "string" && to !== "" ? q.find(to as Id) : undefined;
    return target !== undefined && !kinds.includes(target.kind);
  });
}

/** Kinds that the reference at this path may point at; undefined when it holds no reference. */
function targetKinds(kind: string, path: Path): readonly string[] | undefined {
  if (path === "parent") return kindOf(kind).parent ?? [];
  const [head, list, row, name] = path.split(".");
  const general = row === undefined ? path : `${head}.${list}.*.${name}`;
  return referenceFields(kind).find((f) => f.path === general)?.to;
}

export interface RowArgs {
  readonly id: Id;
  /** "securityRules" */
  readonly list: string;
  /** Absent = a new row. */
  readonly row?: RowId;
  /** Values to set; absent = delete the row, unless `before` moves it. */
  readonly value?: JsonObject;
  readonly before?: RowId;
}

/** Adds, changes, moves or deletes a row of a list. New rows start from the defaults of their fields. */
export function planRow(
  q: Query,
  { id, list, row, value, before }: RowArgs,
  newId: NewId,
): Result<Plan, Message> {
  const r = q.get(id);
  const definition = kindOf(r.kind);
  const field = fieldLabel(r.kind, `props.${list}`);
  const rows = (r.props[list] ?? {}) as Readonly<Record<RowId, JsonObject>>;
  const params = { field, name: r.name };
  const path = `props.${list}`;
  const plan = (code: string, edit: Edit): Result<Plan, Message> =>
    ok({ label: message(code, params), edits: [edit], select: [id], notes: [] });
  if ([row, before].some((key) => key !== undefined && rows[key] === undefined))
    return err(message("noSuchRow", params));
  const place = before === undefined ? {} : { before };
  if (row === undefined) {
    const added = asRowId(newId("row"));
    return plan("addRow", {
      op: "row",
      id,
      list: path,
      row: added,
      value: { ...rowDefaults(definition, list), ...value },
      ...place,
    });
  }
  const old = rows[row]!;
  if (value === undefined && before === undefined)
    return plan("removeRow", { op: "row", id, list: path, row });
  return plan(value === undefined ? "moveRow" : "changeRow", {
    op: "row",
    id,
    list: path,
    row,
    value: { ...old, ...value },
    ...place,
  });
}
