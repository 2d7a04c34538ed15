import { armKey, type ArmText, jsonString } from "./armText.ts";
import { type Mark, type Page } from "./page.ts";
import { isExpr, isMap, type Expr, type MapExpr, type Value } from "./tree.ts";

/**
 * Writes JSON line by line. Every member ends with a comma; whoever closes the object or list around it takes the last
 * one away again, so nobody has to know whether something follows.
 */
export class ArmValues {
  readonly page: Page;
  readonly #text: ArmText;

  constructor(page: Page, text: ArmText) {
    this.page = page;
    this.#text = text;
  }

  open(indent: string, head: string): void {
    this.page.add(indent + head);
  }

  close(indent: string, bracket: "}" | "]"): void {
    this.page.endList();
    this.page.add(`${indent}${bracket},`);
  }

  /** The members of an object, without its braces. */
  members(indent: string, object: { readonly [key: string]: Value }, marks?: Mark): void {
    for (const key of Object.keys(object)) {
      const value = object[key];
      if (value !== undefined) this.member(indent, key, armKey(key), value, marks);
    }
  }

  member(indent: string, key: string, printed: string, value: Value, marks?: Mark): void {
    const mark = marks?.under.get(key);
    const first = this.page.next;
    this.value(indent, `${jsonString(printed)}: `, value, mark);
    if (mark !== undefined) for (const id of mark.ids) this.page.mark(id, first);
  }

  /** A list of strings that are spelled for ARM already. */
  texts(indent: string, key: string, texts: readonly string[]): void {
    this.open(indent, `"${key}": [`);
    for (const text of texts) this.page.add(`${indent}  ${jsonString(text)},`);
    this.close(indent, "]");
  }

  /** A value with what stands before it on its first line. */
  value(indent: string, prefix: string, value: Value, mark?: Mark): void {
    if (typeof value === "string" || (isExpr(value) && !isMap(value))) {
      this.page.add(`${indent}${prefix}${jsonString(this.#text.string(value))},`);
    } else if (typeof value !== "object" || value === null) {
      this.page.add(`${indent}${prefix}${String(value === 0 ? 0 : value)},`);
    } else if (Array.isArray(value)) this.#list(indent, prefix, value as readonly Value[], mark);
    else this.#object(indent, prefix, value as { readonly [key: string]: Value } | MapExpr, mark);
  }

  #list(indent: string, prefix: string, items: readonly Value[], mark: Mark | undefined): void {
    if (items.length === 0) {
      this.page.add(`${indent}${prefix}[],`);
      return;
    }
    this.open(indent, `${prefix}[`);
    for (let i = 0; i < items.length; i += 1) {
      const under = mark?.under.get(String(i));
      const first = this.page.next;
      this.value(`${indent}  `, "", items[i]!, under);
      if (under !== undefined) for (const id of under.ids) this.page.mark(id, first);
    }
    this.close(indent, "]");
  }

  #object(
    indent: string,
    prefix: string,
    object: { readonly [key: string]: Value } | MapExpr,
    mark: Mark | undefined,
  ): void {
    const isEmpty = isMap(object) ? object.entries.length === 0 : Object.keys(object).length === 0;
    if (isEmpty) {
      this.page.add(`${indent}${prefix}{},`);
      return;
    }
    this.open(indent, `${prefix}{`);
    if (isMap(object)) {
      for (const [key, value] of object.entries) {
        this.member(`${indent}  `, "", this.#text.string(key as string | Expr), value);
      }
    } else this.members(`${indent}  `, object, mark);
    this.close(indent, "}");
  }
}
