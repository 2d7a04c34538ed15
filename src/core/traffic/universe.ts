import {
  ALL_V4,
  EMPTY,
  intersect,
  rangeSet,
  rangeSetOf,
  subtract,
  union,
  type RangeSet,
} from "../net/index.ts";
import { DOCUMENTATION, PLATFORM_BLOCKS, PUBLIC } from "./addresses.ts";
import { hasManyRegions, isListedService, relationOf, type Tag } from "./tags.ts";

/** Addresses of some classes; an address set is a union of such products. Undefined: not restricted. */
export interface Part {
  readonly classes?: RangeSet | undefined;
  readonly ips?: RangeSet | undefined;
}

/** Where tags may and may not hold addresses: what stands in a topology outside the public address market. */
export interface Space {
  /** Address spaces of virtual networks: never in a service tag (12.1). */
  readonly networks: RangeSet;
  /** Public addresses of the design: in AzureCloud and in no service tag (T10). */
  readonly own: RangeSet;
}

export const NO_SPACE: Space = { networks: EMPTY, own: EMPTY };

/** More classes than this are not worked out; the answer is then unknown (12.4). */
export const MAX_CLASSES = 4096;

/** Each tag of which nothing is known doubles the classes; beyond these the rest becomes one fact per tag. */
const MAX_UNLISTED = 6;

/** A tag held by all public addresses or by none: which of the two, a world says. */
export const TAG_FACT = "tagHolds ";

/**
 * The addresses a question can tell apart. A class is one consistent answer to "which of the tags in play hold this
 * address?" (12.1): a public address may be of any class, a private or documentation address only of the class
 * without tags, a public address of the design only of those with nothing but AzureCloud.
 */
export interface Universe {
  readonly tags: readonly Tag[];
  readonly space: Space;
  /** Too many tags of which too little is known. */
  readonly overflow: boolean;
  readonly classes: readonly ReadonlySet<string>[];
  readonly every: RangeSet;
  /** Classes of the design's own public addresses. */
  readonly ownClasses: RangeSet;
  /** Addresses that can be of any class. */
  readonly taggable: RangeSet;
  /** Each holds at least one address in every world (12.1, existence). */
  readonly inhabited: readonly RangeSet[];
  withTag: (tag: Tag) => RangeSet;
  /** The addresses of a tag as a row can look at them, and the fact it hangs on when there are too many tags. */
  held: (tag: Tag) => { readonly part: Part; readonly when?: string };
}

/** The class of addresses that no tag in play holds. */
export const UNTAGGED = rangeSet(0, 0);

function classesOf(tags: readonly Tag[]): { classes: Set<string>[]; overflow: boolean } {
  let partial: Set<string>[] = [new Set()];
  for (const [i, tag] of tags.entries()) {
    const relations = tags.slice(0, i).map((earlier) => relationOf(tag, earlier));
    const next: Set<string>[] = [];
    for (const held of partial) {
      const isHeld = (k: number): boolean => held.has(tags[k]!.key);
      const mustHold = relations.some((r, k) => r === "contains" && isHeld(k));
      const mayHold = relations.every((r, k) => (isHeld(k) ? r !== "disjoint" : r !== "inside"));
      if (!mustHold) next.push(held);
      if (mayHold) next.push(new Set(held).add(tag.key));
    }
    if (next.length > MAX_CLASSES) return { classes: [new Set()], overflow: true };
    partial = next;
  }
  return { classes: partial.sort((a, b) => a.size - b.size), overflow: false };
}

const where = (
  classes: readonly ReadonlySet<string>[],
  test: (c: ReadonlySet<string>) => boolean,
): RangeSet => rangeSetOf(classes.flatMap((c, i) => (test(c) ? [[i, i] as const] : [])));

function inhabitedClasses(tags: readonly Tag[], withTag: (tag: Tag) => RangeSet): RangeSet[] {
  const out: RangeSet[] = tags.map(withTag);
  for (const [i, a] of tags.entries()) {
    for (const b of tags.slice(i + 1)) {
      const relation = relationOf(a, b);
      const [inA, inB] = [withTag(a), withTag(b)];
      if (relation === "contains" || relation === "overlaps") out.push(subtract(inA, inB));
      if (relation === "inside" || relation === "overlaps") out.push(subtract(inB, inA));
      if (relation === "overlaps") out.push(intersect(inA, inB));
    }
    if (a.region !== undefined || !hasManyRegions(a.service)) continue;
    const regional = (t: Tag): boolean =>
      t.region !== undefined && (t.service === a.service || (t.service === "azurecloud" && staysApart(a)));
    out.push(tags.filter(regional).reduce((rest, t) => subtract(rest, withTag(t)), withTag(a)));
  }
  return out;
}

/** An address of this service in a region that is not named is in no AzureCloud region that is named (T7). */
const staysApart = (service: Tag): boolean =>
  service.service === "azurecloud" ||
  relationOf({ key: "azurecloud.a", service: "azurecloud", region: "a" }, { ...service, region: "b" }) ===
    "disjoint";

/** Builds the classes for the tags in play; cost grows linearly with known tags and doubles with each unknown one. */
export function universeOf(named: readonly Tag[], space: Space): Universe {
  const tags = [...new Map(named.map((t) => [t.key, t])).values()].sort(
    (a, b) => rank(a) - rank(b) || (a.key < b.key ? -1 : 1),
  );
  const unlisted = named.filter((t) => !isListedService(t.service)).map((t) => t.key);
  const open = new Set([...new Set(unlisted)].slice(MAX_UNLISTED));
  const classed = tags.filter((t) => !open.has(t.key));
  const { classes, overflow } = classesOf(classed);
  const cache = new Map<string, RangeSet>();
  const withTag = (tag: Tag): RangeSet => {
    let found = cache.get(tag.key);
    if (found === undefined) cache.set(tag.key, (found = where(classes, (c) => c.has(tag.key))));
    return found;
  };
  const taggable = subtract(subtract(subtract(PUBLIC, DOCUMENTATION), space.networks), space.own);
  const cloud = classed.some((t) => t.key === "azurecloud");
  const isOwn = (c: ReadonlySet<string>): boolean =>
    [...c].every((key) => key.startsWith("azurecloud")) && (!cloud || c.has("azurecloud"));
  return {
    tags,
    space,
    overflow,
    classes,
    every: rangeSet(0, classes.length - 1),
    ownClasses: where(classes, isOwn),
    taggable,
    inhabited: inhabitedClasses(classed, withTag),
    withTag,
    held: (tag) =>
      open.has(tag.key)
        ? { part: { ips: taggable }, when: `${TAG_FACT}${tag.key}` }
        : { part: { classes: withTag(tag) } },
  };
}

const rank = (tag: Tag): number =>
  (tag.service === "azurecloud" ? 0 : 2) + (tag.region === undefined ? 0 : 1);

/** The addresses with every class they can have, as disjoint products: how a set of numbers enters a question. */
export function place(u: Universe, ips: RangeSet): Part[] {
  const taggable = intersect(ips, u.taggable);
  const own = intersect(ips, u.space.own);
  const plain = subtract(subtract(ips, u.taggable), u.space.own);
  const parts: Part[] = [
    { classes: UNTAGGED, ips: plain },
    { classes: u.ownClasses, ips: own },
    { classes: u.every, ips: taggable },
  ];
  return parts.filter((part) => part.ips!.length > 0 && part.classes!.length > 0);
}

/** The placed products cut down to some classes. */
export const ofClasses = (parts: readonly Part[], classes: RangeSet): Part[] =>
  parts
    .map((part) => ({ ips: part.ips, classes: intersect(part.classes!, classes) }))
    .filter((part) => part.classes.length > 0);

/** Every address there is, with every class it can have. */
export const everywhere = (u: Universe): Part[] => place(u, ALL_V4);

/** Whether every class that these addresses can have is among the classes: such a product exists in every world. */
export function isCertain(u: Universe, classes: RangeSet, ips: RangeSet): boolean {
  return place(u, ips).some((part) => subtract(part.classes!, classes).length === 0);
}

/**
 * Whether a world can do without the given (class, address) products: each number still has some class, and every
 * class set that is certain to be inhabited still is (12.1, existence).
 */
export function canBeMissing(u: Universe, removed: readonly Part[]): boolean {
  const gone = new Map<number, RangeSet>();
  for (const { classes, ips } of removed)
    for (let i = 0; i < classes!.length; i += 2)
      for (let c = classes![i]!; c <= classes![i + 1]!; c++) gone.set(c, union(gone.get(c) ?? EMPTY, ips!));
  for (const part of everywhere(u)) {
    let bare = part.ips!;
    for (let i = 0; i < part.classes!.length && bare.length > 0; i += 2)
      for (let c = part.classes![i]!; c <= part.classes![i + 1]!; c++)
        bare = intersect(bare, gone.get(c) ?? EMPTY);
    if (bare.length > 0) return false;
  }
  // No tag in a question means the platform's own blocks, so an address there saves no class.
  const meant = subtract(u.taggable, PLATFORM_BLOCKS);
  const dead = rangeSetOf(
    [...gone].flatMap(([c, ips]) => (subtract(meant, ips).length === 0 ? [[c, c] as const] : [])),
  );
  return dead.length === 0 || u.inhabited.every((set) => subtract(set, dead).length > 0);
}
