import { EMPTY, intersect, union } from "../net/index.ts";
import { PUBLIC } from "./addresses.ts";
import type { SubnetNode } from "./nodes.ts";
import { destinationOf, type Candidate, type EffectiveRoute, type Route } from "./routeTable.ts";
import { isListedService, type Tag } from "./tags.ts";
import type { Part, Universe } from "./universe.ts";

export interface TagRoute {
  readonly route: Route;
  readonly tag: Tag;
}

/** Regional tag, service tag, AzureCloud of a region, AzureCloud (R11). */
const tagRank = (tag: Tag): number =>
  (tag.service === "azurecloud" ? 2 : 0) + (tag.region === undefined ? 1 : 0);

interface Conditional {
  readonly part: Part;
  readonly when: readonly string[];
}

const held = (tag: Tag, u: Universe): Conditional => {
  const { part, when } = u.held(tag);
  return { part, when: when === undefined ? [] : [when] };
};

const row = (c: Conditional, route: Route, ...facts: readonly string[]): EffectiveRoute => {
  const when = [...c.when, ...facts];
  return { part: c.part, route, ...(when.length > 0 ? { when } : {}) };
};

/** What is in both; undefined when that is certainly nothing. */
function common(a: Conditional, b: Conditional): Conditional | undefined {
  const meet = (key: "classes" | "ips") => {
    const [x, y] = [a.part[key], b.part[key]];
    return x === undefined || y === undefined ? (x ?? y) : intersect(x, y);
  };
  const part = { classes: meet("classes"), ips: meet("ips") };
  return part.classes?.length === 0 || part.ips?.length === 0
    ? undefined
    : { part, when: [...a.when, ...b.when] };
}

/**
 * Routes that name a service tag (R11): after all prefixes but the default route, in the documented order. Where a
 * public prefix or a rival tag might be longer around the same address, rows that hang on a fact come before.
 */
export function tagRows(
  node: SubnetNode,
  tags: readonly TagRoute[],
  explicit: readonly Candidate[],
  u: Universe,
): { beforePrefixes: EffectiveRoute[]; rows: EffectiveRoute[] } {
  const ordered = [...tags].sort((a, b) => tagRank(a.tag) - tagRank(b.tag));
  const isRival = (route: Route) => (c: Candidate) =>
    c.length > 0 && c.length < 32 && destinationOf(c.route) !== destinationOf(route);
  const beforePrefixes = ordered.flatMap(({ route, tag }) => {
    const ips = explicit.filter(isRival(route)).reduce((set, c) => union(set, c.ips), EMPTY);
    const both = common(held(tag, u), { part: { ips: intersect(ips, PUBLIC) }, when: [] });
    return both === undefined ? [] : [row(both, route, `tagRouteIsLonger ${node.id}`)];
  });
  const rows = ordered.flatMap(({ route, tag }, i) => {
    const rivals = ordered
      .slice(i + 1)
      .filter((r) => destinationOf(r.route) !== destinationOf(route) && isOrderOpen(tag, r.tag));
    const before = rivals.flatMap((rival) => {
      const both = common(held(tag, u), held(rival.tag, u));
      return both === undefined ? [] : [row(both, rival.route, `tagRouteOrder ${tag.key} ${rival.tag.key}`)];
    });
    return [...before, row(held(tag, u), route)];
  });
  return { beforePrefixes, rows };
}

/**
 * Whether the order of two overlapping tag routes is open. Measured: global Storage has prefixes on both sides of
 * AzureCloud's; of two services that overlap nothing is known.
 */
function isOrderOpen(tag: Tag, rival: Tag): boolean {
  if (tag.service === rival.service) return false;
  if (rival.service !== "azurecloud" || !isListedService(tag.service)) return true;
  return tag.service === "storage" && tag.region === undefined;
}
