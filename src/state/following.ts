import type { Design, Id } from "../core/model/design.ts";
import type { Edit } from "../core/model/edit.ts";
import { reveal, viewStore } from "./view.ts";

/** Nothing that is gone stays selected, focused or open. */
export function keepView(design: Design): void {
  const { selection, focus, rulesOf } = viewStore.getState();
  const here = (id: Id): boolean => Object.hasOwn(design.resources, id);
  const kept = [...selection].filter(here);
  if (kept.length !== selection.size) viewStore.setState({ selection: new Set(kept) });
  if (focus !== null && !here(focus)) viewStore.setState({ focus: null });
  if (rulesOf !== null && !here(rulesOf)) viewStore.setState({ rulesOf: null, dockTab: "findings" });
}

/** Brings what these edits led to into view. */
export function showChange(design: Design, edits: readonly Edit[]): void {
  const ids = new Set<Id>();
  for (const e of edits) {
    if (e.op === "add") ids.add(e.resource.id);
    else if (e.op !== "design" && Object.hasOwn(design.resources, e.id)) ids.add(e.id);
  }
  if (ids.size > 0) reveal([...ids]);
}
