import {
  AZURE_CLOUD_REGION_ALIAS,
  TAG_CONTAINMENTS,
  TAGS_INSIDE_AZURE_CLOUD,
  TAGS_NOT_A_REGION,
  TAGS_OF_MANY_REGIONS,
  TAGS_OUTSIDE_AZURE_CLOUD,
  TAGS_OVERLAPPING_AZURE_CLOUD,
  TAGS_PARTLY_IN_REGION,
} from "../facts/serviceTags.ts";

/** A service tag in canonical spelling: lower case, regions as other tags than AzureCloud write them. */
export interface Tag {
  readonly key: string;
  readonly service: string;
  readonly region: string | undefined;
}

/** What is known about the addresses of two different tags. `unknown`: they may or may not share some. */
export type Relation = "contains" | "inside" | "disjoint" | "overlaps" | "unknown";

const lower = (names: readonly string[]): Set<string> => new Set(names.map((n) => n.toLowerCase()));
const INSIDE = lower(TAGS_INSIDE_AZURE_CLOUD);
const OVERLAPS = lower(TAGS_OVERLAPPING_AZURE_CLOUD);
const OUTSIDE = lower(TAGS_OUTSIDE_AZURE_CLOUD);
const MANY = lower([...TAGS_OF_MANY_REGIONS, "AzureCloud"]);
const PARTLY = lower(TAGS_PARTLY_IN_REGION);
const NOT_A_REGION = lower(TAGS_NOT_A_REGION);
const HOLDS = new Set(TAG_CONTAINMENTS.map(([a, b]) => `${a} ${b}`.toLowerCase()));
const CLOUD = "azurecloud";
/** Whether the published list has the service, so that its relations are known. */
export const isListedService = (service: string): boolean =>
  service === CLOUD || INSIDE.has(service) || OVERLAPS.has(service) || OUTSIDE.has(service);

/** Reads a tag's name. Names are not case sensitive; a region is written without spaces (T6, T7). */
export function parseTag(text: string): Tag {
  const name = text.trim().toLowerCase().replaceAll(" ", "");
  const dot = name.lastIndexOf(".");
  if (dot < 0 || isListedService(name) || NOT_A_REGION.has(name))
    return { key: name, service: name, region: undefined };
  const service = name.slice(0, dot);
  const spelled = name.slice(dot + 1);
  const region = service === CLOUD ? (AZURE_CLOUD_REGION_ALIAS[spelled] ?? spelled) : spelled;
  return { key: `${service}.${region}`, service, region };
}

/** A service has addresses outside the regions that a design names (measured: sixty or more regional tags). */
export const hasManyRegions = (service: string): boolean => MANY.has(service);

/** Whether a regional part of the service lies wholly inside AzureCloud of the same region (T7). */
const staysInRegion = (service: string): boolean =>
  (INSIDE.has(service) || OVERLAPS.has(service)) && !PARTLY.has(service);

const flip = (relation: Relation): Relation =>
  relation === "contains" ? "inside" : relation === "inside" ? "contains" : relation;

/** Relation of the whole of one service to the whole of another. */
function betweenServices(a: string, b: string): Relation {
  if (HOLDS.has(`${a} ${b}`)) return "contains";
  if (HOLDS.has(`${b} ${a}`)) return "inside";
  return isListedService(a) && isListedService(b) ? "disjoint" : "unknown";
}

/** Relation of AzureCloud, or a region of it, to a tag of another service. */
function cloudTo(cloud: Tag, tag: Tag): Relation {
  if (OUTSIDE.has(tag.service)) return "disjoint";
  if (!isListedService(tag.service)) return "unknown";
  if (tag.region === undefined) {
    if (cloud.region !== undefined) return "unknown";
    return INSIDE.has(tag.service) ? "contains" : "overlaps";
  }
  if (cloud.region === undefined)
    return INSIDE.has(tag.service) || staysInRegion(tag.service) ? "contains" : "unknown";
  if (!staysInRegion(tag.service)) return "unknown";
  return cloud.region === tag.region ? "contains" : "disjoint";
}

/** The parts that are no region: inside their service, and across its regions. */
function partTo(part: Tag, tag: Tag): Relation {
  const service = part.key.slice(0, part.key.lastIndexOf("."));
  if (tag.service === service) return tag.region === undefined ? "inside" : "unknown";
  const whole = relationOf({ key: service, service, region: undefined }, tag);
  return whole === "contains" || whole === "overlaps" ? "unknown" : whole;
}

/** How the addresses of two different tags relate: "contains" when all of `b` is in `a` (T6 to T8). */
export function relationOf(a: Tag, b: Tag): Relation {
  if (NOT_A_REGION.has(a.key)) return partTo(a, b);
  if (NOT_A_REGION.has(b.key)) return flip(partTo(b, a));
  if (a.service === b.service) {
    if (a.region !== undefined && b.region !== undefined) return "disjoint";
    return a.region === undefined ? "contains" : "inside";
  }
  if (a.service === CLOUD) return cloudTo(a, b);
  if (b.service === CLOUD) return flip(cloudTo(b, a));
  const whole = betweenServices(a.service, b.service);
  if (whole === "disjoint" || whole === "unknown") return whole;
  if (a.region === undefined && b.region === undefined) return whole;
  if (whole === "contains" && a.region === undefined) return "contains";
  if (whole === "inside" && b.region === undefined) return "inside";
  return "unknown";
}
