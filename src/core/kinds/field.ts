import type { Source } from "../facts/source.ts";
import type { Id, Json, JsonObject, RowId } from "../model/design.ts";

/**
 * One property of a kind. TypeScript type, validator, JSON Schema, inspector and connect gesture all derive from it,
 * so a field is described once.
 */
export interface Field {
  readonly type: FieldType;
  /** Value of a new resource. Absent = unset. */
  readonly default?: Json;
  /** Values of a `choice`, as Azure spells them; of `texts`, what is offered beside any other text. */
  readonly choices?: readonly string[];
  /** Fields of a `rows` list, one level deep. */
  readonly rows?: Fields;
  /** Kinds that a `ref` or `refs` may point at. */
  readonly to?: readonly string[];
  /** How the reference is drawn; absent = "never". "chip": as a chip on the thing that carries it. */
  readonly line?: "always" | "selected" | "chip" | "never";
  readonly source?: Source;
  /** Shown and printed only while this holds. */
  readonly when?: (props: JsonObject) => boolean;
  /** Under "More" in the inspector. */
  readonly more?: true;
  /** Bounds of an `int`. */
  readonly min?: number;
  readonly max?: number;
}

export type FieldType =
  | "text"
  | "int"
  | "bool"
  | "choice"
  | "cidrs"
  | "address"
  | "ports"
  | "ref"
  | "refs"
  | "rows"
  | "secret"
  | "texts";

export interface Fields {
  readonly [name: string]: Field;
}

/** The stored shape of a single value. Numbers may still be text: the document keeps what was typed. */
type Single<T extends FieldType> = T extends "int"
  ? number | string
  : T extends "bool"
    ? boolean
    : T extends "cidrs" | "texts"
      ? readonly string[]
      : T extends "ref"
        ? Id
        : T extends "refs"
          ? readonly Id[]
          : string;

/** Type of one row of a list. Rows hold no lists of their own, which also keeps this type from recursing. */
export type RowOf<F extends Fields> = { readonly [K in keyof F]?: Single<F[K]["type"]> };

/** Type of `props` of a kind with these fields. Every field may be unset. */
export type PropsOf<F extends Fields> = {
  readonly [K in keyof F]?: F[K] extends { readonly rows: infer R extends Fields }
    ? { readonly [row: RowId]: RowOf<R> }
    : Single<F[K]["type"]>;
};
