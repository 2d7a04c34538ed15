import type { Group, KindDefinition } from "../../core/kinds/index.ts";

export interface PaletteGroup {
  readonly group: Group;
  readonly kinds: readonly KindDefinition[];
}

const ORDER: readonly Group[] = ["common", "network", "ml", "compute", "data", "outside", "govern"];

/** Whether each typed word begins a word of the name, or stands in the Azure type. */
export function matches(definition: KindDefinition, typed: string): boolean {
  const name = definition.words.name.toLowerCase();
  const names = name.split(/\s+/);
  const rest = `${definition.type} ${definition.kind} ${definition.name.caf}`.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "")
    .every((word) => names.some((n) => n.startsWith(word)) || (word.length > 2 && rest.includes(word)));
}

/** The kinds that a search leaves, in their groups; groups without one are gone. */
export const paletteGroups = (kinds: readonly KindDefinition[], typed: string): readonly PaletteGroup[] =>
  ORDER.map((group) => ({
    group,
    kinds: kinds.filter((kind) => kind.group === group && kind.face !== "line" && matches(kind, typed)),
  })).filter(({ kinds: found }) => found.length > 0);
