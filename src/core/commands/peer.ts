import { halvesBetween } from "../analysis/index.ts";
import { kindOf } from "../kinds/index.ts";
import type { Id, JsonObject, NewId } from "../model/design.ts";
import type { Edit } from "../model/edit.ts";
import type { Query } from "../model/query.ts";
import { err, message, ok, type Message, type Result } from "../net/index.ts";
import type { Plan } from "./command.ts";
import { copyName, takenNames } from "./names.ts";
import { defaultsOf } from "./insert.ts";

/** Peers two networks: adds the halves that are missing, both in one step. */
export function planPeer(
  q: Query,
  { from, to }: { readonly from: Id; readonly to: Id },
  newId: NewId,
): Result<Plan, Message> {
  const names = { from: q.get(from).name, to: q.get(to).name };
  const missing = [
    [from, to],
    [to, from],
  ].filter(([a, b]) => halvesBetween(q, a!, b!).length === 0) as [Id, Id][];
  if (missing.length === 0) return err(message("alreadyPeered", names));
  const edits = missing.map(([a, b]) => halfEdit(q, a, b, newId));
  const select = edits.flatMap((edit) => (edit.op === "add" ? [edit.resource.id] : []));
  return ok({ label: message("peer", names), edits, select: select.slice(0, 1), notes: [] });
}

/** Adds the half that leads from one network to another. `flags` go before the defaults. */
export function halfEdit(q: Query, from: Id, to: Id, newId: NewId, flags: JsonObject = {}): Edit {
  const definition = kindOf("peering");
  const wish = `${definition.name.caf}-${plain(q.get(from).name)}-to-${plain(q.get(to).name)}`;
  const { max } = definition.name;
  const name = copyName(wish.slice(0, max).replace(/\W+$/, ""), takenNames(q, "peering", from), max);
  const props = { ...defaultsOf(definition), ...flags, remote: to };
  return { op: "add", resource: { id: newId("peering"), kind: "peering", name, parent: from, props } };
}

/** A name as a part of another one: without what Azure refuses. */
const plain = (name: string): string =>
  name
    .trim()
    .replace(/[^\w.-]+/g, "-")
    .slice(0, 34) || "vnet";
