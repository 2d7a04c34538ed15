import fc from "fast-check";
import { asId, type Id, type Json, type JsonObject, type Resource } from "../core/model/design.ts";

/** What people type or paste, and what breaks printers, shells, markup and spreadsheets. */
const PIECES = [
  ..."' '' ''' \" \\ $ ${ ${a} \\${ { } {0} {{ [ ] [[ ]] [concat('a')] parameters('a') \n \r\n \t // /* */ # @ = + - , ;".split(
    " ",
  ),
  "<script>alert(1)</script>",
  "</textarea>",
  "&amp;",
  "#disable-next-line",
  "🦊",
  "👩‍💻",
  "\u202e",
  "\u2028",
  "\ufeff",
  "é",
  "漢",
  "core.windows.net",
  "https://x.vault.azure.net/",
  "/subscriptions/x/",
  "plain words",
  " ",
];

/** The beginning of a text. Half a surrogate pair cannot be in a file, and is tested with the printers. */
export const cutText = (text: string, maxLength: number): string =>
  text.slice(0, maxLength).replace(/[\ud800-\udbff]$/, "");

/** Text as people type it, at most this long. */
export const nastyText = (maxLength = 300): fc.Arbitrary<string> =>
  fc
    .oneof(
      fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((parts) => parts.join("")),
      fc.array(fc.constantFrom(...PIECES), { minLength: 300, maxLength: 300 }).map((parts) => parts.join("")),
      fc.string({ maxLength: 12 }).map((text) => `[${text}]`),
    )
    .map((text) => cutText(text, maxLength));

/** Names that Azure takes for networks, subnets and groups of rules; some are words of Bicep, some look alike. */
const oddName = fc.oneof(
  fc.constantFrom(
    ..."vnet true null resource param if for output var string location adminUsername az sys environment main".split(
      " ",
    ),
    ..."a.b a-b a_b ab A-B x__y 10-web 0 9.9 web.core.windows.net con in-the_middle.of-it_".split(" "),
  ),
  fc.stringMatching(/^[a-zA-Z0-9]([a-zA-Z0-9._-]{0,20}[a-zA-Z0-9_])?$/),
  fc.constant("very-long-".repeat(8)),
);

type Gen = fc.GeneratorValue;

/** Ids, names and addresses that no two things share. */
export class Maker {
  readonly #g: Gen;
  readonly #names = new Set<string>();
  #count = 0;

  constructor(g: Gen) {
    this.#g = g;
  }

  one = <T>(arbitrary: fc.Arbitrary<T>): T => this.#g(() => arbitrary);
  int = (min: number, max: number): number => this.#g(fc.integer, { min, max });
  odds = (percent: number): boolean => this.int(1, 100) <= percent;
  pick = <T>(list: readonly T[]): T => list[this.int(0, list.length - 1)]!;
  maybe = <T>(percent: number, list: readonly T[]): T | undefined =>
    list.length > 0 && this.odds(percent) ? this.pick(list) : undefined;
  text = (max?: number): string => this.one(nastyText(max));

  id(kind: string): Id {
    return asId(`${kind}_${(++this.#count).toString(36)}x`);
  }

  /** `fits` makes a name of this kind out of any odd name. */
  name(scope: string, max: number, fits = (name: string): string => name): string {
    const wish = fits(this.one(oddName));
    for (let n = 0; ; n++) {
      const tail = n === 0 ? "" : `${n}`;
      const name = fits(wish.slice(0, max - tail.length)) + tail;
      const key = `${scope} ${name.toLowerCase()}`;
      if (this.#names.has(key)) continue;
      this.#names.add(key);
      return name;
    }
  }
}

/** Azure wants two characters for a network, and a word character at the end of everything. */
export const wordAtEnd = (name: string): string => name.replace(/[^a-z0-9_]+$/i, "x");
export const netName = (name: string): string => wordAtEnd(name).padEnd(2, "x");
/** A machine's name is its host name, too, and that is no number. */
export const vmName = (name: string): string =>
  name.replace(/[^a-z0-9]+/gi, "-").replace(/^-|-$|^\d+$/g, "x");

/** Which things are where: one network's things share its region, groups are free. */
export interface Site {
  readonly region: string | undefined;
  readonly groups: readonly Id[];
}

/** Props without what is unset. */
export function unset(values: { readonly [name: string]: Json | undefined }): JsonObject {
  const set: { [name: string]: Json } = {};
  for (const [name, value] of Object.entries(values)) if (value !== undefined) set[name] = value;
  return set;
}

export function placement(m: Maker, site: Site): Pick<Resource, "placement"> {
  const placed = {
    ...(m.odds(70) ? { resourceGroup: m.pick(site.groups) } : {}),
    ...(site.region === undefined ? {} : { region: site.region }),
  };
  return Object.keys(placed).length === 0 ? {} : { placement: placed };
}
