import type { Id, Json, JsonObject, Resource } from "../model/design.ts";

/** A resource with the value at "parent" or "props.…" set, or unset. */
export function setAt(r: Resource, path: string, value: string | undefined): Resource {
  const [head, ...keys] = path.split(".");
  if (head === "props") return { ...r, props: put(r.props, keys, value) };
  const { parent: _, ...orphan } = r;
  return value === undefined ? orphan : { ...r, parent: value as Id };
}

function put(node: JsonObject, [key = "", ...rest]: readonly string[], value: Json | undefined): JsonObject {
  const inner = node[key] ?? {};
  const [n] = rest;
  if (Array.isArray(inner) && n !== undefined)
    return { ...node, [key]: member(inner as readonly Json[], Number(n), value) };
  if (n !== undefined) return { ...node, [key]: put(inner as JsonObject, rest, value) };
  const { [key]: _, ...others } = node;
  return value === undefined ? others : { ...node, [key]: value };
}

const member = (list: readonly Json[], n: number, value: Json | undefined): readonly Json[] =>
  list.flatMap((old, i) => (i !== n ? [old] : value === undefined ? [] : [value]));
