import type { Message } from "../net/message.ts";
import type { Box, Id, Json, Path, Resource, RowId } from "./design.ts";

/**
 * The six verbs of change. Generic on purpose: saved history stays readable by later versions, and undo, autosave
 * and previews of fixes are the same mechanism.
 *
 * `before` names the neighbour in front of which a key stands. Inverses write it, so that undo brings back the order of
 * keys too; commands need it only for rows, whose order has a meaning.
 */
export type Edit =
  | { readonly op: "add"; readonly resource: Resource; readonly before?: Id }
  /** Refused while anything refers to it. */
  | { readonly op: "remove"; readonly id: Id }
  /** `path` starts at the resource: "name", "parent", "placement.region", "props.prefixes". No value = unset. */
  | {
      readonly op: "set";
      readonly id: Id;
      readonly path: Path;
      readonly value?: Json;
      readonly before?: string;
    }
  /** Adds, replaces, moves (`before`; absent = stays, or last when new) or, without a value, removes a row. */
  | {
      readonly op: "row";
      readonly id: Id;
      readonly list: Path;
      readonly row: RowId;
      readonly value?: Json;
      readonly before?: RowId;
    }
  | { readonly op: "box"; readonly id: Id; readonly value?: Box; readonly before?: Id }
  /** Anything of the design beside resources and layout: "title", "defaults.region", "intents.<Id>", "notes.<Id>". */
  | { readonly op: "design"; readonly path: Path; readonly value?: Json; readonly before?: string };

/** One entry of the history: what a person did in one gesture. */
export interface Step {
  readonly label: Message;
  readonly edits: readonly Edit[];
  readonly inverse: readonly Edit[];
  /** Steps with the same merge key, one after the other, become one. */
  readonly merge?: string;
}

/** One reference from a resource to another, as its kind declares it. */
export interface Reference {
  readonly path: Path;
  readonly to: Id;
}

/** What the generic document must be told about kinds; `kinds` provides it from the field definitions. */
export interface ModelSchema {
  /** All references of a resource, `parent` included (as path "parent"). */
  references(resource: Resource): readonly Reference[];
}
