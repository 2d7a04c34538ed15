import type { Id } from "../model/design.ts";
import { idOf, type Value } from "../template/tree.ts";
import type { TemplateContext } from "./definition.ts";

/** Drops what is unset, so that a template says only what the design says. */
export function withoutUnset(body: { readonly [key: string]: Value | undefined }): { [key: string]: Value } {
  const set: { [key: string]: Value } = {};
  for (const [key, value] of Object.entries(body)) if (value !== undefined) set[key] = value;
  return set;
}

/** `{ id }` of another resource of the design; nothing when the reference is unset. */
export const referenceTo = (t: TemplateContext, id: Id | undefined): { readonly id: Value } | undefined =>
  id === undefined ? undefined : { id: idOf(t.symbol(id)) };

/** A list of `{ id }`, each once; nothing when there is none. */
export function referencesTo(
  t: TemplateContext,
  ids: readonly Id[] | undefined,
): readonly { readonly id: Value }[] | undefined {
  const each = [...new Set(ids ?? [])];
  return each.length === 0 ? undefined : each.map((id) => ({ id: idOf(t.symbol(id)) }));
}
