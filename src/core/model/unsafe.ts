import { MAX_DEPTH } from "./limits.ts";
import { isForbiddenKey } from "./path.ts";

/** Something that a file cannot carry or that would reach into JavaScript's own objects, and where it is. */
export interface Unsafe {
  readonly what: "key" | "number" | "depth";
  readonly path: readonly string[];
}

/** The first unsafe thing inside a value that stands at this path of the document. */
export function unsafeIn(value: unknown, at: readonly string[] = []): Unsafe | undefined {
  return search(value, [...at]);
}

function search(value: unknown, path: string[]): Unsafe | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? undefined : { what: "number", path };
  if (typeof value !== "object" || value === null) return undefined;
  if (path.length >= MAX_DEPTH) return { what: "depth", path };
  for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
    path.push(key);
    if (isForbiddenKey(key)) return { what: "key", path };
    // Texts cannot be unsafe, and most values are texts.
    const found = typeof inner === "string" ? undefined : search(inner, path);
    if (found) return found;
    path.pop();
  }
  return undefined;
}
