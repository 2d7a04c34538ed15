import { camelCase, symbolTable } from "./symbols.ts";
import { findRegion } from "../../facts/regions.ts";
import { kindOf } from "../../kinds/index.ts";
import type { TemplateContext } from "../../kinds/index.ts";
import type { Id } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import { param, type TemplateParameter, type Value } from "../../template/tree.ts";
import { placementOf } from "../placement.ts";

/** What the kinds are told, and the parameters they asked for meanwhile. */
export interface Collector {
  readonly context: TemplateContext;
  readonly parameters: ReadonlyMap<string, TemplateParameter>;
}

export function collector(q: Query): Collector {
  const symbols = q.derive(symbolTable);
  const names = new Set(symbols.values());
  const partSymbols = new Map<string, string>();
  const parameters = new Map<string, TemplateParameter>();
  const shared = new Map<string, string>();
  const regions = q.derive(regionParameters);

  function symbol(id: Id, part?: string): string {
    const base = symbols.get(id)!;
    if (part === undefined) return base;
    const key = `${id} ${part}`;
    const known = partSymbols.get(key);
    if (known !== undefined) return known;
    let made = base + part.charAt(0).toUpperCase() + part.slice(1);
    while (names.has(made)) made += "_";
    names.add(made);
    partSymbols.set(key, made);
    return made;
  }

  const context: TemplateContext = {
    symbol,
    location(id) {
      const { region } = placementOf(q, id);
      const name = regions.get(region)!;
      parameters.set(name, locationParameter(name, region));
      return param(name);
    },
    bound(r, path, literal) {
      const name = r.bind?.[path];
      const declared = name === undefined ? undefined : q.part("parameters")[name];
      if (name === undefined || declared === undefined) return literal;
      parameters.set(name, {
        name,
        type: declared.type,
        description: declared.description ?? `${kindOf(r.kind).words.name} ${r.name}: ${path}.`,
        default: (declared.default as Value | undefined) ?? literal,
      });
      return param(name);
    },
    shared(parameter, wish) {
      const key = `${wish} ${JSON.stringify(parameter)}`;
      let name = shared.get(key);
      if (name === undefined) {
        name = wish;
        for (let n = 2; parameters.has(name); n++) name = `${wish}${n}`;
        shared.set(key, name);
        parameters.set(name, { ...parameter, name });
      }
      return param(name);
    },
  };
  return { context, parameters };
}

/** The most used region is plain `location`; each other one has its name behind it. */
function regionParameters(q: Query): ReadonlyMap<string, string> {
  const count = new Map<string, number>();
  for (const id of q.everything()) {
    if (!kindOf(q.get(id).kind).placed) continue;
    const { region } = placementOf(q, id);
    count.set(region, (count.get(region) ?? 0) + 1);
  }
  const ordered = [...count].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([region]) => region);
  const names = new Map<string, string>();
  const taken = new Set<string>();
  ordered.forEach((region, n) => {
    const words = camelCase(`x ${region}`).slice(1);
    let name = n === 0 ? "location" : `location${words === "" ? n + 1 : words}`;
    while (taken.has(name)) name += "_";
    taken.add(name);
    names.set(region, name);
  });
  return names;
}

function locationParameter(name: string, region: string): TemplateParameter {
  const display = findRegion(region)?.display ?? region;
  return { name, type: "string", description: `Region of what was drawn in ${display}.`, default: region };
}
