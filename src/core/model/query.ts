import type {
  Cloud,
  Design,
  Id,
  Intent,
  Parameter,
  Path,
  Profile,
  Resource,
  ResourceGroup,
  Subscription,
} from "./design.ts";

/** Parts of the design beside resources that a query may read; each is one recorded read. */
export interface DesignParts {
  readonly title: string;
  readonly cloud: Cloud;
  readonly naming: Design["naming"];
  readonly defaults: Design["defaults"];
  readonly subscriptions: { readonly [id: Id]: Subscription };
  readonly resourceGroups: { readonly [id: Id]: ResourceGroup };
  readonly parameters: { readonly [name: string]: Parameter };
  readonly intents: { readonly [id: Id]: Intent };
}

/**
 * The only way rules, kinds and analyses look at a design. Every read is recorded; what an evaluation read is what
 * wakes it again, reads that found nothing included. Layout and notes cannot be read: no answer depends on pixels.
 */
export interface Query {
  /** The resource, or undefined when there is none by that id (also recorded). */
  find(id: Id): Resource | undefined;
  /** The resource; a missing one is a bug, since references never dangle. */
  get(id: Id): Resource;
  /** Ids of this kind, in document order. */
  all(kind: string): readonly Id[];
  /** Ids of every resource, in document order. */
  everything(): readonly Id[];
  /** Ids whose `parent` this is, in document order. */
  children(id: Id): readonly Id[];
  /** Ids of resources that refer to this one, by any field or by the field at `path` (rows written as `*`: "props.nics.*.subnet"). */
  refsTo(id: Id, path?: Path): readonly Id[];
  part<K extends keyof DesignParts>(name: K): DesignParts[K];
  /**
   * The memoised value of `fn` for `id`. Functions are told apart by identity, so they are declared once, at module
   * level. A value equal to the last one (by identity, or structurally for plain data) stops the wave of re-evaluation.
   */
  derive<T>(fn: (q: Query, id: Id) => T, id: Id): T;
  /** The memoised value of a function of the whole design. */
  derive<T>(fn: (q: Query) => T): T;
  readonly profile: Profile;
  /** ISO date handed in by the caller; undefined = unknown, rules about time stay silent. */
  readonly today?: string | undefined;
}
