import { kindOf, kinds as allKinds, referenceFields } from "../kinds/index.ts";
import type { Design, Id } from "../model/design.ts";
import type { Edit } from "../model/edit.ts";
import type { Query } from "../model/query.ts";
import { err, message, ok, type Message, type Result } from "../net/index.ts";
import { carriersOf, homeOf, regionOf } from "../analysis/index.ts";
import type { Plan } from "./command.ts";
import { carrierEdit, homeFor } from "./insert.ts";
import { Claims, intoParent, intoReference, type Moved } from "./rehome.ts";

export interface MoveArgs {
  readonly ids: readonly Id[];
  /** Container under the pointer; absent = the canvas. */
  readonly into?: Id;
  readonly at?: { readonly x: number; readonly y: number };
  /** Place among its siblings, as the scene's hit test says. */
  readonly order?: number;
  readonly column?: number;
}

/** Moves things to another place; says what else changes (region, address), or why it cannot be. */
export function planMove(q: Query, args: MoveArgs): Result<Plan, Message> {
  const [first] = args.ids;
  if (first === undefined) return err(message("nothingSelected"));
  const edits: Edit[] = [];
  const notes: Message[] = [];
  const claims = new Claims();
  let destination: Id | undefined;
  for (const id of args.ids) {
    // What stands in something that moves too goes along with it.
    if (isInsideAny(q, id, args.ids)) continue;
    const one = moveOne(q, id, args, claims);
    if (!one.ok) return one;
    edits.push(...one.value.edits);
    notes.push(...one.value.notes);
    destination = one.value.home;
  }
  const { name } = q.get(first);
  const to = destination === undefined ? undefined : q.get(destination).name;
  const label =
    to === undefined
      ? message("moveOnCanvas", { name })
      : args.ids.length === 1
        ? message("move", { name, to })
        : message("moveMany", { count: args.ids.length, to });
  return ok({ label, edits, select: args.ids, notes });
}

const isInsideAny = (q: Query, id: Id, ids: readonly Id[]): boolean => {
  for (let at = homeOf(q, id); at !== undefined; at = homeOf(q, at)) if (ids.includes(at)) return true;
  return false;
};

function moveOne(q: Query, id: Id, args: MoveArgs, claims: Claims): Result<Moved, Message> {
  const r = q.get(id);
  const definition = kindOf(r.kind);
  if (definition.face === "chip") return moveChip(q, id, args);
  const old = homeOf(q, id);
  for (let at = args.into; at !== undefined; at = homeOf(q, at))
    if (at === id) return err(message("intoItself", { name: r.name }));
  const home = homeFor(q, definition, args.into);
  if (!home.ok) return home;
  const box = boxEdit(id, args);
  if (home.value === undefined || home.value === old)
    return ok({ edits: box, notes: [], ...(home.value === undefined ? {} : { home: home.value }) });
  const target = home.value;
  const notes: Message[] = [];
  const edits: Edit[] = [];
  const region = regionOf(q, target);
  if (old !== undefined && regionOf(q, id) !== region) notes.push(message("regionChanges", { region }));
  // A region of its own would now disagree with the new network, so it inherits again.
  if (r.placement?.region !== undefined) edits.push({ op: "set", id, path: "placement.region" });
  if (definition.home?.includes("parent")) {
    const moved = intoParent(q, id, target, claims);
    if (!moved.ok) return moved;
    edits.push(...moved.value.edits);
    notes.push(...moved.value.notes);
  } else {
    const moved = intoReference(q, id, target, claims);
    if (!moved.ok) return moved;
    edits.push(...moved.value.edits);
    notes.push(...moved.value.notes);
  }
  return ok({ edits: [...edits, ...box], notes, home: target });
}

function boxEdit(id: Id, { into, at, order, column }: MoveArgs): Edit[] {
  if (into === undefined) return at === undefined ? [] : [{ op: "box", id, value: { x: at.x, y: at.y } }];
  if (order === undefined && column === undefined) return [];
  return [
    {
      op: "box",
      id,
      value: { ...(order === undefined ? {} : { order }), ...(column === undefined ? {} : { x: column }) },
    },
  ];
}

/** A chip is moved by attaching it where it is dropped; on the empty canvas it only changes its place on the shelf. */
function moveChip(q: Query, id: Id, args: MoveArgs): Result<Moved, Message> {
  const { name, kind } = q.get(id);
  if (args.into === undefined) return ok({ edits: boxEdit(id, args), notes: [] });
  for (let at: Id | undefined = args.into; at !== undefined; at = homeOf(q, at)) {
    if (carriersOf(q, id).includes(at)) return err(message("sameHome", { name, to: q.get(at).name }));
    const edit = carrierEdit(q, kind, id, at);
    if (edit !== undefined) return ok({ edits: [edit], notes: [], home: at });
  }
  return err(message("carriedElsewhere", { name, targets: carrierNames(kind) }));
}

function carrierNames(chip: string): string {
  const names = allKinds.filter((k) =>
    referenceFields(k.kind).some((f) => f.line === "chip" && f.to.includes(chip)),
  );
  return names.map((k) => k.words.name.toLowerCase()).join(" or a ");
}

/** A place that "Move to…" offers, with what would happen there. */
export interface MoveTarget {
  readonly id: Id;
  readonly name: string;
  readonly plan: Result<Plan, Message>;
}

/** Every container a thing could go to; impossible ones last, with their reason. */
export function moveTargets(q: Query, ids: readonly Id[]): readonly MoveTarget[] {
  const targets = q
    .everything()
    .filter((id) => kindOf(q.get(id).kind).face === "container" && !ids.includes(id))
    .map((id) => ({ id, name: q.get(id).name, plan: planMove(q, { ids, into: id }) }));
  return [
    ...targets.filter((t) => t.plan.ok && t.plan.value.edits.length > 0),
    ...targets.filter((t) => !t.plan.ok),
  ];
}

/** Collapses a container to its header, or opens it again. */
export function planCollapse(q: Query, layout: Design["layout"], id: Id): Plan {
  const { collapsed, ...box } = layout[id] ?? {};
  return {
    label: message(collapsed ? "unfold" : "fold", { name: q.get(id).name }),
    edits: [{ op: "box", id, value: collapsed ? box : { ...box, collapsed: true } }],
    select: [id],
    notes: [],
  };
}
