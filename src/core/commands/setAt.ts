import type { Id, Json, JsonObject, Resource } from "../model/design.ts";

/** A resource with the value at "parent" or "props.…" set, or unset. */
export function setAt(r: Resource, path: string, value: string | undefined): Resource {
  const [head, ...keys] = path.split(".");
  if (head === "props") return { ...r, props: put(r.props, keys, value) };
  const { parent: _, ...orphan } = r;
  return value === undefined ? orphan : { ...r, parent: value as Id };
}

function put(node: JsonObject, [key = "", ...rest]: readonly string[], value: Json | undefined): JsonObject {
  if (rest.length > 0) return { ...node, [key]: put((node[key] ?? {}) as JsonObject, rest, value) };
  const { [key]: _, ...others } = node;
  return value === undefined ? others : { ...node, [key]: value };
}
