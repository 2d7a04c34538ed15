import { kindOf, referenceFields } from "../kinds/index.ts";
import { asRowId, type Id, type Path, type Resource } from "../model/design.ts";
import type { Query } from "../model/query.ts";

/** What a reference path holds in this resource; `*` takes the first row that has it. */
function firstAt(r: Resource, path: Path): Id | undefined {
  if (path === "parent") return r.parent;
  const [, list, row, name] = path.split(".");
  if (row !== "*") return r.props[list ?? ""] as Id | undefined;
  const rows = (r.props[list ?? ""] ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  for (const values of Object.values(rows)) {
    const value = values[name ?? ""];
    if (typeof value === "string" && value !== "") return value as Id;
  }
  return undefined;
}

/** What a thing is drawn in: the first set reference of its kind's `home`. Undefined = free on the canvas. */
export function homeOf(q: Query, id: Id): Id | undefined {
  const r = q.get(id);
  for (const path of kindOf(r.kind).home ?? []) {
    const home = firstAt(r, path);
    if (home !== undefined) return home;
  }
  return undefined;
}

/** Everything drawn directly in this thing, in document order. */
export const insideOf = (q: Query, id: Id): readonly Id[] => q.derive(inside, id);

function inside(q: Query, id: Id): readonly Id[] {
  // Whatever is drawn in it refers to it, so only those are asked. Lines lie between things, not in them.
  const candidates = new Set([...q.children(id), ...q.refsTo(id)]);
  return [...candidates].filter(
    (other) => other !== id && kindOf(q.get(other).kind).face !== "line" && q.derive(homeOf, other) === id,
  );
}

/** Everything drawn in this thing, at any depth, itself not included. */
export function allInside(q: Query, id: Id): readonly Id[] {
  return insideOf(q, id).flatMap((child) => [child, ...allInside(q, child)]);
}

/** Things that stand on the canvas by themselves, in document order. Chips and lines are drawn on others. */
export const topLevel = (q: Query): readonly Id[] => q.derive(topLevelIds);

function topLevelIds(q: Query): readonly Id[] {
  return q.everything().filter((id) => {
    const { face } = kindOf(q.get(id).kind);
    return (face === "container" || face === "card") && q.derive(homeOf, id) === undefined;
  });
}

/** Chips on this thing: what its fields marked "chip" refer to. */
export const chipsOf = (q: Query, id: Id): readonly Id[] => q.derive(chips, id);

function chips(q: Query, id: Id): readonly Id[] {
  const r = q.get(id);
  const found = new Set<Id>();
  for (const field of referenceFields(r.kind)) {
    if (field.line !== "chip") continue;
    if (field.list === undefined) addAll(found, r.props[field.name]);
    else
      for (const row of Object.values((r.props[field.list] ?? {}) as Record<string, Record<string, unknown>>))
        addAll(found, row[field.name]);
  }
  return [...found];
}

function addAll(found: Set<Id>, value: unknown): void {
  if (typeof value === "string" && value !== "") found.add(value as Id);
  else if (Array.isArray(value)) for (const v of value) addAll(found, v);
}

/**
 * Chips that are drawn on this thing: its own, and those that its chips carry. A NAT gateway shows its public address
 * on the subnet.
 */
export const chipsShownOn = (q: Query, id: Id): readonly Id[] => q.derive(shownChips, id);

function shownChips(q: Query, id: Id): readonly Id[] {
  const own = q.derive(chips, id);
  return own.length === 0 ? own : [...new Set(own.flatMap((chip) => [chip, ...q.derive(shownChips, chip)]))];
}

/** Things that carry this chip, in document order. */
export const carriersOf = (q: Query, id: Id): readonly Id[] => q.derive(carriers, id);

function carriers(q: Query, id: Id): readonly Id[] {
  return q.refsTo(id).filter((other) => q.derive(chips, other).includes(id));
}

/** Whether a chip is drawn on something: on what carries it, or on what carries its carrier. */
function isShown(q: Query, id: Id): boolean {
  return q
    .derive(carriers, id)
    .some((carrier) => kindOf(q.get(carrier).kind).face !== "chip" || q.derive(isShown, carrier));
}

/** Chips that nothing drawn carries: they wait on a shelf. */
export const looseChips = (q: Query): readonly Id[] => q.derive(looseChipIds);

function looseChipIds(q: Query): readonly Id[] {
  return q.everything().filter((id) => kindOf(q.get(id).kind).face === "chip" && !q.derive(isShown, id));
}

/** The row whose reference puts the thing into its home: the network card in that subnet. */
export function homeRow(
  r: Resource,
): { readonly list: string; readonly row: ReturnType<typeof asRowId> } | undefined {
  for (const path of kindOf(r.kind).home ?? []) {
    const [, list, row, name] = path.split(".");
    if (row !== "*" || list === undefined || name === undefined) continue;
    for (const [key, values] of Object.entries(
      (r.props[list] ?? {}) as Record<string, Record<string, unknown>>,
    ))
      if (typeof values[name] === "string" && values[name] !== "") return { list, row: asRowId(key) };
  }
  return undefined;
}
