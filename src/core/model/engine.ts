import type { Design, Id, Path, Profile, Resource } from "./design.ts";
import { DesignIndex, type Changes } from "./designIndex.ts";
import type { Edit, ModelSchema } from "./edit.ts";
import { Graph, Node } from "./graph.ts";
import type { DesignParts, Query } from "./query.ts";
import { RootNode, type Root } from "./root.ts";

export type { Root } from "./root.ts";

export interface EngineOptions {
  /** ISO date; absent = unknown. */
  readonly today?: string;
}

/** A design with everything that was asked about it, brought forward edit by edit. */
export interface Engine {
  readonly query: Query;
  readonly design: Design;
  /** Evaluations since the beginning: an unrelated edit must not raise it. */
  readonly stats: {
    readonly runs: number;
    /** Values that are remembered, roots left aside. */
    readonly nodes: number;
  };
  /** Moves on to the next design. With the edits that led there, only what they touch is compared. */
  update(next: Design, edits?: readonly Edit[]): void;
  setToday(today: string | undefined): void;
  root<T>(fn: (q: Query) => T): Root<T>;
  root<T>(fn: (q: Query, id: Id) => T, id: Id): Root<T>;
  /** Roots that were never read or that a change may have reached, oldest first. Reading one takes it off. */
  staleRoots(): Root<unknown>[];
}

export function createEngine(design: Design, schema: ModelSchema, options: EngineOptions = {}): Engine {
  return new DesignEngine(design, schema, options);
}

type Derived = Map<Id | undefined, Node>;

class DesignEngine implements Engine, Query {
  readonly #index: DesignIndex;
  readonly #graph = new Graph(this);
  readonly #resources = new Map<Id, Node>();
  readonly #kinds = new Map<string, Node>();
  readonly #children = new Map<Id, Node>();
  readonly #refs = new Map<Id, Map<Path | undefined, Node>>();
  readonly #parts = new Map<keyof Design, Node>();
  readonly #derived = new Map<unknown, Derived>();
  readonly #everything = new Node(undefined);
  readonly #today: Node;
  readonly #stale = new Set<Root<unknown>>();
  /** Removed things that something still remembers. */
  readonly #gone = new Set<Id>();

  constructor(design: Design, schema: ModelSchema, { today }: EngineOptions) {
    this.#index = new DesignIndex(design, schema);
    this.#today = new Node(today);
  }

  get query(): Query {
    return this;
  }

  get design(): Design {
    return this.#index.design;
  }

  get stats(): Engine["stats"] {
    const inputs = [this.#resources, this.#kinds, this.#children, this.#parts];
    const nested = [...this.#refs.values(), ...this.#derived.values()];
    const nodes = [...inputs, ...nested].reduce((sum, each) => sum + each.size, 0);
    return { runs: this.#graph.runs, nodes };
  }

  // --- the query ---

  find(id: Id): Resource | undefined {
    let node = this.#resources.get(id);
    if (!node) {
      const resource = this.#index.find(id);
      if (!this.#graph.isRunning) return resource;
      this.#resources.set(id, (node = new Node(resource)));
      if (!resource) this.#gone.add(id);
    }
    return this.#graph.read(node) as Resource | undefined;
  }

  get(id: Id): Resource {
    const resource = this.find(id);
    if (!resource) throw new Error(`No resource ${id} in the design.`);
    return resource;
  }

  all(kind: string): readonly Id[] {
    return this.#read(this.#kinds, kind, () => this.#index.all(kind));
  }

  everything(): readonly Id[] {
    this.#everything.value ??= this.#index.everything();
    return this.#graph.read(this.#everything) as readonly Id[];
  }

  children(id: Id): readonly Id[] {
    return this.#read(this.#children, id, () => this.#index.children(id));
  }

  refsTo(id: Id, path?: Path): readonly Id[] {
    let byPath = this.#refs.get(id);
    if (!byPath) this.#refs.set(id, (byPath = new Map<Path | undefined, Node>()));
    return this.#read(byPath, path, () => this.#index.refsTo(id, path));
  }

  part<K extends keyof DesignParts>(name: K): DesignParts[K] {
    return this.#read(this.#parts, name, () => this.design[name]);
  }

  get profile(): Profile {
    return this.#read(this.#parts, "profile", () => this.design.profile);
  }

  get today(): string | undefined {
    return this.#graph.read(this.#today) as string | undefined;
  }

  derive<T>(fn: (q: Query, id: Id) => T, id?: Id): T {
    let byId = this.#derived.get(fn);
    if (!byId) this.#derived.set(fn, (byId = new Map<Id | undefined, Node>()));
    let node = byId.get(id);
    if (!node) {
      byId.set(id, (node = new Node(undefined, fn, id)));
      if (id !== undefined && !this.#index.find(id)) this.#gone.add(id);
    }
    return this.#graph.read(node) as T;
  }

  #read<K, T>(nodes: Map<K, Node>, key: K, value: () => T): T {
    let node = nodes.get(key);
    if (!node) nodes.set(key, (node = new Node(value())));
    return this.#graph.read(node) as T;
  }

  // --- change ---

  update(next: Design, edits?: readonly Edit[]): void {
    if (this.#graph.isRunning) throw new Error("The design cannot change while a query is running.");
    const changes = this.#index.advance(next, edits);
    for (const [name, node] of this.#parts) this.#graph.set(node, next[name]);
    for (const id of changes.resources) this.#updateResource(id, next);
    if (this.#everything.value !== undefined) {
      if (changes.isStructural || changes.isReordered)
        this.#graph.set(this.#everything, this.#index.everything());
    }
    this.#updateLists(changes);
    this.#forgetGone();
  }

  #updateResource(id: Id, next: Design): void {
    const node = this.#resources.get(id);
    const resource = this.#index.find(id);
    if (node) this.#graph.set(node, resource);
    if (!resource && !Object.hasOwn(next.resources, id)) this.#gone.add(id);
  }

  #updateLists({ isReordered, kinds, parents, targets }: Changes): void {
    for (const kind of isReordered ? this.#kinds.keys() : kinds) {
      const node = this.#kinds.get(kind);
      if (node) this.#graph.set(node, this.#index.all(kind));
    }
    for (const id of isReordered ? this.#children.keys() : parents) {
      const node = this.#children.get(id);
      if (node) this.#graph.set(node, this.#index.children(id));
    }
    for (const id of isReordered ? this.#refs.keys() : targets) {
      for (const [path, node] of this.#refs.get(id) ?? [])
        this.#graph.set(node, this.#index.refsTo(id, path));
    }
  }

  setToday(today: string | undefined): void {
    this.#graph.set(this.#today, today);
  }

  /** Drops what is remembered about removed things as soon as nobody reads it any more. */
  #forgetGone(): void {
    for (const id of this.#gone) {
      if (this.#index.find(id)) {
        this.#gone.delete(id);
        continue;
      }
      let dropped = true;
      let isLeft = false;
      while (dropped) {
        dropped = isLeft = false;
        for (const byId of this.#derived.values()) {
          const node = byId.get(id);
          if (!node) continue;
          if (node.readers().length > 0) {
            isLeft = true;
            continue;
          }
          this.#graph.drop(node);
          byId.delete(id);
          dropped = true;
        }
      }
      for (const nodes of [this.#resources, this.#children]) {
        const node = nodes.get(id);
        if (node?.readers().length === 0) nodes.delete(id);
        else if (node) isLeft = true;
      }
      for (const [path, node] of this.#refs.get(id) ?? []) {
        if (node.readers().length === 0) this.#refs.get(id)?.delete(path);
        else isLeft = true;
      }
      if (this.#refs.get(id)?.size === 0) this.#refs.delete(id);
      if (!isLeft) this.#gone.delete(id);
    }
  }

  // --- roots ---

  root<T>(fn: (q: Query, id: Id) => T, id?: Id): Root<T> {
    const root = new RootNode<T>(fn, id, this.#graph, this.#stale);
    this.#stale.add(root);
    return root;
  }

  staleRoots(): Root<unknown>[] {
    return [...this.#stale];
  }
}
