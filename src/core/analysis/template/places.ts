import type { Id } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import type { TemplateResource, TemplateScope } from "../../template/tree.ts";
import { placementOf } from "../placement.ts";

/** Where something is deployed, or is already: a resource group of a subscription. */
export interface Place {
  /** Equal for equal places; Azure ignores the case of both names. */
  readonly key: string;
  readonly resourceGroup: string;
  /** Unset in the subscription that the template itself is deployed to. */
  readonly subscriptionId?: string;
}

/** A printed resource with the place it is deployed to. */
export interface PlacedResource extends TemplateResource<Id> {
  readonly place: Place;
}

const AZURE_ID = /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\//i;

/** The subscription that the template is deployed to: the default group's. Undefined = whichever is signed in to. */
export function mainSubscriptionId(q: Query): string | undefined {
  const group = q.part("resourceGroups")[q.part("defaults").resourceGroup]!;
  return q.part("subscriptions")[group.subscription]?.subscriptionId;
}

/**
 * A child is where its parent is; what is already in Azure is where its Azure id says; all else is in the resource
 * group of its placement.
 */
export const placeOf = (q: Query, id: Id): Place => q.derive(place, id);

function place(q: Query, id: Id): Place {
  const r = q.get(id);
  if (r.parent !== undefined && q.find(r.parent) !== undefined) return placeOf(q, r.parent);
  const known = AZURE_ID.exec(r.existing?.azureId ?? "");
  if (known !== null) return made(q, known[2]!, known[1]);
  const { name, subscription } = q.part("resourceGroups")[placementOf(q, id).resourceGroup]!;
  return made(q, name.trim(), q.part("subscriptions")[subscription]?.subscriptionId);
}

function made(q: Query, resourceGroup: string, subscriptionId: string | undefined): Place {
  const main = q.derive(mainSubscriptionId);
  const isMain = subscriptionId === undefined || subscriptionId.toLowerCase() === main?.toLowerCase();
  const key = `${isMain ? "" : subscriptionId.toLowerCase()}/${resourceGroup.toLowerCase()}`;
  return { key, resourceGroup, ...(isMain ? {} : { subscriptionId }) };
}

/** What a template that is deployed to `from` says about `to`; nothing when the two are one. */
export function scopeFrom(q: Query, from: Place, to: Place): TemplateScope | undefined {
  if (from.key === to.key) return undefined;
  // In another subscription a group's name alone would mean a group of that subscription.
  const main = from.subscriptionId === undefined ? undefined : q.derive(mainSubscriptionId);
  const subscriptionId = to.subscriptionId ?? main;
  return { resourceGroup: to.resourceGroup, ...(subscriptionId === undefined ? {} : { subscriptionId }) };
}

/** Places in which something is already in Azure, so that they are there, too. */
export function placesInAzure(q: Query): ReadonlySet<string> {
  return new Set(q.everything().flatMap((id) => (q.get(id).existing ? [placeOf(q, id).key] : [])));
}
