const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);

/** Keys that would reach into JavaScript's own objects instead of the document. */
export const isForbiddenKey = (key: string): boolean => FORBIDDEN.has(key);

/** JavaScript sorts such keys in front of all others, so a row or resource named like this would lose its place. */
const INTEGER_LIKE = /^(?:0|[1-9]\d*)$/;

/** Ids are keys of the document and segments of paths: not empty, no dot, not a number, no name of JavaScript's. */
export const isUsableId = (id: unknown): id is string =>
  typeof id === "string" &&
  id !== "" &&
  id !== "*" &&
  !id.includes(".") &&
  !INTEGER_LIKE.test(id) &&
  // "toString" and the like: every object answers to them.
  !(id in Object.prototype) &&
  !isForbiddenKey(id);

/**
 * The keys of a path of a resource, or undefined when it is not a path. What follows "bind." is one key, since the keys
 * of `bind` are paths themselves.
 */
export function keysOf(path: string): readonly string[] | undefined {
  const keys = path.startsWith("bind.") ? ["bind", path.slice("bind.".length)] : path.split(".");
  return keys.some((key) => key === "" || isForbiddenKey(key)) ? undefined : keys;
}

/** Whether a path fits a pattern in which `*` stands for one key, such as a row id. */
export function pathMatches(pattern: string, path: string): boolean {
  if (pattern === path) return true;
  if (!pattern.includes("*")) return false;
  const wanted = pattern.split(".");
  const keys = path.split(".");
  return wanted.length === keys.length && wanted.every((key, i) => key === "*" || key === keys[i]);
}
