import { regionName } from "../facts/regions.ts";
import { kindOf } from "../kinds/index.ts";
import type { Id } from "../model/design.ts";
import type { Query } from "../model/query.ts";
import { homeOf } from "./containment.ts";

/** Where a resource is deployed, and from which container it has that; no `from` = its own or the design's default. */
export interface Placed {
  /** As templates write it: "westeurope". */
  readonly region: string;
  readonly resourceGroup: Id;
  readonly subscription: Id;
  readonly regionFrom?: Id;
  readonly groupFrom?: Id;
}

/** Own value, else the home container's, else the design's default. A pure child is always where its parent is. */
export const placementOf = (q: Query, id: Id): Placed => q.derive(placed, id);

function placed(q: Query, id: Id): Placed {
  const r = q.get(id);
  const home = q.derive(homeOf, id);
  const above = home === undefined ? undefined : q.derive(placed, home);
  const own = kindOf(r.kind).placed ? r.placement : undefined;
  // A region that was cleared is none, so what stands around the thing decides.
  const region = own?.region?.trim() === "" ? undefined : own?.region;
  const defaults = q.part("defaults");
  const groups = q.part("resourceGroups");
  const resourceGroup = own?.resourceGroup ?? above?.resourceGroup ?? defaults.resourceGroup;
  return {
    region: regionName(region ?? above?.region ?? defaults.region),
    resourceGroup,
    // The subscription follows from the group.
    subscription: groups[resourceGroup]?.subscription ?? groups[defaults.resourceGroup]!.subscription,
    ...(region === undefined && home !== undefined ? { regionFrom: above?.regionFrom ?? home } : {}),
    ...(own?.resourceGroup === undefined && home !== undefined
      ? { groupFrom: above?.groupFrom ?? home }
      : {}),
  };
}
