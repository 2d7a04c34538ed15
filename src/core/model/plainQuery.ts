import type { Design, Id, Path, Profile, Resource } from "./design.ts";
import { DesignIndex } from "./designIndex.ts";
import type { ModelSchema } from "./edit.ts";
import type { DesignParts, Query } from "./query.ts";

/** Stands where a result will be while it is worked out. */
const BUSY = Symbol("busy");

/**
 * A query on a design that will not change: the command line, an export, the preview of a command. It memoises what is
 * derived and records nothing.
 */
export function plainQuery(design: Design, schema: ModelSchema, today?: string): Query {
  return new PlainQuery(design, schema, today);
}

class PlainQuery implements Query {
  readonly #index: DesignIndex;
  readonly #memo = new Map<unknown, Map<Id | undefined, unknown>>();
  readonly today: string | undefined;

  constructor(design: Design, schema: ModelSchema, today: string | undefined) {
    this.#index = new DesignIndex(design, schema);
    this.today = today;
  }

  get profile(): Profile {
    return this.#index.design.profile;
  }

  find(id: Id): Resource | undefined {
    return this.#index.find(id);
  }

  get(id: Id): Resource {
    const resource = this.#index.find(id);
    if (!resource) throw new Error(`No resource ${id} in the design.`);
    return resource;
  }

  all(kind: string): readonly Id[] {
    return this.#index.all(kind);
  }

  everything(): readonly Id[] {
    return this.#index.everything();
  }

  children(id: Id): readonly Id[] {
    return this.#index.children(id);
  }

  refsTo(id: Id, path?: Path): readonly Id[] {
    return this.#index.refsTo(id, path);
  }

  part<K extends keyof DesignParts>(name: K): DesignParts[K] {
    return this.#index.design[name];
  }

  derive<T>(fn: (q: Query, id: Id) => T, id?: Id): T {
    let memo = this.#memo.get(fn);
    if (!memo) this.#memo.set(fn, (memo = new Map<Id | undefined, unknown>()));
    if (memo.has(id)) {
      const known = memo.get(id);
      if (known === BUSY) throw new Error(`Cycle: ${fn.name}(${id ?? ""}) asks for its own result.`);
      return known as T;
    }
    memo.set(id, BUSY);
    try {
      const value = fn(this, id!);
      memo.set(id, value);
      return value;
    } catch (error) {
      memo.delete(id);
      throw error;
    }
  }
}
