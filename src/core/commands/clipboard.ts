import { findKind, kindOf, referencesOf } from "../kinds/index.ts";
import type { Id, Json, JsonObject, NewId, Resource } from "../model/design.ts";
import type { Edit } from "../model/edit.ts";
import type { Query } from "../model/query.ts";
import {
  err,
  familyOf,
  message,
  nextFree,
  ok,
  parseCidr,
  prefixLength,
  type Address,
  type Cidr,
  type Message,
  type Result,
} from "../net/index.ts";
import { allInside, homeRow, nextAddress, prefixesOf, subnetPrefixes } from "../analysis/index.ts";
import { homeFor } from "./insert.ts";
import type { Plan } from "./command.ts";
import { copyName, takenNames } from "./names.ts";
import { freePrivateBlock } from "./space.ts";

/** What the clipboard holds: whole resources, containers before what is in them. Plain JSON, so it crosses tabs. */
export interface Clip {
  readonly format: "vnet-designer/clip";
  readonly version: 1;
  readonly resources: readonly Resource[];
  /** Ids that a person selected; the rest came along because it is drawn in them. */
  readonly roots: readonly Id[];
}

export function copyOf(q: Query, ids: readonly Id[]): Clip {
  const all = new Set<Id>(ids.flatMap((id) => [id, ...allInside(q, id)]));
  const inside = new Set(ids.flatMap((id) => allInside(q, id)));
  return {
    format: "vnet-designer/clip",
    version: 1,
    resources: q
      .everything()
      .filter((id) => all.has(id))
      .map((id) => q.get(id)),
    roots: ids.filter((id) => !inside.has(id)),
  };
}

/** Pastes with new ids, the next free names, prefixes and addresses. References to things elsewhere are dropped. */
export function planPaste(
  q: Query,
  {
    clip,
    into,
    keep,
  }: {
    readonly clip: Clip;
    readonly into?: Id;
    /** References outside the clip stay: a duplicate. */ readonly keep?: true;
  },
  newId: NewId,
): Result<Plan, Message> {
  const [first] = clip.resources;
  if (first === undefined) return err(message("nothingToPaste"));
  const idMap = new Map(clip.resources.map((r) => [r.id, newId(r.kind)]));
  const space = new FreshSpace(q);
  const made: Resource[] = [];
  let dropped = 0;
  for (const r of clip.resources) {
    const definition = kindOf(r.kind);
    let copy: Resource = { ...r, id: idMap.get(r.id)! };
    const isRoot = !definition.home || clip.roots.includes(r.id);
    let home: Id | undefined;
    if (isRoot && definition.home) {
      const found = homeFor(q, definition, into);
      if (!found.ok) return found;
      home = found.value;
      if (definition.home.includes("parent"))
        copy = { ...copy, ...(home === undefined ? {} : { parent: home }) };
    }
    for (const ref of referencesOf(r)) {
      const inClip = idMap.get(ref.to);
      const placed = ref.path === "parent" && home !== undefined ? home : inClip;
      if (placed !== undefined) copy = setAt(copy, ref.path, placed);
      else if (ref.path !== "parent" && !(keep && q.find(ref.to) !== undefined)) {
        copy = setAt(copy, ref.path, undefined);
        if (home === undefined || !isHomeReference(definition.home, ref.path)) dropped++;
      }
    }
    if (home !== undefined && !definition.home!.includes("parent")) copy = putInto(copy, home);
    copy = { ...copy, name: space.name(copy) };
    made.push(space.renumber(copy));
  }
  const roots = clip.roots.flatMap((id) => idMap.get(id) ?? []);
  return ok({
    label: message(keep ? "duplicate" : "paste", { count: made.length, name: first.name }),
    edits: made.map((resource): Edit => ({ op: "add", resource })),
    select: roots,
    notes: dropped > 0 ? [message("referencesDropped", { count: dropped })] : [],
  });
}

/** Copies beside the originals, in the same containers. */
export function planDuplicate(
  q: Query,
  { ids }: { readonly ids: readonly Id[] },
  newId: NewId,
): Result<Plan, Message> {
  const clip = copyOf(q, ids);
  const [first] = clip.roots;
  if (first === undefined) return err(message("nothingSelected"));
  return planPaste(q, { clip, into: first, keep: true }, newId);
}

const isHomeReference = (home: readonly string[] | undefined, path: string): boolean => {
  const [head, list, , name] = path.split(".");
  return home?.includes(`${head}.${list}.*.${name}`) ?? false;
};

/** A resource with the reference at "parent" or "props.…" set, or unset. */
function setAt(r: Resource, path: string, value: Id | Address | undefined): Resource {
  const [head, ...keys] = path.split(".");
  if (head === "props") return { ...r, props: put(r.props, keys, value) };
  const { parent: _, ...orphan } = r;
  return value === undefined ? orphan : { ...r, parent: value as Id };
}

function put(node: JsonObject, [key = "", ...rest]: readonly string[], value: Json | undefined): JsonObject {
  if (rest.length > 0) return { ...node, [key]: put((node[key] ?? {}) as JsonObject, rest, value) };
  const { [key]: _, ...others } = node;
  return value === undefined ? others : { ...node, [key]: value };
}

/** Sets the home reference of the row that had one, or of the first row. */
function putInto(r: Resource, home: Id): Resource {
  for (const path of kindOf(r.kind).home ?? []) {
    const [, list, row, name] = path.split(".");
    if (row !== "*") return setAt(r, path, home);
    const [key] = Object.keys((r.props[list!] ?? {}) as object);
    if (key !== undefined) return setAt(r, `props.${list}.${key}.${name}`, home);
  }
  return r;
}

/** Hands out names, prefixes and addresses that are free, its own earlier gifts included. */
class FreshSpace {
  readonly #q: Query;
  readonly #names = new Map<string, Set<string>>();
  readonly #vnets: Cidr[] = [];
  readonly #subnets = new Map<Id, Cidr[]>();
  readonly #addresses = new Map<Id, Set<Address>>();
  readonly #newSpace = new Map<Id, readonly Cidr[]>();

  constructor(q: Query) {
    this.#q = q;
  }

  name(r: Resource): string {
    const scope = kindOf(r.kind).name.scope === "parent" ? (r.parent ?? "") : "";
    const key = `${r.kind} ${scope}`;
    let taken = this.#names.get(key);
    if (taken === undefined) {
      const known = r.parent === undefined || this.#q.find(r.parent) !== undefined;
      taken = known ? takenNames(this.#q, r.kind, r.parent) : new Set();
      this.#names.set(key, taken);
    }
    const name = copyName(r.name, taken);
    taken.add(name.trim().toLowerCase());
    return name;
  }

  /** Networks and subnets keep their size and get the next free block; a text that is no prefix stays as it is. */
  renumber(r: Resource): Resource {
    if (r.kind === "vnet" || r.kind === "subnet") {
      const texts = (r.props["prefixes"] ?? []) as readonly string[];
      const prefixes = texts.map((text) => this.#block(r, text));
      if (r.kind === "vnet") this.#newSpace.set(r.id, prefixes.flatMap(valid));
      return { ...r, props: { ...r.props, prefixes } };
    }
    const at = homeRow(r);
    if (at === undefined) return r;
    const row = (r.props[at.list] as Readonly<Record<string, JsonObject>>)[at.row]!;
    if (typeof row["privateAddress"] !== "string" || row["privateAddress"].trim() === "") return r;
    const subnet = row["subnet"] as Id;
    // In a subnet that is itself a copy, the address follows the copied prefix: Azure hands it out.
    if (this.#q.find(subnet) === undefined)
      return setAt(r, `props.${at.list}.${at.row}.privateAddress`, undefined);
    const taken = this.#addresses.get(subnet) ?? new Set<Address>();
    this.#addresses.set(subnet, taken);
    const address = nextAddress(this.#q, subnet, taken);
    if (address !== undefined) taken.add(address);
    return setAt(r, `props.${at.list}.${at.row}.privateAddress`, address);
  }

  #block(r: Resource, text: string): string {
    const [prefix] = valid(text);
    if (prefix === undefined || familyOf(prefix) !== 4) return text;
    const length = prefixLength(prefix);
    if (r.kind === "vnet") {
      const block = freePrivateBlock(this.#q, length, this.#vnets);
      if (block !== undefined) this.#vnets.push(block);
      return block ?? text;
    }
    const parent = r.parent!;
    const inDesign = this.#q.find(parent) !== undefined;
    const space = inDesign ? prefixesOf(this.#q, parent) : (this.#newSpace.get(parent) ?? []);
    const given = this.#subnets.get(parent) ?? [];
    this.#subnets.set(parent, given);
    const taken = [...(inDesign ? subnetPrefixes(this.#q, parent) : []), ...given];
    const ofFour = (list: readonly Cidr[]): Cidr[] => list.filter((p) => familyOf(p) === 4);
    const block = nextFree(ofFour(space), ofFour(taken), length);
    if (block !== undefined) given.push(block);
    return block ?? text;
  }
}

const valid = (text: string): Cidr[] => {
  const parsed = parseCidr(text);
  return parsed.ok ? [parsed.value] : [];
};

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
  const resources = clip.resources.filter(
    (r): r is Resource =>
      typeof r === "object" &&
      r !== null &&
      isKnown((r as Partial<Resource>).kind) &&
      isPlain(r as Partial<Resource>),
  );
  if (resources.length === 0) return refuse;
  const known = new Set(resources.map((r) => r.id));
  const roots = Array.isArray(clip.roots) ? (clip.roots as readonly Id[]).filter((id) => known.has(id)) : [];
  return ok({
    format: "vnet-designer/clip",
    version: 1,
    resources,
    roots: roots.length > 0 ? roots : [...known],
  });
}

const isKnown = (kind: unknown): boolean => typeof kind === "string" && findKind(kind) !== undefined;
const isPlain = (r: Partial<Resource>): boolean =>
  typeof r.id === "string" && typeof r.name === "string" && typeof r.props === "object" && r.props !== null;
