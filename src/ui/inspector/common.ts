import { kindOf, type Field, type KindDefinition } from "../../core/kinds/index.ts";
import type { FieldWords } from "../../core/kinds/definition.ts";
import type { Json, Resource } from "../../core/model/design.ts";

export interface CommonField {
  readonly name: string;
  readonly field: Field;
  readonly words: FieldWords;
  readonly value: Json | undefined;
  /** The things differ here. */
  readonly isMixed: boolean;
}

const same = (a: Json | undefined, b: Json | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Lists of several things are not edited as one: their rows belong to one owner each. */
const isShared = (field: Field): boolean =>
  field.type !== "rows" && field.type !== "cidrs" && field.type !== "texts";

function hasAlike(definition: KindDefinition, name: string, field: Field): boolean {
  const other = definition.fields[name];
  return (
    other !== undefined &&
    other.type === field.type &&
    same(other.choices ?? [], field.choices ?? []) &&
    same(other.to ?? [], field.to ?? [])
  );
}

/** The fields that all these things have alike, with their common value. */
export function commonFields(things: readonly Resource[]): readonly CommonField[] {
  const [first, ...rest] = things;
  if (first === undefined) return [];
  const definition = kindOf(first.kind);
  const others = [...new Set(rest.map((r) => r.kind))].map(kindOf);
  return Object.entries(definition.fields)
    .filter(
      ([name, field]) =>
        isShared(field) &&
        others.every((other) => hasAlike(other, name, field)) &&
        things.every((r) => field.when?.(r.props) ?? true),
    )
    .map(([name, field]) => {
      const value = first.props[name];
      return {
        name,
        field,
        words: definition.words.fields[name] ?? { label: name },
        value,
        isMixed: rest.some((r) => !same(r.props[name], value)),
      };
    });
}
