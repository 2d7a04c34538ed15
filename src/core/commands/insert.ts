import { regionDisplay } from "../facts/regions.ts";
import { kindOf, referenceFields, type KindDefinition } from "../kinds/index.ts";
import { asRowId, type Id, type Json, type JsonObject, type NewId, type Resource } from "../model/design.ts";
import type { Edit } from "../model/edit.ts";
import type { Query } from "../model/query.ts";
import { err, message, ok, type Message, type Result } from "../net/index.ts";
import {
  chipsOf,
  demandOf,
  homeOf,
  nextAddress,
  nextFreeIn,
  prefixesOf,
  regionOf,
  usualSubnetLength,
} from "../analysis/index.ts";
import type { Plan } from "./command.ts";
import { suggestName, takenNames } from "./names.ts";
import { freePrivateBlock } from "./space.ts";

/** Length of a new network's address space. */
const VNET_LENGTH = 16;

export interface InsertArgs {
  readonly kind: string;
  /** What is under the pointer, or selected. Absent = the empty canvas. */
  readonly into?: Id;
  readonly at?: { readonly x: number; readonly y: number };
}

/** Adds a new resource where it is dropped: decides home, name, prefix, address and region, or says why not. */
export function planInsert(q: Query, { kind, into, at }: InsertArgs, newId: NewId): Result<Plan, Message> {
  const definition = kindOf(kind);
  if (definition.face === "line") return err(message("needsHome", { sentence: definition.words.home ?? "" }));
  if (definition.face === "chip") return insertChip(q, definition, into, at, newId);
  const home = homeFor(q, definition, into);
  if (!home.ok) return home;
  const id = newId(kind);
  const made = make(q, definition, id, home.value);
  if (!made.ok) return made;
  const { resource, notes } = made.value;
  const box: Edit[] = home.value === undefined && at !== undefined ? [{ op: "box", id, value: at }] : [];
  return ok({
    label: message("insert", { name: resource.name }),
    edits: [{ op: "add", resource }, ...box],
    select: [id],
    notes,
  });
}

/** Kinds that a thing of this kind may be drawn in; empty = it stands on the canvas. */
export function homeKinds(definition: KindDefinition): readonly string[] {
  return (definition.home ?? []).flatMap((path) =>
    path === "parent"
      ? (definition.parent ?? [])
      : (referenceFields(definition.kind).find((f) => f.path === path)?.to ?? []),
  );
}

/** The nearest container at or around `into` that takes the kind. */
export function homeFor(
  q: Query,
  definition: KindDefinition,
  into: Id | undefined,
): Result<Id | undefined, Message> {
  const wanted = homeKinds(definition);
  if (wanted.length === 0) return ok(undefined);
  for (let at = into; at !== undefined; at = homeOf(q, at))
    if (wanted.includes(q.get(at).kind)) return ok(at);
  return err(message("needsHome", { sentence: definition.words.home ?? "" }));
}

/** Default values of a new thing of this kind. */
export function defaultsOf(definition: KindDefinition): JsonObject {
  const props: Record<string, Json> = {};
  for (const [name, field] of Object.entries(definition.fields))
    if (field.default !== undefined) props[name] = field.default;
  return props;
}

/** Default values of a new row of this list. */
export function rowDefaults(definition: KindDefinition, list: string): JsonObject {
  const row: Record<string, Json> = {};
  for (const [name, field] of Object.entries(definition.fields[list]?.rows ?? {}))
    if (field.default !== undefined) row[name] = field.default;
  return row;
}

function make(
  q: Query,
  definition: KindDefinition,
  id: Id,
  home: Id | undefined,
): Result<{ resource: Resource; notes: Message[] }, Message> {
  const parent = home !== undefined && definition.home?.includes("parent") ? home : undefined;
  const name = suggestName(definition.kind, takenNames(q, definition.kind, parent));
  const notes: Message[] = [];
  let props = defaultsOf(definition);
  if (definition.kind === "vnet") {
    const prefix = freePrivateBlock(q, VNET_LENGTH);
    if (prefix === undefined) return err(message("noSpace", { size: `/${VNET_LENGTH}` }));
    props = { ...props, prefixes: [prefix] };
    notes.push(message("prefixIs", { prefix }));
  }
  if (definition.kind === "subnet" && parent !== undefined) {
    const prefix = newSubnetPrefix(q, parent);
    if (!prefix.ok) return prefix;
    props = { ...props, prefixes: [prefix.value] };
    notes.push(message("prefixIs", { prefix: prefix.value }));
  }
  if (home !== undefined && parent === undefined) {
    const placed = placedIn(q, definition, id, home, props);
    if (!placed.ok) return placed;
    props = placed.value.props;
    notes.push(...placed.value.notes);
  }
  notes.push(message("regionIs", { region: home === undefined ? defaultRegion(q) : regionOf(q, home) }));
  const resource = { id, kind: definition.kind, name, ...(parent === undefined ? {} : { parent }), props };
  return ok({ resource, notes });
}

const defaultRegion = (q: Query): string => regionDisplay(q.part("defaults").region);

function newSubnetPrefix(q: Query, vnet: Id): Result<string, Message> {
  const { name } = q.get(vnet);
  const space = prefixesOf(q, vnet);
  if (space.length === 0) return err(message("noPrefix", { name }));
  for (let length = usualSubnetLength(q, vnet); length <= 29; length++) {
    const free = nextFreeIn(q, vnet, length);
    if (free !== undefined) return ok(free);
  }
  return err(message("noRoom", { space: space.join(", "), name }));
}

/** Whether a subnet has addresses left for this many more cards. One without a readable prefix takes any number. */
export function hasRoom(q: Query, subnet: Id, cards: number): boolean {
  if (q.get(subnet).kind !== "subnet" || prefixesOf(q, subnet).length === 0) return true;
  const { wanted, usable } = demandOf(q, subnet);
  return wanted + cards <= usable;
}

/** Sets the reference that puts the thing into its home: for a machine, a network card with the next free address. */
function placedIn(
  q: Query,
  definition: KindDefinition,
  id: Id,
  home: Id,
  props: JsonObject,
): Result<{ props: JsonObject; notes: Message[] }, Message> {
  const kind = q.get(home).kind;
  const field = referenceFields(definition.kind).find(
    (f) => definition.home?.includes(f.path) && f.to.includes(kind),
  );
  if (field === undefined) return err(message("needsHome", { sentence: definition.words.home ?? "" }));
  if (field.list === undefined) return ok({ props: { ...props, [field.name]: home }, notes: [] });
  const row = { ...rowDefaults(definition, field.list), [field.name]: home };
  const notes: Message[] = [];
  if (
    definition.fields[field.list]?.rows?.["privateAddress"] !== undefined &&
    prefixesOf(q, home).length > 0
  ) {
    const address = hasRoom(q, home, 1) ? nextAddress(q, home) : undefined;
    if (address === undefined) return err(message("noAddress", { name: q.get(home).name }));
    Object.assign(row, { privateAddress: address });
    notes.push(message("addressIs", { address }));
  }
  return ok({ props: { ...props, [field.list]: { [asRowId(`${field.name}_${id}`)]: row } }, notes });
}

/** A chip dropped on something that can carry it is attached; elsewhere it waits on the shelf. */
function insertChip(
  q: Query,
  definition: KindDefinition,
  into: Id | undefined,
  at: InsertArgs["at"],
  newId: NewId,
): Result<Plan, Message> {
  const id = newId(definition.kind);
  const name = suggestName(definition.kind, takenNames(q, definition.kind, undefined));
  const carrier = into === undefined ? undefined : carrierEdit(q, definition.kind, id, into);
  // A chip follows its carrier into region and group, so that Azure accepts the pair.
  const placement = carrier === undefined ? undefined : chipPlacement(q, into!);
  const resource: Resource = {
    id,
    kind: definition.kind,
    name,
    ...(placement === undefined ? {} : { placement }),
    props: defaultsOf(definition),
  };
  const edits: Edit[] = [{ op: "add", resource }];
  if (carrier !== undefined) edits.push(carrier);
  else if (at !== undefined) edits.push({ op: "box", id, value: at });
  return ok({
    label: message("insert", { name }),
    edits,
    select: [id],
    notes: [message("regionIs", { region: into === undefined ? defaultRegion(q) : regionOf(q, into) })],
  });
}

function chipPlacement(q: Query, carrier: Id): Resource["placement"] | undefined {
  let r = q.get(carrier);
  for (let home = homeOf(q, r.id); home !== undefined; home = homeOf(q, home)) r = q.get(home);
  return r.placement;
}

type Rows = Readonly<Record<string, JsonObject>>;

/** The edit that makes this thing carry the chip, or undefined when it cannot or already has one. */
export function carrierEdit(q: Query, chipKind: string, chip: Id, carrier: Id): Edit | undefined {
  const r = q.get(carrier);
  for (const field of referenceFields(r.kind)) {
    if (field.line !== "chip" || !field.to.includes(chipKind)) continue;
    const [first] = field.list === undefined ? [] : Object.entries((r.props[field.list] ?? {}) as Rows);
    if (field.list !== undefined && first === undefined) continue;
    const [row, values] = first ?? ["", r.props];
    const path = field.path.replace("*", row);
    if (!field.many) return { op: "set", id: carrier, path, value: chip };
    const list = (values[field.name] as readonly Id[] | undefined) ?? [];
    if (!list.includes(chip)) return { op: "set", id: carrier, path, value: [...list, chip] };
  }
  // Dropped on a subnet, a public address goes to the NAT gateway there.
  for (const carried of chipsOf(q, carrier)) {
    const edit = carrierEdit(q, chipKind, chip, carried);
    if (edit !== undefined) return edit;
  }
  return undefined;
}
