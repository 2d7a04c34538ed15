import { asId, type Design, type Id, type Path, type Resource } from "./design.ts";
import type { Edit, ModelSchema } from "./edit.ts";
import { ReferenceIndex } from "./referenceIndex.ts";
import { hasKey } from "./references.ts";
import { touched } from "./touched.ts";

const NONE: readonly Id[] = [];

/** What differs between two designs, as far as answers about resources depend on it. */
export interface Changes {
  /** Changed, added and removed. */
  readonly resources: readonly Id[];
  /** Ids were added or removed. */
  readonly isStructural: boolean;
  /** Ids that were there before and are still there changed places, so any list may be in another order. */
  readonly isReordered: boolean;
  readonly kinds: ReadonlySet<string>;
  readonly parents: ReadonlySet<Id>;
  /** Things whose referrers may have changed. */
  readonly targets: ReadonlySet<Id>;
}

type Lists<K> = Map<K, readonly Id[]>;

/** Lists over the resources of a design in document order, brought forward from one design to the next. */
export class DesignIndex {
  readonly #schema: ModelSchema;
  #design: Design;
  #everything: readonly Id[] | undefined;
  #positions: ReadonlyMap<Id, number> | undefined;
  #byKind: Lists<string> | undefined;
  #byParent: Lists<Id> | undefined;
  #references: ReferenceIndex | undefined;

  constructor(design: Design, schema: ModelSchema) {
    this.#design = design;
    this.#schema = schema;
  }

  get design(): Design {
    return this.#design;
  }

  find(id: Id): Resource | undefined {
    const { resources } = this.#design;
    return hasKey(resources, id) ? resources[id] : undefined;
  }

  everything(): readonly Id[] {
    return (this.#everything ??= Object.keys(this.#design.resources).map(asId));
  }

  all(kind: string): readonly Id[] {
    this.#byKind ??= this.#group((resource) => resource.kind);
    return this.#byKind.get(kind) ?? NONE;
  }

  children(id: Id): readonly Id[] {
    this.#byParent ??= this.#group((resource) => resource.parent);
    return this.#byParent.get(id) ?? NONE;
  }

  refsTo(id: Id, path?: Path): readonly Id[] {
    this.#references ??= new ReferenceIndex(Object.values(this.#design.resources), this.#schema);
    const found = this.#references.referrers(id, path);
    if (found.length < 2) return found;
    const positions = (this.#positions ??= new Map(this.everything().map((each, i) => [each, i])));
    return found.sort((a, b) => positions.get(a)! - positions.get(b)!);
  }

  /** Moves on to the next design. With the edits that led there, only what they touch is compared. */
  advance(next: Design, edits?: readonly Edit[]): Changes {
    const before = this.#design;
    const resources = [...changedIds(before, next, edits)];
    const kinds = new Set<string>();
    const parents = new Set<Id>();
    const targets = new Set<Id>();
    const isStructural = resources.some((id) => hasKey(before.resources, id) !== hasKey(next.resources, id));
    const isReordered = mayReorder(before, next, edits) && isOrderOther(before, next, isStructural);
    for (const id of resources) {
      const old = before.resources[id];
      const now = next.resources[id];
      if (old?.kind !== now?.kind) for (const each of [old, now]) if (each) kinds.add(each.kind);
      if (old === undefined || now === undefined || old.parent !== now.parent) {
        for (const each of [old, now]) if (each?.parent !== undefined) parents.add(each.parent);
      }
      this.#references?.replace(old, now, targets);
    }
    this.#design = next;
    if (isStructural || isReordered) this.#everything = this.#positions = undefined;
    this.#byKind = this.#regroup(this.#byKind, isReordered, kinds, (resource) => resource.kind);
    this.#byParent = this.#regroup(this.#byParent, isReordered, parents, (resource) => resource.parent);
    return { resources, isStructural, isReordered, kinds, parents, targets };
  }

  #group<K>(keyOf: (resource: Resource) => K | undefined, only?: ReadonlySet<K>): Lists<K> {
    const groups = new Map<K, Id[]>();
    const { resources } = this.#design;
    for (const id of this.everything()) {
      const key = keyOf(resources[id]!);
      if (key === undefined || (only && !only.has(key))) continue;
      const group = groups.get(key);
      if (group) group.push(id);
      else groups.set(key, [id]);
    }
    return groups;
  }

  #regroup<K>(
    lists: Lists<K> | undefined,
    isReordered: boolean,
    affected: ReadonlySet<K>,
    keyOf: (resource: Resource) => K | undefined,
  ): Lists<K> | undefined {
    if (!lists || isReordered) return undefined;
    if (affected.size === 0) return lists;
    const fresh = this.#group(keyOf, affected);
    for (const key of affected) lists.set(key, fresh.get(key) ?? NONE);
    return lists;
  }
}

function* changedIds(before: Design, next: Design, edits: readonly Edit[] | undefined): Iterable<Id> {
  const [old, now] = [before.resources, next.resources];
  if (old === now) return;
  if (edits) {
    for (const id of touched(edits).resources) if (old[id] !== now[id]) yield id;
    return;
  }
  for (const id of Object.keys(now).map(asId)) if (!hasKey(old, id) || old[id] !== now[id]) yield id;
  for (const id of Object.keys(old).map(asId)) if (!hasKey(now, id)) yield id;
}

/** Only a thing that is taken out and put in again changes its place among those that stay. */
function mayReorder(before: Design, next: Design, edits: readonly Edit[] | undefined): boolean {
  if (before.resources === next.resources) return false;
  if (!edits) return true;
  const removed = new Set(edits.flatMap((edit) => (edit.op === "remove" ? [edit.id] : [])));
  return edits.some((edit) => edit.op === "add" && removed.has(edit.resource.id));
}

function isOrderOther(before: Design, next: Design, isStructural: boolean): boolean {
  const [old, now] = [Object.keys(before.resources), Object.keys(next.resources)];
  if (!isStructural) return old.some((id, i) => id !== now[i]);
  const stayed = old.filter((id) => hasKey(next.resources, id));
  const kept = now.filter((id) => hasKey(before.resources, id));
  return stayed.some((id, i) => id !== kept[i]);
}
