import type { Value } from "../template/tree.ts";

/** Drops what is unset, so that a template says only what the design says. */
export function withoutUnset(body: { readonly [key: string]: Value | undefined }): { [key: string]: Value } {
  const set: { [key: string]: Value } = {};
  for (const [key, value] of Object.entries(body)) if (value !== undefined) set[key] = value;
  return set;
}
