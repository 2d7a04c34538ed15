import { nextAddress, prefixesOf, subnetPrefixes, usualSubnetLength, homeRow } from "../analysis/index.ts";
import { kindOf, referenceFields } from "../kinds/index.ts";
import type { Id } from "../model/design.ts";
import type { Edit } from "../model/edit.ts";
import type { Query } from "../model/query.ts";
import {
  contains,
  err,
  familyOf,
  message,
  nextFree,
  ok,
  overlaps,
  prefixLength,
  type Address,
  type Cidr,
  type Message,
  type Result,
} from "../net/index.ts";
import { hasRoom } from "./insert.ts";
import { copyName, takenNames } from "./names.ts";
import { refitAddresses, type Shift } from "./refit.ts";

/** What the things moved so far have taken in their new places, so that no two of them get the same. */
export class Claims {
  readonly addresses = new Set<Address>();
  readonly cards = new Map<Id, number>();
  readonly prefixes: Cidr[] = [];
  readonly names = new Set<string>();
}

export interface Moved {
  readonly edits: readonly Edit[];
  readonly notes: readonly Message[];
  readonly home?: Id;
}

/** A subnet that changes its network takes a name and prefixes that are free there, and its cards new addresses. */
export function intoParent(q: Query, id: Id, parent: Id, claims: Claims): Result<Moved, Message> {
  const r = q.get(id);
  const edits: Edit[] = [{ op: "set", id, path: "parent", value: parent }];
  const notes: Message[] = [];
  const taken = new Set([...takenNames(q, r.kind, parent), ...claims.names]);
  const name = copyName(r.name, taken, kindOf(r.kind).name.max);
  claims.names.add(name.trim().toLowerCase());
  if (name !== r.name) {
    edits.push({ op: "set", id, path: "name", value: name });
    notes.push(message("nameIs", { name }));
  }
  if (r.kind === "subnet") {
    const renumbered = prefixesIn(q, id, parent, claims);
    if (!renumbered.ok) return renumbered;
    edits.push(...renumbered.value.edits);
    notes.push(...renumbered.value.notes);
  }
  return ok({ edits, notes });
}

/** Prefixes of a subnet in another network: the same while they fit there, else free ones of the same length. */
function prefixesIn(q: Query, id: Id, vnet: Id, claims: Claims): Result<Moved, Message> {
  const own = prefixesOf(q, id);
  const space = prefixesOf(q, vnet);
  const others = [...subnetPrefixes(q, vnet, id), ...claims.prefixes];
  const isFree = (p: Cidr): boolean =>
    space.some((s) => contains(s, p)) && !others.some((o) => overlaps(o, p));
  const noRoom = err(message("noRoom", { space: space.join(", "), name: q.get(vnet).name }));
  if (space.length === 0) return err(message("noPrefix", { name: q.get(vnet).name }));
  if (own.length > 0 && own.every(isFree)) {
    claims.prefixes.push(...own);
    return ok({ edits: [], notes: [] });
  }
  const prefixes: Cidr[] = [];
  const shifts: Shift[] = [];
  for (const from of own) {
    const to = isFree(from) ? from : freeBlock(space, others, prefixLength(from), familyOf(from));
    // A network without IPv6 space takes the subnet with its IPv4 prefixes alone.
    if (to === undefined && familyOf(from) === 4) return noRoom;
    if (to === undefined) continue;
    prefixes.push(to);
    others.push(to);
    shifts.push({ from, to });
  }
  if (!prefixes.some((p) => familyOf(p) === 4)) {
    const usual = freeBlock(space, others, usualSubnetLength(q, vnet), 4);
    if (usual === undefined) return noRoom;
    prefixes.unshift(usual);
  }
  claims.prefixes.push(...prefixes);
  const refit = refitAddresses(q, id, prefixes, shifts);
  return ok({
    edits: [{ op: "set", id, path: "props.prefixes", value: prefixes }, ...refit],
    notes: [
      message("prefixIs", { prefix: prefixes.join(", ") }),
      ...(refit.length > 0 ? [message("addressesChange", { count: refit.length })] : []),
    ],
  });
}

function freeBlock(
  space: readonly Cidr[],
  taken: readonly Cidr[],
  length: number,
  family: 4 | 6,
): Cidr | undefined {
  const ofFamily = (list: readonly Cidr[]): Cidr[] => list.filter((p) => familyOf(p) === family);
  return nextFree(ofFamily(space), ofFamily(taken), length, family);
}

/** Sets the home reference anew; a card with a fixed address gets the next free one of the new subnet. */
export function intoReference(q: Query, id: Id, target: Id, claims: Claims): Result<Moved, Message> {
  const r = q.get(id);
  const definition = kindOf(r.kind);
  const kind = q.get(target).kind;
  const field = referenceFields(r.kind).find((f) => definition.home?.includes(f.path) && f.to.includes(kind));
  if (field === undefined) return err(message("needsHome", { sentence: definition.words.home ?? "" }));
  if (field.list === undefined)
    return ok({ edits: [{ op: "set", id, path: field.path, value: target }], notes: [] });
  const at = homeRow(r);
  if (at === undefined) return err(message("needsHome", { sentence: definition.words.home ?? "" }));
  const rows = r.props[field.list] as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  const vnet = q.get(target).parent;
  for (const [row, values] of Object.entries(rows)) {
    const other = values[field.name] as Id | undefined;
    const otherVnet = other === undefined ? undefined : q.get(other).parent;
    if (row !== at.row && otherVnet !== undefined && otherVnet !== vnet)
      return err(message("otherNetwork", { name: r.name, vnet: q.get(otherVnet).name }));
  }
  const edits: Edit[] = [{ op: "set", id, path: `props.${at.list}.${at.row}.${field.name}`, value: target }];
  const notes: Message[] = [];
  const noAddress = err(message("noAddress", { name: q.get(target).name }));
  const already = claims.cards.get(target) ?? 0;
  if (!hasRoom(q, target, already + 1)) return noAddress;
  claims.cards.set(target, already + 1);
  const fixed = rows[at.row]?.["privateAddress"];
  if (typeof fixed === "string" && fixed.trim() !== "") {
    const path = `props.${at.list}.${at.row}.privateAddress`;
    const address = nextAddress(q, target, claims.addresses);
    if (address === undefined && prefixesOf(q, target).length > 0) return noAddress;
    if (address === undefined) edits.push({ op: "set", id, path });
    else {
      claims.addresses.add(address);
      edits.push({ op: "set", id, path, value: address });
      notes.push(message("addressIs", { address }));
    }
  }
  return ok({ edits, notes });
}
