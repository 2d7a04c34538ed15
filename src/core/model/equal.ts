/** Deeper values than this count as different, so that a cyclic value costs a re-evaluation and never a crash. */
const MAX_DEPTH = 200;

/**
 * Whether two values are the same: by identity, or by structure for plain objects, arrays, maps and sets. The order of
 * keys counts, since rows and queries have an order. Functions and instances of classes are equal to themselves only.
 */
export function sameValue(a: unknown, b: unknown, depth = 0): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (depth > MAX_DEPTH) return false;
  const prototype: unknown = Object.getPrototypeOf(a);
  if (prototype !== Object.getPrototypeOf(b)) return false;
  if (Array.isArray(a)) return Array.isArray(b) && sameList(a, b, depth);
  if (prototype === Object.prototype || prototype === null) {
    return sameList(Reflect.ownKeys(a), Reflect.ownKeys(b), depth) && sameFields(a, b, depth);
  }
  if (prototype === Map.prototype || prototype === Set.prototype) {
    return sameIterable(a as Iterable<unknown>, b as Iterable<unknown>, depth);
  }
  return false;
}

function sameList(a: readonly unknown[], b: readonly unknown[], depth: number): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!sameValue(a[i], b[i], depth + 1)) return false;
  return true;
}

function sameFields(a: object, b: object, depth: number): boolean {
  for (const key of Reflect.ownKeys(a)) {
    if (!sameValue(Reflect.get(a, key), Reflect.get(b, key), depth + 1)) return false;
  }
  return true;
}

function sameIterable(a: Iterable<unknown>, b: Iterable<unknown>, depth: number): boolean {
  const right = b[Symbol.iterator]();
  for (const left of a) {
    const next = right.next();
    if (next.done === true || !sameValue(left, next.value, depth + 1)) return false;
  }
  return right.next().done === true;
}
