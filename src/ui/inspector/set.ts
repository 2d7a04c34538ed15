import { planRow, planSet } from "../../core/commands/index.ts";
import type { Id, Json, Path, RowId } from "../../core/model/design.ts";
import { message } from "../../core/net/message.ts";
import { designStore, newId, run } from "../../state/design.ts";
import { perform } from "../perform.ts";

/** Sets one field of one or several things; no value unsets it. */
export function setField(ids: readonly Id[], path: Path, value: Json | undefined, merge?: string): void {
  const { query } = designStore.getState();
  perform(planSet(query, { ids, path, ...(value === undefined ? {} : { value }) }), merge);
}

/** Adds a row with the defaults of its fields, or deletes one. */
export function addRow(id: Id, list: string): void {
  perform(planRow(designStore.getState().query, { id, list }, newId));
}

export function removeRow(id: Id, list: string, row: RowId): void {
  perform(planRow(designStore.getState().query, { id, list, row }, newId));
}

/** Sets something of the design beside its resources: title, defaults, names of groups. */
export function setDesign(path: Path, value: Json | undefined, field: string, merge?: string): void {
  run(
    {
      label: message("designSet", { field }),
      edits: [{ op: "design", path, ...(value === undefined ? {} : { value }) }],
    },
    merge,
  );
}
