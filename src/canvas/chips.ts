import type { Item } from "../core/scene/index.ts";
import { currentScene } from "./picture.ts";

const NONE: readonly Item[] = [];

/** The chips that a drawn thing carries, as the picture placed them. */
export function chipItemsOf(item: Item): readonly Item[] {
  if (item.tree.chips.length === 0) return NONE;
  const { byKey } = currentScene();
  return item.tree.chips.flatMap((chip) => byKey.get(`${item.key}/${chip.id}`)?.item ?? []);
}
