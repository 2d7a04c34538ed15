import type { Item } from "../core/scene/index.ts";
import { useDesign, useView } from "../state/react.ts";
import { labelOf } from "./items.ts";
import { useMarks } from "./Mark.tsx";
import { useCanvas } from "./store.ts";

/** The states of a drawn thing that hands and keys make, as class names. */
export function useStateClass(item: Item): string {
  const isSelected = useView((s) => s.selection.has(item.id));
  const hand = useCanvas((s) =>
    [
      s.hasFocus && s.focusKey === item.key ? "is-focused" : "",
      s.preview?.target === item.key ? (s.preview.ok ? "is-target" : "is-refused") : "",
      s.pointed === item.id ? "is-pointed" : "",
    ].join(" "),
  );
  return `${isSelected ? "is-selected" : ""} ${hand} ${item.tree.existing ? "is-existing" : ""}`;
}

/** Everything about a drawn thing that is not its content: what class names and the spoken name are made of. */
export function useItemState(item: Item) {
  const { worst, count } = useMarks(item);
  const state = useStateClass(item);
  const editing = useCanvas((s) => (s.editing?.key === item.key ? s.editing.field : null));
  const label = useDesign(() => labelOf(item));
  return { worst, count, editing, label, className: `${state} ${worst === undefined ? "" : `has-${worst}`}` };
}
