import { collector } from "./context.ts";
import { parametersOf, referencesOf, withoutUnused } from "./graph.ts";
import { intoFiles } from "./groups.ts";
import { camelCase } from "./symbols.ts";
import { API_VERSIONS } from "../../facts/apiVersions.ts";
import { kindOf } from "../../kinds/index.ts";
import type { Id, Resource } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import {
  nameOf,
  param,
  type TemplateModule,
  type TemplateParameter,
  type TemplateResource,
  type TemplateScope,
  type TemplateTree,
} from "../../template/tree.ts";
import { placementOf } from "../placement.ts";

/** A printed resource with the group it is deployed to. */
interface Placedresource {
  readonly resource: TemplateResource<Id>;
  readonly group: Id;
}

/**
 * The deployable tree of a design: one file when all is in one resource group, else a subscription-level file with a
 * module for each group. `header` lines go on top of the main file.
 */
export function templateOf(q: Query, header: readonly string[] = []): TemplateTree {
  const { context, parameters } = collector(q);
  const all: Placedresource[] = [];
  for (const id of q.everything()) {
    const r = q.get(id);
    const group = placementOf(q, id).resourceGroup;
    for (const resource of kindOf(r.kind).toTemplate(r, q, context).resources)
      all.push({ resource: r.existing ? asExisting(resource, r) : resource, group });
  }
  const deployed = new Set(all.filter((p) => !p.resource.existing).map((p) => p.group));
  const [only] = deployed;
  if (deployed.size <= 1)
    return singleTree(q, all, only ?? q.part("defaults").resourceGroup, parameters, header);
  return modularTree(q, all, parameters, header);
}

/** What is already in Azure is referred to by name and never written. */
function asExisting(t: TemplateResource<Id>, r: Resource): TemplateResource<Id> {
  const scope = t.parent === undefined ? scopeOfId(r.existing?.azureId) : undefined;
  return {
    symbol: t.symbol,
    type: t.type,
    apiVersion: t.apiVersion,
    name: t.name,
    ...(t.parent === undefined ? {} : { parent: t.parent }),
    existing: true,
    ...(scope === undefined ? {} : { scope }),
    body: {},
    from: t.from,
  };
}

function scopeOfId(azureId: string | undefined): TemplateScope | undefined {
  const match = /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\//i.exec(azureId ?? "");
  return match === null ? undefined : { subscriptionId: match[1]!, resourceGroup: match[2]! };
}

/** Where a group is, seen from a file that is deployed to another. */
function scopeOfGroup(q: Query, group: Id): TemplateScope {
  const { name, subscription } = q.part("resourceGroups")[group]!;
  const subscriptionId = q.part("subscriptions")[subscription]?.subscriptionId;
  return { resourceGroup: name, ...(subscriptionId === undefined ? {} : { subscriptionId }) };
}

function singleTree(
  q: Query,
  all: readonly Placedresource[],
  group: Id,
  parameters: ReadonlyMap<string, TemplateParameter>,
  header: readonly string[],
): TemplateTree {
  const resources = withoutUnused(
    all.map((p) =>
      p.resource.existing &&
      p.resource.parent === undefined &&
      p.resource.scope === undefined &&
      p.group !== group
        ? { ...p.resource, scope: scopeOfGroup(q, p.group) }
        : p.resource,
    ),
  );
  return {
    scope: "resourceGroup",
    header,
    parameters: usedParameters(resources, parameters),
    resources,
    modules: [],
    outputs: [],
  };
}

function usedParameters(
  resources: readonly TemplateResource[],
  parameters: ReadonlyMap<string, TemplateParameter>,
): readonly TemplateParameter[] {
  const used = parametersOf(resources);
  return [...parameters.values()].filter((p) => used.has(p.name));
}

function modularTree(
  q: Query,
  all: readonly Placedresource[],
  parameters: ReadonlyMap<string, TemplateParameter>,
  header: readonly string[],
): TemplateTree {
  const bySymbol = new Map(all.map((p) => [p.resource.symbol, p]));
  // A subnet that is written inside its network is there when the network is.
  const deployedBy = (p: Placedresource): Placedresource | undefined => {
    if (!p.resource.existing) return p;
    const parent = p.resource.parent === undefined ? undefined : bySymbol.get(p.resource.parent);
    return parent === undefined ? undefined : deployedBy(parent);
  };
  const dependsOn = (p: Placedresource): readonly Placedresource[] =>
    [...referencesOf(p.resource)].flatMap((s) => {
      const other = bySymbol.get(s);
      return (other && deployedBy(other)) ?? [];
    });
  const files = intoFiles(
    all.filter((p) => !p.resource.existing),
    (p) => p.group,
    dependsOn,
  );
  const taken = new Set<string>(parameters.keys());
  const unique = (wish: string): string => {
    let name = wish;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${wish}${n}`;
    taken.add(name.toLowerCase());
    return name;
  };
  const groupSymbols = new Map<Id, string>();
  const groups: TemplateResource[] = [];
  for (const group of new Set(files.map((f) => f.group as Id))) {
    const { name } = q.part("resourceGroups")[group]!;
    if (scopeOfGroup(q, group).subscriptionId !== undefined) continue;
    const symbol = unique(`${camelCase(name) || "group"}Group`);
    groupSymbols.set(group, symbol);
    const location = files
      .find((f) => f.group === group)!
      .members.find((p) => p.resource.location !== undefined)!;
    groups.push({
      symbol,
      type: "Microsoft.Resources/resourceGroups",
      apiVersion: API_VERSIONS["Microsoft.Resources/resourceGroups"],
      name,
      location: location.resource.location!,
      body: {},
      from: group,
    });
  }
  const moduleOf = new Map<Placedresource, string>();
  const named = files.map((f) => {
    const name = q.part("resourceGroups")[f.group as Id]!.name;
    const stage = f.stage === 0 ? "" : `-${f.stage + 1}`;
    const symbol = unique(`${camelCase(name) || "group"}${f.stage === 0 ? "" : f.stage + 1}`);
    for (const p of f.members) moduleOf.set(p, symbol);
    return { ...f, symbol, file: unique(fileName(`${name}${stage}`)) };
  });
  const modules = named.map((f): TemplateModule => {
    const resources = withStubs(q, f.members, bySymbol, f.group as Id);
    const own = usedParameters(resources, parameters);
    const after = new Set(f.members.flatMap((p) => dependsOn(p).map((d) => moduleOf.get(d)!)));
    after.delete(f.symbol);
    const group = f.group as Id;
    const groupSymbol = groupSymbols.get(group);
    const scope = scopeOfGroup(q, group);
    return {
      symbol: f.symbol,
      file: f.file,
      scope: groupSymbol === undefined ? scope : { resourceGroup: nameOf(groupSymbol) },
      args: Object.fromEntries(own.map((p) => [p.name, param(p.name)])),
      ...(after.size > 0 ? { after: [...after].sort() } : {}),
      tree: {
        scope: "resourceGroup",
        header: [`Resource group ${scope.resourceGroup as string}. Called by main.`],
        parameters: own.map(withoutDefault),
        resources,
        modules: [],
        outputs: [],
      },
    };
  });
  const used = new Set([...modules.flatMap((m) => Object.keys(m.args)), ...parametersOf(groups)]);
  return {
    scope: "subscription",
    header,
    parameters: [...parameters.values()].filter((p) => used.has(p.name)),
    resources: groups,
    modules,
    outputs: [],
  };
}

/** A module is told every value by its caller. */
function withoutDefault(p: TemplateParameter): TemplateParameter {
  const told = { ...p };
  delete (told as { default?: unknown }).default;
  delete (told as { value?: unknown }).value;
  return told;
}

/** The members of a file, and stubs for what they refer to in other files. */
function withStubs(
  q: Query,
  members: readonly Placedresource[],
  bySymbol: ReadonlyMap<string, Placedresource>,
  group: Id,
): readonly TemplateResource[] {
  const here = new Set(members.map((p) => p.resource.symbol));
  const stubs = new Map<string, TemplateResource>();
  const need = (symbol: string): void => {
    const p = bySymbol.get(symbol);
    if (p === undefined || here.has(symbol) || stubs.has(symbol)) return;
    const { resource: r } = p;
    if (r.parent !== undefined) need(r.parent);
    const elsewhere = r.parent === undefined && p.group !== group ? scopeOfGroup(q, p.group) : undefined;
    const scope = r.scope ?? elsewhere;
    stubs.set(symbol, {
      symbol,
      type: r.type,
      apiVersion: r.apiVersion,
      name: r.name,
      ...(r.parent === undefined ? {} : { parent: r.parent }),
      existing: true,
      ...(scope === undefined ? {} : { scope }),
      body: {},
      from: r.from,
    });
  };
  for (const p of members) for (const s of referencesOf(p.resource)) need(s);
  return [...stubs.values(), ...members.map((p) => p.resource)];
}

/** A file name of letters, digits, "-" and "_" only, so that no group name can leave the folder. */
const fileName = (name: string): string =>
  name
    .replace(/[^a-z0-9_-]+/gi, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "") || "group";
