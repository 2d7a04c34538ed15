import type { Id, Path, Resource } from "./design.ts";
import type { ModelSchema } from "./edit.ts";
import { pathMatches } from "./path.ts";
import { referencesOf } from "./references.ts";

/** Who refers to what, kept up resource by resource. */
export class ReferenceIndex {
  readonly #schema: ModelSchema;
  /** Target → referrer → the paths by which it refers. */
  readonly #referrers = new Map<Id, Map<Id, readonly Path[]>>();

  constructor(resources: readonly Resource[], schema: ModelSchema) {
    this.#schema = schema;
    const ignored = new Set<Id>();
    for (const resource of resources) this.replace(undefined, resource, ignored);
  }

  /** Those that refer to this thing (by this path), in no particular order. */
  referrers(id: Id, path?: Path): Id[] {
    const found = this.#referrers.get(id);
    if (!found) return [];
    if (path === undefined) return [...found.keys()];
    const fitting: Id[] = [];
    for (const [from, paths] of found) if (paths.some((each) => pathMatches(path, each))) fitting.push(from);
    return fitting;
  }

  /** Takes one state of a resource for another and notes the things whose referrers changed. */
  replace(old: Resource | undefined, now: Resource | undefined, changed: Set<Id>): void {
    if (old) {
      for (const { to } of referencesOf(this.#schema, old)) {
        this.#referrers.get(to)?.delete(old.id);
        changed.add(to);
      }
    }
    if (now) {
      for (const { to, path } of referencesOf(this.#schema, now)) {
        let found = this.#referrers.get(to);
        if (!found) this.#referrers.set(to, (found = new Map<Id, readonly Path[]>()));
        const paths = found.get(now.id);
        found.set(now.id, paths ? [...paths, path] : [path]);
        changed.add(to);
      }
    }
  }
}
