import { type LineRange } from "./tree.ts";

/** Marks inside a value: ids whose place is this very value, and further marks below its keys and indexes. */
export interface Mark {
  readonly ids: string[];
  readonly under: Map<string, Mark>;
}

/** The `inner` paths of a resource as a tree, so that printing looks each key up once. */
export function marksOf(
  inner: readonly { readonly path: string; readonly from: string }[] | undefined,
): Mark | undefined {
  if (inner === undefined || inner.length === 0) return undefined;
  const root: Mark = { ids: [], under: new Map() };
  for (const { path, from } of inner) {
    let mark = root;
    for (const key of path.split(".")) {
      let next = mark.under.get(key);
      if (next === undefined) mark.under.set(key, (next = { ids: [], under: new Map() }));
      mark = next;
    }
    mark.ids.push(from);
  }
  return root;
}

/** Where each thing of the design stands, over all files of one print. */
export type Places = Map<string, LineRange[]>;

/** Parts that are put together at once: few enough to be short-lived, enough to make few pieces. */
const AT_ONCE = 4096;

/** A file while it is written, line by line. */
export class Page {
  readonly file: string;
  readonly #places: Places;
  readonly #pieces: string[] = [];
  #parts: string[] = [];
  #count = 0;
  /** What ends the last line; it is written with the next one, for until then a comma may turn out to be the last. */
  #end = "";

  constructor(file: string, places: Places) {
    this.file = file;
    this.#places = places;
  }

  /** Number of the line that is written next, from 1. */
  get next(): number {
    return this.#count + 1;
  }

  /** Writes one line, given in parts so that they need not be put together first. */
  add(indent: string, head: string, rest = "", end: "" | "," = ""): void {
    if (this.#parts.length >= AT_ONCE) {
      this.#pieces.push(this.#parts.join(""));
      this.#parts = [];
    }
    this.#parts.push(this.#end, indent, head, rest);
    this.#end = end === "" ? "\n" : ",\n";
    this.#count += 1;
  }

  /** Takes the comma after the last member of a list or object away. */
  endList(): void {
    if (this.#end !== "") this.#end = "\n";
  }

  /** Says that the lines from `first` to the last one written belong to `id`. */
  mark(id: string, first: number): void {
    const range = { file: this.file, from: first, to: this.#count };
    const ranges = this.#places.get(id);
    if (ranges === undefined) this.#places.set(id, [range]);
    else ranges.push(range);
  }

  text(): string {
    return this.#pieces.join("") + this.#parts.join("") + (this.#end || "\n");
  }
}
