import { API_VERSIONS } from "../../facts/apiVersions.ts";
import type { Query } from "../../model/query.ts";
import {
  nameOf,
  param,
  type TemplateModule,
  type TemplateParameter,
  type TemplateResource,
  type TemplateTree,
} from "../../template/tree.ts";
import { parametersOf, referencesOf } from "./graph.ts";
import { intoFiles } from "./groups.ts";
import { placesInAzure, scopeFrom, type Place, type PlacedResource } from "./places.ts";
import { camelCase, firstFree, isReserved } from "./symbols.ts";

const GROUP = "Microsoft.Resources/resourceGroups";

/** A file with its members and what it is called. */
interface File {
  readonly symbol: string;
  readonly file: string;
  readonly place: Place;
  readonly members: readonly PlacedResource[];
}

/**
 * A main file that calls a module for each place, or several where one would be too large or refer in a circle. With
 * `only`, all goes to that one group, and the main file is deployed to it; else it is deployed to the subscription and
 * makes the groups that are not yet there.
 */
export function modularTree(
  q: Query,
  all: readonly PlacedResource[],
  parameters: readonly TemplateParameter[],
  limit: number,
  only?: Place,
): TemplateTree {
  const bySymbol = new Map(all.map((r) => [r.symbol, r]));
  const dependsOn = dependencies(all, bySymbol);
  const deployed = all.filter((r) => !r.existing);
  const taken = new Set(parameters.map((p) => p.name.toLowerCase()));
  const files = named(deployed, dependsOn, limit, taken);
  const groups = only === undefined ? newGroups(q, files, taken) : [];
  const moduleOf = new Map(files.flatMap((f) => f.members.map((r) => [r, f.symbol] as const)));

  const modules = files.map(({ symbol, file, place, members }): TemplateModule => {
    const resources = withStubs(q, members, bySymbol, place);
    const used = parametersOf(resources);
    const own = parameters.filter((p) => used.has(p.name));
    const after = new Set(members.flatMap((r) => dependsOn(r).map((d) => moduleOf.get(d)!)));
    after.delete(symbol);
    const group = groups.find((g) => g.from === place.key);
    const scope =
      group === undefined
        ? {
            resourceGroup: place.resourceGroup,
            ...(place.subscriptionId === undefined ? {} : { subscriptionId: place.subscriptionId }),
          }
        : { resourceGroup: nameOf(group.symbol) };
    return {
      symbol,
      file,
      ...(only === undefined ? { scope } : {}),
      args: Object.fromEntries(own.map((p) => [p.name, param(p.name)])),
      ...(after.size > 0 ? { after: [...after].sort() } : {}),
      tree: {
        scope: "resourceGroup",
        header: [`Resource group ${place.resourceGroup}. Called by main.`],
        parameters: own.map(withoutDefault),
        resources,
        modules: [],
        outputs: [],
      },
    };
  });
  const used = new Set([...modules.flatMap((m) => Object.keys(m.args)), ...parametersOf(groups)]);
  return {
    scope: only === undefined ? "subscription" : "resourceGroup",
    header: [],
    parameters: parameters.filter((p) => used.has(p.name)),
    resources: groups,
    modules,
    outputs: [],
  };
}

/** What must be deployed before each resource. A subnet written inside its network is there when the network is. */
function dependencies(
  all: readonly PlacedResource[],
  bySymbol: ReadonlyMap<string, PlacedResource>,
): (r: PlacedResource) => readonly PlacedResource[] {
  const deployedBy = (r: PlacedResource): PlacedResource | undefined => {
    if (!r.existing) return r;
    const parent = r.parent === undefined ? undefined : bySymbol.get(r.parent);
    return parent === undefined ? undefined : deployedBy(parent);
  };
  const found = new Map<PlacedResource, readonly PlacedResource[]>();
  for (const r of all) {
    const targets = [...referencesOf(r)].flatMap((symbol) => {
      const other = bySymbol.get(symbol);
      return (other && deployedBy(other)) ?? [];
    });
    found.set(
      r,
      [...new Set(targets)].filter((other) => other !== r),
    );
  }
  return (r) => found.get(r)!;
}

function named(
  deployed: readonly PlacedResource[],
  dependsOn: (r: PlacedResource) => readonly PlacedResource[],
  limit: number,
  taken: Set<string>,
): readonly File[] {
  const files = new Set<string>();
  return intoFiles(deployed, (r) => r.place.key, dependsOn, limit).map(({ part, members }) => {
    const { place } = members[0]!;
    const symbol = firstFree(
      `${camelCase(place.resourceGroup) || "group"}${part === 0 ? "" : `Part${part + 1}`}`,
      (s) => !taken.has(s.toLowerCase()) && !isReserved(s),
    );
    taken.add(symbol.toLowerCase());
    const wish = `${fileName(place.resourceGroup)}${part === 0 ? "" : `-${part + 1}`}`;
    const file = firstFree(wish, (s) => !files.has(s.toLowerCase()));
    files.add(file.toLowerCase());
    return { symbol, file, place, members };
  });
}

/** A file name of letters, digits, "-" and "_" only, so that no group name can leave the folder or name a device. */
function fileName(group: string): string {
  const name = group
    .replace(/[^a-z0-9_-]+/gi, "-")
    .slice(0, 50)
    .replace(/^-+|-+$/g, "");
  return name === "" || /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(name) ? `${name}group` : name;
}

/** Groups of the template's own subscription that nothing shows to be in Azure already. */
function newGroups(q: Query, files: readonly File[], taken: Set<string>): readonly TemplateResource[] {
  const inAzure = q.derive(placesInAzure);
  const places = new Map(files.map((f) => [f.place.key, f.place]));
  return [...places.values()].flatMap((place): TemplateResource[] => {
    if (place.subscriptionId !== undefined || inAzure.has(place.key)) return [];
    const members = files.flatMap((f) => (f.place.key === place.key ? f.members : []));
    const location = members.find((r) => r.location !== undefined)?.location;
    if (location === undefined) return [];
    const wish = `${camelCase(place.resourceGroup) || "group"}Group`;
    const symbol = firstFree(wish, (s) => !taken.has(s.toLowerCase()) && !isReserved(s));
    taken.add(symbol.toLowerCase());
    const apiVersion = API_VERSIONS[GROUP];
    return [
      { symbol, type: GROUP, apiVersion, name: place.resourceGroup, location, body: {}, from: place.key },
    ];
  });
}

/** A module is told every value by its caller. */
function withoutDefault({ name, type, description, secure }: TemplateParameter): TemplateParameter {
  return { name, type, description, ...(secure === undefined ? {} : { secure }) };
}

/** The members of a file, and stubs for what they refer to elsewhere. */
function withStubs(
  q: Query,
  members: readonly PlacedResource[],
  bySymbol: ReadonlyMap<string, PlacedResource>,
  place: Place,
): readonly TemplateResource[] {
  const here = new Set(members.map((r) => r.symbol));
  const stubs = new Map<string, TemplateResource>();
  const need = (symbol: string): void => {
    const r = bySymbol.get(symbol);
    if (r === undefined || here.has(symbol) || stubs.has(symbol)) return;
    const { type, apiVersion, name, parent, from } = r;
    if (parent !== undefined) need(parent);
    const scope = parent === undefined ? scopeFrom(q, place, r.place) : undefined;
    stubs.set(symbol, {
      symbol,
      type,
      apiVersion,
      name,
      ...(parent === undefined ? {} : { parent }),
      existing: true,
      ...(scope === undefined ? {} : { scope }),
      body: {},
      from,
    });
  };
  for (const r of members) for (const s of referencesOf(r)) need(s);
  return [...stubs.values(), ...members.map(({ place: _, ...r }): TemplateResource => r)];
}
