/** Longer texts are never valid here and would only hold memory. */
const LONGEST_KEY = 64;

/**
 * Remembers the answers of a pure function of text. Bounded by two generations: when the young one is full it becomes
 * the old one, so what is asked often stays and what is not is forgotten, without bookkeeping at each hit.
 */
export function memoised<T>(compute: (text: string) => T, limit = 32_768): (text: string) => T {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  return (text) => {
    const hit = young.get(text);
    if (hit !== undefined) return hit;
    const value = old.get(text) ?? compute(text);
    if (text.length <= LONGEST_KEY) {
      if (young.size >= limit) {
        old = young;
        young = new Map();
      }
      young.set(text, value);
    }
    return value;
  };
}
