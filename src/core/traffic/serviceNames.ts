import { regionName } from "../facts/regions.ts";
import { PRIVATE_CLUSTER_NAME, SERVICE_TYPES, type ServiceTypeFact } from "../facts/serviceNames.ts";
import { subtract } from "../net/index.ts";
import { internetOf } from "./ends.ts";
import { variable } from "./flight.ts";
import type { Index } from "./nodes.ts";
import { parseTag, type Tag } from "./tags.ts";
import type { Endpoint, PlatformService } from "./topology.ts";
import { ofClasses, place, type Universe } from "./universe.ts";
import { rangeSetOf } from "../net/index.ts";
import type { Variable } from "./worlds.ts";

/** A name that a client asks for to reach a sub-resource (D12). */
export interface ServiceName {
  readonly service: PlatformService;
  readonly groupId: string;
  readonly fact: ServiceTypeFact;
  readonly name: string;
  /** Private zone and full name in it: what the alias points at. */
  readonly zone: string | undefined;
  readonly alias: string | undefined;
  readonly tag: string | undefined;
  /** Exists in the private zone only (D18). */
  readonly isPrivateOnly: boolean;
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

export const findService = (index: Index, name: string): PlatformService | undefined =>
  (index.topology.services ?? []).find((s) => same(s.name, name));

/** The sub-resource that is asked: the one named, `blob` for storage, otherwise the type's own. */
export function factOf(service: PlatformService, groupId: string | undefined): ServiceTypeFact | undefined {
  const facts = SERVICE_TYPES.filter((f) => same(f.type, service.type));
  return groupId === undefined ? facts[0] : facts.find((f) => same(f.groupId, groupId));
}

/** Private endpoints of a service, of one sub-resource or of any. */
export const endpointsOf = (index: Index, service: PlatformService, groupId?: string): Endpoint[] =>
  (index.topology.endpoints ?? []).filter(
    (e) =>
      e.kind === "privateEndpoint" &&
      same(e.privateLinkServiceId ?? "", service.name) &&
      (groupId === undefined || (e.groupIds ?? []).some((g) => same(g, groupId))),
  );

/** All names of a sub-resource; every one is needed (D12). */
export function namesOf(index: Index, service: PlatformService, fact: ServiceTypeFact): ServiceName[] {
  const region = regionName(service.location);
  const fill = (text: string): string =>
    text.replaceAll("NAME", service.name.toLowerCase()).replaceAll("REGION", region);
  const base = { service, groupId: fact.groupId, fact };
  if (service.privateCluster === true) {
    const { name, zone } = PRIVATE_CLUSTER_NAME;
    return [
      { ...base, name: fill(name), zone: fill(zone), alias: undefined, tag: undefined, isPrivateOnly: true },
    ];
  }
  const servesData = service.dataEndpointEnabled === true || endpointsOf(index, service).length > 0;
  return fact.names
    .filter((n) => n.onlyWithDataEndpoint !== true || servesData)
    .map((n) => ({
      ...base,
      name: fill(n.name),
      zone: n.zone === undefined ? undefined : fill(n.zone),
      alias: n.zone === undefined ? undefined : `${fill(n.record)}.${fill(n.zone)}`,
      tag: n.tag === undefined ? undefined : fill(n.tag),
      isPrivateOnly: false,
    }));
}

/** The tags that must be told apart for a name's public address (V1). */
export const tagsOfName = (n: ServiceName): Tag[] => (n.tag === undefined ? [] : [parseTag(n.tag)]);

/** The public address of a name: one of its tag's, unknown which, the same within a world (V1). */
export function publicAddressOf(index: Index, u: Universe, n: ServiceName): Variable {
  const internet = place(u, subtract(internetOf(index), index.ownPublic));
  if (n.tag === undefined) return variable(`address of ${n.name}`, internet);
  const tag = parseTag(n.tag);
  const classes = tag.service === "azurecloud" ? bareCloud(u, tag) : u.withTag(tag);
  return variable(`address of ${n.name}`, ofClasses(internet, classes));
}

/** In AzureCloud of the region and in no service's tag: an API server of Kubernetes. */
const bareCloud = (u: Universe, tag: Tag) =>
  rangeSetOf(
    u.classes.flatMap((c, i) =>
      c.has(tag.key) && [...c].every((key) => key.startsWith("azurecloud")) ? [[i, i] as const] : [],
    ),
  );
