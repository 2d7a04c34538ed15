import { homeOf } from "../analysis/index.ts";
import { kindOf, referenceFields, referencesOf } from "../kinds/index.ts";
import type { Id, NewId, Resource } from "../model/design.ts";
import type { Edit, Reference } from "../model/edit.ts";
import type { Query } from "../model/query.ts";
import { err, message, ok, type Message, type Result } from "../net/index.ts";
import { copyOf, type Clip } from "./clip.ts";
import type { Plan } from "./command.ts";
import { FreshSpace } from "./freshSpace.ts";
import { homeFor } from "./insert.ts";
import { setAt } from "./setAt.ts";

export interface PasteArgs {
  readonly clip: Clip;
  /** What is under the pointer, or selected. */
  readonly into?: Id;
  /** A duplicate: copies stand beside their originals, and references outside the clip stay. */
  readonly keep?: true;
}

/** Pastes with new ids, the next free names, prefixes and addresses. References to things elsewhere are dropped. */
export function planPaste(q: Query, { clip, into, keep }: PasteArgs, newId: NewId): Result<Plan, Message> {
  const [first] = clip.resources;
  if (first === undefined) return err(message("nothingToPaste"));
  const idMap = new Map(clip.resources.map((r) => [r.id, newId(r.kind)]));
  const space = new FreshSpace(q);
  const made: Resource[] = [];
  let dropped = 0;
  for (const r of clip.resources) {
    const home = homeOfCopy(q, r, clip, keep ? r.id : into);
    if (!home.ok) return home;
    const copied = withReferences(q, r, idMap, home.value, keep);
    dropped += copied.dropped;
    const named = { ...copied.resource, name: space.name(copied.resource) };
    if (isStillThere(r, named, made)) {
      space.keep(named);
      made.push(named);
      continue;
    }
    const { existing: _, ...own } = named;
    const renumbered = space.renumber(own);
    if (!renumbered.ok) return renumbered;
    made.push(renumbered.value);
  }
  return ok({
    label: message(keep ? "duplicate" : "paste", { count: made.length, name: made[0]!.name }),
    edits: made.map((resource): Edit => ({ op: "add", resource })),
    select: clip.roots.flatMap((id) => idMap.get(id) ?? []),
    notes: dropped > 0 ? [message("referencesDropped", { count: dropped })] : [],
  });
}

/** Copies beside the originals, in the same containers. */
export function planDuplicate(
  q: Query,
  { ids }: { readonly ids: readonly Id[] },
  newId: NewId,
): Result<Plan, Message> {
  if (ids.length === 0) return err(message("nothingSelected"));
  return planPaste(q, { clip: copyOf(q, ids), keep: true }, newId);
}

/** What is in Azure already is the same thing under its own name, in its own parent; any other copy would be a new one. */
function isStillThere(r: Resource, copy: Resource, made: readonly Resource[]): boolean {
  if (r.existing === undefined || copy.name !== r.name) return false;
  const parent = made.find((other) => other.id === copy.parent);
  return parent === undefined || parent.existing !== undefined;
}

/** Where the copy of a root is put; what lies in another copy follows that one. */
function homeOfCopy(
  q: Query,
  r: Resource,
  { roots }: Clip,
  into: Id | undefined,
): Result<Id | undefined, Message> {
  const definition = kindOf(r.kind);
  if (definition.home === undefined || !roots.includes(r.id)) return ok(undefined);
  // A thing that lost its home is duplicated where it is: nowhere.
  if (into === r.id && homeOf(q, r.id) === undefined) return ok(undefined);
  return homeFor(q, definition, into);
}

/** A copy that refers to the other copies; what it refers to elsewhere is dropped, unless it is a duplicate. */
function withReferences(
  q: Query,
  r: Resource,
  idMap: ReadonlyMap<Id, Id>,
  home: Id | undefined,
  keep: true | undefined,
): { readonly resource: Resource; readonly dropped: number } {
  const { home: paths = [] } = kindOf(r.kind);
  let resource = withParts(q, { ...r, id: idMap.get(r.id)! });
  let dropped = 0;
  let isHoused = home === undefined;
  for (const { path, to } of lastMembersFirst(referencesOf(r))) {
    if (!isHoused && paths.includes(generalPath(path))) {
      resource = setAt(resource, path, home);
      isHoused = true;
      continue;
    }
    const copy = idMap.get(to);
    if (copy !== undefined) resource = setAt(resource, path, copy);
    else if (!(keep && q.find(to) !== undefined)) {
      resource = setAt(resource, path, undefined);
      dropped++;
    }
  }
  return { resource: isHoused ? resource : putInto(resource, home!), dropped };
}

/** Members of lists from the last to the first, so that one that is dropped moves no other that is still to come. */
const lastMembersFirst = (references: readonly Reference[]): readonly Reference[] => {
  const isMember = ({ path }: Reference): boolean => /\.\d+$/.test(path);
  return [...references.filter((r) => !isMember(r)), ...references.filter(isMember).reverse()];
};

/** "props.nics.<row>.subnet" → "props.nics.*.subnet" */
function generalPath(path: string): string {
  const [head, list, row, name] = path.split(".");
  return row === undefined ? path : `${head}.${list}.*.${name}`;
}

/** Resource groups and parameters of another design are not here: the copy takes the defaults of this one. */
function withParts(q: Query, r: Resource): Resource {
  const { placement, bind, ...rest } = r;
  const group = placement?.resourceGroup;
  const isGroupHere = group !== undefined && Object.hasOwn(q.part("resourceGroups"), group);
  const at = {
    ...(isGroupHere ? { resourceGroup: group } : {}),
    ...(placement?.region === undefined ? {} : { region: placement.region }),
  };
  const parameters = q.part("parameters");
  const bound = Object.entries(bind ?? {}).filter(([, name]) => Object.hasOwn(parameters, name));
  return {
    ...rest,
    ...(Object.keys(at).length > 0 ? { placement: at } : {}),
    ...(bound.length > 0 ? { bind: Object.fromEntries(bound) } : {}),
  };
}

/** Puts something that stood nowhere into its new home: by its parent, or by the first row that can refer to it. */
function putInto(r: Resource, home: Id): Resource {
  for (const path of kindOf(r.kind).home ?? []) {
    if (path === "parent") return setAt(r, path, home);
    const field = referenceFields(r.kind).find((f) => f.path === path);
    if (field?.list === undefined) return setAt(r, path, home);
    const [row] = Object.keys((r.props[field.list] ?? {}) as object);
    if (row !== undefined) return setAt(r, path.replace("*", row), home);
  }
  return r;
}
