import { allInside, homeOf } from "../analysis/index.ts";
import { findKind, kindOf, referencesOf, type Field } from "../kinds/index.ts";
import type { Id, Json, JsonObject, Resource } from "../model/design.ts";
import { isUsableId } from "../model/path.ts";
import type { Query } from "../model/query.ts";
import { err, message, ok, type Message, type Result } from "../net/index.ts";

/** What the clipboard holds: whole resources, containers before what is in them. Plain JSON, so it crosses tabs. */
export interface Clip {
  readonly format: "vnet-designer/clip";
  readonly version: 1;
  readonly resources: readonly Resource[];
  /** Ids that a person selected; the rest came along because it is drawn in them. */
  readonly roots: readonly Id[];
}

export function copyOf(q: Query, ids: readonly Id[]): Clip {
  const inside = new Set(ids.flatMap((id) => allInside(q, id)));
  const all = new Set<Id>([...ids, ...inside]);
  // A line comes along with both its ends, and never without one.
  for (const id of q.everything()) {
    const r = q.get(id);
    if (kindOf(r.kind).face !== "line") continue;
    if (referencesOf(r).every(({ to }) => all.has(to))) all.add(id);
    else all.delete(id);
  }
  return {
    format: "vnet-designer/clip",
    version: 1,
    resources: containersFirst(q, all),
    roots: [...new Set(ids)].filter((id) => all.has(id) && !inside.has(id)),
  };
}

/** In document order, but each after the things it stands in: a copy is placed in copies that are already there. */
function containersFirst(q: Query, all: ReadonlySet<Id>): readonly Resource[] {
  const depth = (id: Id): number => {
    const home = homeOf(q, id);
    return home === undefined ? 0 : depth(home) + 1;
  };
  return q
    .everything()
    .filter((id) => all.has(id))
    .map((id) => ({ r: q.get(id), depth: depth(id) }))
    .sort((a, b) => a.depth - b.depth)
    .map(({ r }) => r);
}

/** Reads a clip from text that another tab, or anything else, put on the clipboard. */
export function readClip(text: string): Result<Clip, Message> {
  const refuse = err(message("nothingToPaste"));
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return refuse;
  }
  const clip = data as Partial<Clip> | null;
  if (clip?.format !== "vnet-designer/clip" || clip.version !== 1 || !Array.isArray(clip.resources))
    return refuse;
  const resources = (clip.resources as readonly unknown[]).flatMap(readResource);
  const known = new Set(resources.map((r) => r.id));
  if (known.size === 0 || known.size < resources.length) return refuse;
  const roots = Array.isArray(clip.roots) ? (clip.roots as readonly Id[]).filter((id) => known.has(id)) : [];
  return ok({
    format: "vnet-designer/clip",
    version: 1,
    resources,
    roots: roots.length > 0 ? roots : [...known],
  });
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What a resource of a known kind may hold; everything that has another shape is left behind. */
function readResource(data: unknown): Resource[] {
  if (!isObject(data)) return [];
  const { id, kind, name, parent, placement, existing, props } = data;
  const definition = typeof kind === "string" ? findKind(kind) : undefined;
  if (definition === undefined || !isUsableId(id) || typeof name !== "string" || !isObject(props)) return [];
  const azureId = isObject(existing) ? existing["azureId"] : undefined;
  const { region, resourceGroup } = isObject(placement) ? placement : {};
  return [
    {
      id: id as Id,
      kind: definition.kind,
      name,
      ...(typeof parent === "string" ? { parent: parent as Id } : {}),
      ...(isObject(placement)
        ? {
            placement: {
              ...(typeof resourceGroup === "string" ? { resourceGroup: resourceGroup as Id } : {}),
              ...(typeof region === "string" ? { region } : {}),
            },
          }
        : {}),
      ...(isObject(existing) ? { existing: typeof azureId === "string" ? { azureId } : {} } : {}),
      props: readProps(props, definition.fields),
      ...(isObject(data["bind"]) ? { bind: textsOf(data["bind"]) } : {}),
      ...(isObject(data["extra"]) ? { extra: data["extra"] as JsonObject } : {}),
    },
  ];
}

const textsOf = (values: Readonly<Record<string, unknown>>): { readonly [path: string]: string } =>
  Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );

function readProps(
  props: Readonly<Record<string, unknown>>,
  fields: { readonly [name: string]: Field },
): JsonObject {
  const read: Record<string, Json> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = props[name];
    if (field.type !== "rows") {
      if (fits(field, value)) read[name] = value;
    } else if (isObject(value)) {
      const rows = Object.entries(value).filter((row): row is [string, Record<string, unknown>] =>
        isObject(row[1]),
      );
      read[name] = Object.fromEntries(
        rows
          .filter(([row]) => isUsableId(row))
          .map(([row, values]) => [row, readProps(values, field.rows ?? {})]),
      );
    }
  }
  return read;
}

function fits({ type }: Field, value: unknown): value is Json {
  switch (type) {
    case "bool":
      return typeof value === "boolean";
    case "int":
      return typeof value === "number" || typeof value === "string";
    case "cidrs":
    case "texts":
    case "refs":
      return Array.isArray(value) && value.every((v) => typeof v === "string");
    case "rows":
    case "secret": // never stored
      return false;
    default:
      return typeof value === "string";
  }
}
