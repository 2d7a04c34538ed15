import type { Command } from "../../commands/index.ts";
import type { Id, Json, Path } from "../../model/design.ts";
import { err, message, ok } from "../../net/index.ts";

/** Sets one field to a value that was worked out when the finding was made. */
export type SetFieldArgs = { readonly id: Id; readonly path: Path; readonly value: string | number };

export const setField: Command<Json> = (q, args) => {
  const { id, path, value } = args as SetFieldArgs;
  if (q.find(id) === undefined) return err(message("noFix"));
  return ok([{ op: "set", id, path, value }]);
};
