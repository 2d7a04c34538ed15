import type { Design, Id, Intent, Path, Resource } from "./design.ts";
import type { ModelSchema, Reference } from "./edit.ts";

const caches = new WeakMap<ModelSchema, WeakMap<Resource, readonly Reference[]>>();

/** The references of a resource; asked of its kind once, since resources never change in place. */
export function referencesOf(schema: ModelSchema, resource: Resource): readonly Reference[] {
  let cache = caches.get(schema);
  if (!cache) caches.set(schema, (cache = new WeakMap()));
  let found = cache.get(resource);
  if (!found) cache.set(resource, (found = schema.references(resource)));
  return found;
}

/** Where an id must be found. */
type Holder = "resources" | "resourceGroups" | "subscriptions" | "parameters";

/** A reference that something in the design makes, and where its target lives. */
export interface Link {
  readonly path: Path;
  readonly holder: Holder;
  readonly target: string;
}

export const hasKey = (holder: object, key: string): boolean => Object.hasOwn(holder, key);

export const isDangling = (design: Design, link: Link): boolean => !hasKey(design[link.holder], link.target);

/**
 * The first thing that a resource points at and that is not in the design: another resource, its resource group, or
 * a parameter that a field is bound to. Asked for every resource when something is removed, so it allocates nothing.
 */
export function danglingOfResource(
  resource: Resource,
  design: Design,
  schema: ModelSchema,
): Link | undefined {
  for (const { path, to } of referencesOf(schema, resource)) {
    if (!hasKey(design.resources, to)) return { path, holder: "resources", target: to };
  }
  const group = resource.placement?.resourceGroup;
  if (group !== undefined && !hasKey(design.resourceGroups, group)) {
    return { path: "placement.resourceGroup", holder: "resourceGroups", target: group };
  }
  if (resource.bind === undefined) return undefined;
  for (const [path, parameter] of Object.entries(resource.bind)) {
    if (!hasKey(design.parameters, parameter)) {
      return { path: `bind.${path}`, holder: "parameters", target: parameter };
    }
  }
  return undefined;
}

export function* linksOfIntent(intent: Intent): Iterable<Link> {
  for (const end of ["from", "to"] as const) {
    const { [end]: place } = intent;
    if ("resource" in place) yield { path: end, holder: "resources", target: place.resource };
  }
  for (const target of intent.via ?? []) yield { path: "via", holder: "resources", target };
}

export interface NamedLink extends Link {
  /** What the person calls the thing that refers. */
  readonly name: string;
}

/** References between parts of the design beside resources: intents, groups and defaults. */
export function* linksOfParts(design: Design): Iterable<NamedLink> {
  for (const intent of Object.values(design.intents)) {
    const name = intent.label ?? intent.id;
    for (const link of linksOfIntent(intent))
      yield { ...link, name, path: `intents.${intent.id}.${link.path}` };
  }
  for (const [id, group] of Object.entries(design.resourceGroups)) {
    const path = `resourceGroups.${id}.subscription`;
    yield { name: group.name, path, holder: "subscriptions", target: group.subscription };
  }
  const target: Id = design.defaults.resourceGroup;
  yield { name: design.title, path: "defaults.resourceGroup", holder: "resourceGroups", target };
}
