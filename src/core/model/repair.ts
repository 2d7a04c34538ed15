import { message, type Message } from "../net/message.ts";
import type { Design, Id, Json, JsonObject, Path, Resource } from "./design.ts";
import { asId } from "./design.ts";
import { isContainer } from "./draft.ts";
import type { ModelSchema } from "./edit.ts";
import type { FileCode } from "./fileWords.ts";
import { keysOf } from "./path.ts";
import { hasKey, isDangling, linksOfIntent, referencesOf } from "./references.ts";

export interface Repaired {
  readonly design: Design;
  readonly warnings: readonly Message<FileCode>[];
}

/**
 * Empties every reference to something that is not in the design, so that the rest of the program never meets one.
 * Expects at least one subscription and one resource group. What is whole keeps its identity.
 */
export function repairReferences(design: Design, schema: ModelSchema): Repaired {
  const warnings: Message<FileCode>[] = [];
  const whole = repairGroups(design, warnings);
  const resources = mapValues(whole.resources, (r) => repairResource(r, whole, schema, warnings));
  const repaired = repairIntents({ ...whole, resources: cutLoops(resources, warnings) }, warnings);
  return { design: warnings.length === 0 ? design : repaired, warnings };
}

type Values<T> = { readonly [id: Id]: T };

const mapValues = <T>(values: Values<T>, change: (value: T, id: Id) => T | undefined): Values<T> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([id, value]) => {
      const next = change(value, asId(id));
      return next === undefined ? [] : [[id, next]];
    }),
  );

/** A group must have a subscription and a design a group; the first of the file is the likeliest. */
function repairGroups(design: Design, warnings: Message<FileCode>[]): Design {
  const replaced = (path: Path, target: string, now: string): void => {
    warnings.push(message("group-replaced", { path, target, now }));
  };
  const [subscription, group] = [
    Object.keys(design.subscriptions)[0]!,
    Object.keys(design.resourceGroups)[0]!,
  ];
  const resourceGroups = mapValues(design.resourceGroups, (each, id) => {
    if (hasKey(design.subscriptions, each.subscription)) return each;
    replaced(`resourceGroups.${id}.subscription`, each.subscription, subscription);
    return { ...each, subscription: asId(subscription) };
  });
  const { resourceGroup } = design.defaults;
  if (hasKey(resourceGroups, resourceGroup)) return { ...design, resourceGroups };
  replaced("defaults.resourceGroup", resourceGroup, group);
  return { ...design, resourceGroups, defaults: { ...design.defaults, resourceGroup: asId(group) } };
}

function repairResource(
  resource: Resource,
  design: Design,
  schema: ModelSchema,
  warnings: Message<FileCode>[],
): Resource {
  let whole = resource;
  const { name } = resource;
  for (const { path, to } of referencesOf(schema, resource)) {
    if (hasKey(design.resources, to)) continue;
    warnings.push(message("reference-dropped", { name, path, target: to }));
    whole = without(whole, path, to);
  }
  const group = resource.placement?.resourceGroup;
  if (group !== undefined && !hasKey(design.resourceGroups, group)) {
    const path = "placement.resourceGroup";
    warnings.push(message("reference-dropped", { name, path, target: group }));
    whole = without(whole, path, group);
  }
  for (const [path, parameter] of Object.entries(resource.bind ?? {})) {
    if (hasKey(design.parameters, parameter)) continue;
    warnings.push(message("binding-dropped", { name, path, target: parameter }));
    whole = without(whole, `bind.${path}`, parameter);
  }
  return whole;
}

/** The resource without this target at this path: taken out of a list, otherwise unset. */
const without = (resource: Resource, path: Path, target: string): Resource =>
  withoutAt(resource, keysOf(path) ?? [], target) as Resource;

function withoutAt(holder: object, [key, ...rest]: readonly string[], target: string): object {
  if (key === undefined || !hasKey(holder, key)) return holder;
  const value = (holder as JsonObject)[key];
  if (rest.length > 0)
    return isContainer(value) ? { ...holder, [key]: withoutAt(value, rest, target) } : holder;
  if (Array.isArray(value)) {
    return { ...holder, [key]: (value as readonly Json[]).filter((each) => each !== target) };
  }
  const copy: { [key: string]: unknown } = { ...holder };
  delete copy[key];
  return copy;
}

/** A thing inside itself would send every walk up the parents round for ever. */
function cutLoops(resources: Design["resources"], warnings: Message<FileCode>[]): Design["resources"] {
  const endsAtTop = new Set<Id>();
  const cut = new Set<Id>();
  for (const resource of Object.values(resources)) {
    const walked = new Set<Id>();
    let at: Resource | undefined = resource;
    while (at && !endsAtTop.has(at.id)) {
      walked.add(at.id);
      if (at.parent !== undefined && walked.has(at.parent)) {
        cut.add(at.id);
        break;
      }
      at = at.parent === undefined ? undefined : resources[at.parent];
    }
    for (const id of walked) endsAtTop.add(id);
  }
  if (cut.size === 0) return resources;
  return mapValues(resources, (resource) => {
    if (!cut.has(resource.id) || resource.parent === undefined) return resource;
    warnings.push(message("loop-cut", { name: resource.name }));
    return without(resource, "parent", resource.parent);
  });
}

function repairIntents(design: Design, warnings: Message<FileCode>[]): Design {
  const intents = mapValues(design.intents, (intent, id) => {
    const name = intent.label ?? id;
    const missing = [...linksOfIntent(intent)].filter((link) => isDangling(design, link));
    const end = missing.find(({ path }) => path !== "via");
    if (end) {
      warnings.push(message("intent-dropped", { name, target: end.target }));
      return undefined;
    }
    if (missing.length === 0) return intent;
    for (const { path, target } of missing)
      warnings.push(message("reference-dropped", { name, path, target }));
    return { ...intent, via: (intent.via ?? []).filter((each) => hasKey(design.resources, each)) };
  });
  return { ...design, intents };
}
