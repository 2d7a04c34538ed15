import { armKey, type ArmText, jsonString, literal } from "./armText.ts";
import { type Mark, type Page } from "./page.ts";
import { isExpr, type Expr, type MapExpr, type Value } from "./tree.ts";

/**
 * Writes JSON line by line. Every member ends with a comma; whoever closes the object or list around it takes the last
 * one away again, so nobody has to know whether something follows.
 */
export class ArmValues {
  readonly page: Page;
  readonly #text: ArmText;
  readonly #prefixes = new Map<string, string>();

  constructor(page: Page, text: ArmText) {
    this.page = page;
    this.#text = text;
  }

  open(indent: string, prefix: string, bracket: "{" | "["): void {
    this.page.add(indent, prefix, bracket);
  }

  close(indent: string, bracket: "}" | "]"): void {
    this.page.endList();
    this.page.add(indent, bracket, "", ",");
  }

  /** The members of an object, without its braces. */
  members(indent: string, object: { readonly [key: string]: Value }, marks?: Mark): void {
    for (const key of Object.keys(object)) {
      const mark = marks?.under.get(key);
      const first = this.page.next;
      this.value(indent, this.#prefix(key), object[key]!, mark);
      if (mark !== undefined) for (const id of mark.ids) this.page.mark(id, first);
    }
  }

  /** `"key": `, made once for each key. */
  #prefix(key: string): string {
    let prefix = this.#prefixes.get(key);
    if (prefix === undefined) this.#prefixes.set(key, (prefix = `${jsonString(armKey(key))}: `));
    return prefix;
  }

  /** A list of strings that are spelled for ARM already. */
  texts(indent: string, key: string, texts: readonly string[]): void {
    this.open(indent, `"${key}": `, "[");
    const inside = `${indent}  `;
    for (const text of texts) this.page.add(inside, jsonString(text), "", ",");
    this.close(indent, "]");
  }

  /** A value with what stands before it on its first line. */
  value(indent: string, prefix: string, value: Value, mark?: Mark): void {
    if (typeof value === "string") this.page.add(indent, prefix, jsonString(literal(value)), ",");
    else if (typeof value !== "object" || value === null) {
      this.page.add(indent, prefix, String(value === 0 ? 0 : value), ",");
    } else if (Array.isArray(value)) this.#list(indent, prefix, value as readonly Value[], mark);
    else if (!isExpr(value)) this.#object(indent, prefix, value as { readonly [key: string]: Value }, mark);
    else if (value.e === "map") this.#map(indent, prefix, value);
    else this.page.add(indent, prefix, jsonString(this.#text.string(value)), ",");
  }

  #list(indent: string, prefix: string, items: readonly Value[], mark: Mark | undefined): void {
    if (items.length === 0) {
      this.page.add(indent, prefix, "[]", ",");
      return;
    }
    this.open(indent, prefix, "[");
    const inside = `${indent}  `;
    for (let i = 0; i < items.length; i += 1) {
      const under = mark?.under.get(String(i));
      const first = this.page.next;
      this.value(inside, "", items[i]!, under);
      if (under !== undefined) for (const id of under.ids) this.page.mark(id, first);
    }
    this.close(indent, "]");
  }

  #object(indent: string, prefix: string, object: { readonly [key: string]: Value }, mark?: Mark): void {
    if (Object.keys(object).length === 0) {
      this.page.add(indent, prefix, "{}", ",");
      return;
    }
    this.open(indent, prefix, "{");
    this.members(`${indent}  `, object, mark);
    this.close(indent, "}");
  }

  #map(indent: string, prefix: string, { entries }: MapExpr): void {
    if (entries.length === 0) {
      this.page.add(indent, prefix, "{}", ",");
      return;
    }
    this.open(indent, prefix, "{");
    for (const [key, value] of entries) {
      this.value(`${indent}  `, `${jsonString(this.#text.string(key as string | Expr))}: `, value);
    }
    this.close(indent, "}");
  }
}
