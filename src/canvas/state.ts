import type { Item } from "../core/scene/index.ts";
import { useDesign, useView } from "../state/react.ts";
import { labelOf } from "./items.ts";
import { useMarks } from "./Mark.tsx";
import { useCanvas } from "./store.ts";

/** Everything about a drawn thing that is not its content: what class names and the spoken name are made of. */
export function useItemState(item: Item) {
  const { worst, count } = useMarks(item);
  const isSelected = useView((s) => s.selection.has(item.id));
  const isFocused = useCanvas((s) => s.hasFocus && s.focusKey === item.key);
  const drop = useCanvas((s) =>
    s.preview?.target === item.key ? (s.preview.ok ? "target" : "refused") : "",
  );
  const isPointed = useCanvas((s) => s.pointed === item.id);
  const editing = useCanvas((s) => (s.editing?.key === item.key ? s.editing.field : null));
  const label = useDesign(() => labelOf(item));
  const classes = [
    isSelected ? "is-selected" : "",
    isFocused ? "is-focused" : "",
    drop === "" ? "" : `is-${drop}`,
    isPointed ? "is-pointed" : "",
    worst === undefined ? "" : `has-${worst}`,
    item.tree.existing ? "is-existing" : "",
  ];
  return { worst, count, editing, label, className: classes.filter((c) => c !== "").join(" ") };
}
