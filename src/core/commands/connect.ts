import { kindOf, referenceFields } from "../kinds/index.ts";
import type { Id, NewId } from "../model/design.ts";
import type { Edit } from "../model/edit.ts";
import type { Query } from "../model/query.ts";
import { err, message, ok, type Message, type Result } from "../net/index.ts";
import { fieldLabel } from "./change.ts";
import type { Plan } from "./command.ts";
import { planMove } from "./move.ts";
import { planPeer } from "./peer.ts";

/**
 * What a line drawn between two things can mean, in either direction: one plan for each reference that fits. Several
 * open a menu; none is the reason why not.
 */
export function connectOptions(
  q: Query,
  { from, to }: { readonly from: Id; readonly to: Id },
  newId: NewId,
): Result<readonly Plan[], Message> {
  if (from === to) return err(message("intoItself", { name: q.get(from).name }));
  const ways = [...oneWay(q, from, to), ...oneWay(q, to, from), ...peering(q, from, to, newId)];
  const plans = ways.flatMap((way) => (way.ok ? [way.value] : []));
  if (plans.length > 0) return ok(plans);
  const names = { from: q.get(from).name, to: q.get(to).name };
  if (holds(q, from, to) || holds(q, to, from)) return err(message("alreadyConnected", names));
  const reason = ways.find((way) => !way.ok);
  return reason === undefined || reason.ok ? err(message("noConnection", names)) : reason;
}

/** Two networks are joined by things of their own, one for each direction. */
const peering = (q: Query, from: Id, to: Id, newId: NewId): Result<Plan, Message>[] =>
  [from, to].every((id) => q.get(id).kind === "vnet") ? [planPeer(q, { from, to }, newId)] : [];

const holds = (q: Query, from: Id, to: Id): boolean => q.refsTo(to).includes(from);

function oneWay(q: Query, from: Id, to: Id): Result<Plan, Message>[] {
  const r = q.get(from);
  const target = q.get(to);
  const { home } = kindOf(r.kind);
  const plans: Result<Plan, Message>[] = [];
  const move = (): void => {
    const moved = planMove(q, { ids: [from], into: to });
    if (!moved.ok || moved.value.edits.length > 0) plans.push(moved);
  };
  if (home?.includes("parent") && kindOf(r.kind).parent?.includes(target.kind)) move();
  for (const field of referenceFields(r.kind)) {
    if (!field.to.includes(target.kind)) continue;
    // The reference that decides where a thing stands is set by moving it, which also finds its address.
    if (home?.includes(field.path)) {
      move();
      continue;
    }
    for (const edit of settings(q, from, field, to))
      plans.push(
        ok({
          label: message("connect", { field: fieldLabel(r.kind, field.path), from: r.name, to: target.name }),
          edits: [edit],
          select: [from],
          notes: [],
        }),
      );
  }
  return plans;
}

/** The edits that make this field refer to the target: one for each row of a list, none where it already does. */
function settings(q: Query, id: Id, field: ReturnType<typeof referenceFields>[number], to: Id): Edit[] {
  const { props } = q.get(id);
  const set = (path: string, old: unknown): Edit[] => {
    if (field.many) {
      const list = Array.isArray(old) ? (old as readonly Id[]) : [];
      return list.includes(to) ? [] : [{ op: "set", id, path, value: [...list, to] }];
    }
    return old === to ? [] : [{ op: "set", id, path, value: to }];
  };
  if (field.list === undefined) return set(field.path, props[field.name]);
  const rows = (props[field.list] ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  return Object.entries(rows).flatMap(([row, values]) =>
    set(field.path.replace("*", row), values[field.name]),
  );
}
