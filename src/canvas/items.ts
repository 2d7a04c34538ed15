import { allInside, homeOf } from "../core/analysis/index.ts";
import { kindOf } from "../core/kinds/index.ts";
import type { Id } from "../core/model/design.ts";
import type { Item } from "../core/scene/index.ts";
import { designStore, findingsOf } from "../state/design.ts";
import { viewStore } from "../state/view.ts";
import { words } from "../text/index.ts";

/** How many findings of each severity speak of a thing; notes never mark a box. */
export interface Marks {
  readonly errors: number;
  readonly warnings: number;
}

function add(marks: { errors: number; warnings: number }, id: Id): void {
  for (const { severity } of findingsOf(id)) {
    if (severity === "error") marks.errors++;
    if (severity === "warning") marks.warnings++;
  }
}

/** What marks a drawn thing. A collapsed container speaks for everything in it. */
export function marksOf(item: Item): Marks {
  const marks = { errors: 0, warnings: 0 };
  const { query } = designStore.getState();
  if (query.find(item.id) === undefined) return marks;
  add(marks, item.id);
  if (item.collapsed === true) for (const inner of allInside(query, item.id)) add(marks, inner);
  return marks;
}

/** How many things are drawn in a container, at any depth. */
const countInside = (item: Item): number =>
  item.tree.inside.reduce((n, child) => n + 1 + child.inside.length, 0);

/** What a screen reader says of a drawn thing. */
export function labelOf(item: Item): string {
  const { query } = designStore.getState();
  const resource = query.find(item.id);
  if (resource === undefined) return item.tree.name;
  const kind = kindOf(resource.kind).words.name;
  const isContainer = item.tree.face === "network" || item.tree.face === "tray";
  const selected = viewStore.getState().selection.has(item.id);
  const carrier =
    item.tree.face === "chip" && item.parent !== undefined ? query.find(item.parent as Id) : undefined;
  if (item.tree.face === "chip") {
    const { errors, warnings } = marksOf(item);
    return words.canvas.item({
      kind,
      name: resource.name,
      fact: carrier === undefined ? words.canvas.loose : words.canvas.on(carrier.name),
      home: undefined,
      errors,
      warnings,
      inside: undefined,
      existing: resource.existing !== undefined,
      collapsed: false,
      selected,
    });
  }
  const home = homeOf(query, item.id);
  return words.canvas.item({
    kind,
    name: resource.name,
    fact: [item.tree.fact, item.tree.region ?? ""].filter((part) => part !== "").join(", "),
    home: home === undefined ? undefined : query.get(home).name,
    ...marksOf(item),
    inside: isContainer ? countInside(item) : undefined,
    existing: item.tree.existing,
    collapsed: item.collapsed === true,
    selected,
  });
}

/** Id of the element that stands for a drawn thing; what `aria-activedescendant` names. */
export const elementId = (key: string): string => `item-${key}`;
