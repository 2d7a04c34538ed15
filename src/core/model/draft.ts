import { sameValue } from "./equal.ts";

type Container = { readonly [key: string]: unknown };

export const isContainer = (value: unknown): value is Container =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const END = Symbol("end");
type Key = string | typeof END;

/** Order of keys as a ring through END, so that a key is moved without touching the others. */
class KeyOrder {
  readonly #next = new Map<Key, Key>();
  readonly #previous = new Map<Key, Key>();

  constructor(keys: readonly string[]) {
    let last: Key = END;
    for (const key of keys) {
      this.#link(last, key);
      last = key;
    }
    this.#link(last, END);
  }

  #link(left: Key, right: Key): void {
    this.#next.set(left, right);
    this.#previous.set(right, left);
  }

  insert(key: string, before: Key): void {
    if (this.#next.has(key)) this.remove(key);
    this.#link(this.#previous.get(before) ?? END, key);
    this.#link(key, before);
  }

  remove(key: string): void {
    this.#link(this.#previous.get(key) ?? END, this.#next.get(key) ?? END);
    this.#next.delete(key);
    this.#previous.delete(key);
  }

  after(key: string): string | undefined {
    const next = this.#next.get(key);
    return typeof next === "string" ? next : undefined;
  }

  *keys(): Iterable<string> {
    for (let key = this.#next.get(END); typeof key === "string"; key = this.#next.get(key)) yield key;
  }
}

/**
 * One object of the document under change. It reads through to its base and is copied once, by `finish`, however many
 * changes it took; what was not touched keeps its identity.
 */
export class Draft {
  readonly #base: Container;
  readonly #values = new Map<string, unknown>();
  readonly #inner = new Map<string, Draft>();
  // Only needed once a key goes away or is put in the middle: plain replacing and appending keeps the base's order.
  #order: KeyOrder | undefined;

  constructor(base: object) {
    this.#base = base as Container;
  }

  has(key: string): boolean {
    return this.#inner.has(key) || this.get(key) !== undefined;
  }

  get(key: string): unknown {
    const inner = this.#inner.get(key);
    if (inner) return inner.finish();
    if (this.#values.has(key)) return this.#values.get(key);
    return Object.hasOwn(this.#base, key) ? this.#base[key] : undefined;
  }

  /** The object at this key, to be changed in place; undefined when there is none there. */
  open(key: string): Draft | undefined {
    const opened = this.#inner.get(key);
    if (opened) return opened;
    const value = this.get(key);
    if (!isContainer(value)) return undefined;
    const inner = new Draft(value);
    this.#inner.set(key, inner);
    return inner;
  }

  /** The key that follows this one. */
  after(key: string): string | undefined {
    return this.#ordered().after(key);
  }

  replace(key: string, value: unknown): void {
    this.#inner.delete(key);
    this.#values.set(key, value);
  }

  insert(key: string, value: unknown, before: string | undefined): void {
    if (before !== undefined || Object.hasOwn(this.#base, key)) this.#ordered();
    this.#order?.insert(key, before ?? END);
    this.replace(key, value);
  }

  remove(key: string): void {
    this.#ordered().remove(key);
    this.replace(key, undefined);
  }

  #ordered(): KeyOrder {
    this.#order ??= new KeyOrder(this.#flatKeys());
    return this.#order;
  }

  #flatKeys(): string[] {
    const keys = Object.keys(this.#base);
    for (const key of this.#values.keys()) if (!Object.hasOwn(this.#base, key)) keys.push(key);
    return keys;
  }

  /** The changed object; the base itself when nothing is different in the end. */
  finish(): object {
    for (const [key, inner] of this.#inner) {
      const value = inner.finish();
      if (value !== (this.#values.has(key) ? this.#values.get(key) : this.#base[key])) {
        this.#values.set(key, value);
      }
    }
    if (this.#values.size === 0) return this.#base;
    if (this.#order) return this.#finishOrdered(this.#order);
    let copy: { [key: string]: unknown } | undefined;
    for (const [key, value] of this.#values) {
      if (Object.hasOwn(this.#base, key) && this.#base[key] === value) continue;
      copy ??= { ...this.#base };
      copy[key] = value;
    }
    return copy ?? this.#base;
  }

  #finishOrdered(order: KeyOrder): object {
    const copy: { [key: string]: unknown } = {};
    for (const key of order.keys())
      copy[key] = this.#values.has(key) ? this.#values.get(key) : this.#base[key];
    const keys = Object.keys(copy);
    const isSame =
      sameValue(keys, Object.keys(this.#base)) && keys.every((key) => copy[key] === this.#base[key]);
    return isSame ? this.#base : copy;
  }
}
