import { kindDeployment } from "../../kinds/deployments.ts";
import type { Id } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import type { TemplateParameter, TemplateResource, TemplateTree } from "../../template/tree.ts";
import { placementOf } from "../placement.ts";
import { collector } from "./context.ts";
import { parametersOf, withoutDangling, withoutUnused } from "./graph.ts";
import { FILE_LIMIT } from "./groups.ts";
import { modularTree } from "./modules.ts";
import {
  mainSubscriptionId,
  placeOf,
  placesInAzure,
  scopeFrom,
  type Place,
  type PlacedResource,
} from "./places.ts";

/** A design as it is deployed. */
export interface Deployment {
  readonly tree: TemplateTree;
  /** The one resource group that all goes to; absent = the template is deployed to the subscription. */
  readonly place?: Place;
  /** Whether that group is already in Azure, as far as the design says. */
  readonly placeExists: boolean;
  /** Subscription to deploy to, when the design knows it. */
  readonly subscriptionId?: string;
  /** Region of the deployment itself. */
  readonly region: string;
  /** Groups that the template deploys to and does not make. */
  readonly needed: readonly Place[];
}

/** The deployable tree of a design. `header` lines go on top of the main file. */
export const templateOf = (q: Query, header: readonly string[] = []): TemplateTree => ({
  ...deploymentOf(q).tree,
  header,
});

/**
 * One file when all goes to one resource group, else a file for the subscription with a module for each group. Groups
 * that refer to each other in a circle, and groups too large for one file, get several modules.
 */
export function deploymentOf(q: Query, limit = FILE_LIMIT): Deployment {
  const { context, parameters } = collector(q);
  const printed = q.everything().flatMap((id) => {
    const r = q.get(id);
    const place = placeOf(q, id);
    const { resources } = kindDeployment(r.kind).toTemplate(r, q, context);
    return resources.map((t): PlacedResource => ({ ...(r.existing ? asExisting(t) : t), place }));
  });
  const all = withoutUnused(withoutDangling(printed));
  const deployed = all.filter((r) => !r.existing);
  const first = deployed[0];
  const region = first === undefined ? q.part("defaults").region : placementOf(q, first.from).region;
  const places = new Map(deployed.map((r) => [r.place.key, r.place]));
  const inAzure = q.derive(placesInAzure);

  if (places.size <= 1) {
    const place = first?.place ?? defaultPlace(q);
    const tree =
      deployed.length <= limit
        ? singleTree(q, all, place, parameters.all)
        : modularTree(q, all, parameters.all, limit, place);
    return {
      tree,
      place,
      placeExists: inAzure.has(place.key),
      ...subscription(place.subscriptionId ?? q.derive(mainSubscriptionId)),
      region,
      needed: [],
    };
  }
  return {
    tree: modularTree(q, all, parameters.all, limit),
    placeExists: true,
    ...subscription(q.derive(mainSubscriptionId)),
    region,
    needed: [...places.values()].filter((p) => p.subscriptionId !== undefined || inAzure.has(p.key)),
  };
}

const subscription = (subscriptionId: string | undefined): { readonly subscriptionId?: string } =>
  subscriptionId === undefined ? {} : { subscriptionId };

function defaultPlace(q: Query): Place {
  const resourceGroup = q.part("resourceGroups")[q.part("defaults").resourceGroup]!.name.trim();
  return { key: `/${resourceGroup.toLowerCase()}`, resourceGroup };
}

/** What is already in Azure is referred to by name and never written. */
const asExisting = ({
  symbol,
  type,
  apiVersion,
  name,
  parent,
  from,
}: TemplateResource<Id>): TemplateResource<Id> => ({
  symbol,
  type,
  apiVersion,
  name,
  ...(parent === undefined ? {} : { parent }),
  existing: true,
  body: {},
  from,
});

function singleTree(
  q: Query,
  all: readonly PlacedResource[],
  place: Place,
  parameters: readonly TemplateParameter[],
): TemplateTree {
  const resources = all.map(({ place: at, ...r }): TemplateResource => {
    const scope = r.existing && r.parent === undefined ? scopeFrom(q, place, at) : undefined;
    return scope === undefined ? r : { ...r, scope };
  });
  const used = parametersOf(resources);
  return {
    scope: "resourceGroup",
    header: [],
    parameters: parameters.filter((p) => used.has(p.name)),
    resources,
    modules: [],
    outputs: [],
  };
}
