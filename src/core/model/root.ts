import type { Id } from "./design.ts";
import { Node, type Compute, type Graph } from "./graph.ts";

/**
 * An answer that is kept up to date: it is told when a change may have reached it, and runs again only when it is asked
 * and something that it read is really different. Dispose of the roots of a removed thing before asking stale ones.
 */
export interface Root<T> {
  readonly id: Id | undefined;
  /** A change may have reached it since it was last read. */
  readonly isStale: boolean;
  /** The answer, brought up to date. An equal answer keeps its identity. Throws what the function throws. */
  get(): T;
  dispose(): void;
}

/** There may be a hundred thousand of these, so node and handle are one object. */
export class RootNode<T> extends Node implements Root<T> {
  readonly #graph: Graph;
  readonly #stale: Set<Root<unknown>>;

  constructor(compute: Compute, id: Id | undefined, graph: Graph, stale: Set<Root<unknown>>) {
    super(undefined, compute, id);
    this.#graph = graph;
    this.#stale = stale;
  }

  override becameStale(): void {
    this.#stale.add(this);
  }

  get(): T {
    this.#stale.delete(this);
    return this.#graph.read(this) as T;
  }

  dispose(): void {
    this.#stale.delete(this);
    this.#graph.drop(this);
  }
}
