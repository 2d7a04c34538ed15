import type { PointerEvent } from "react";
import { kindOf } from "../core/kinds/index.ts";
import type { Item } from "../core/scene/index.ts";
import { Icon } from "../theme/Icon.tsx";
import { elementId } from "./items.ts";
import { NameField } from "./NameField.tsx";
import { pressItem } from "./press.ts";
import { useItemState } from "./state.ts";
import { canvasStore } from "./store.ts";

const point = (item: Item | null): void => canvasStore.setState({ pointed: item?.id ?? null });

/** A small label for what is carried: the same resource wherever it shows. On a card the icon alone. */
export function Chip({ item, carried }: { readonly item: Item; readonly carried: boolean }) {
  const { icon, family } = kindOf(item.tree.kind);
  const { label, className, editing } = useItemState(item);
  return (
    <span
      id={elementId(item.key)}
      role="group"
      aria-label={label}
      data-id={item.id}
      data-key={item.key}
      data-kind={item.tree.kind}
      title={item.tree.name}
      className={`chip ${item.compact === true ? "chip-icon" : ""} ${carried ? "nodrag" : ""} fam-${family} ${className}`}
      onPointerEnter={() => point(item)}
      onPointerLeave={() => point(null)}
      {...(carried ? { onPointerDown: (e: PointerEvent) => pressItem(item.key, e.nativeEvent) } : {})}
    >
      <Icon d={icon} size={13} />
      {editing === "name" ? (
        <NameField id={item.id} name={item.tree.name} />
      ) : (
        item.compact !== true && <span className="chip-name">{item.tree.name}</span>
      )}
    </span>
  );
}
