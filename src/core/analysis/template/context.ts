import type { TemplateContext } from "../../kinds/index.ts";
import type { Id } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import { placementOf } from "../placement.ts";
import { Parameters } from "./parameters.ts";
import { parameterTable, symbolTable } from "./symbols.ts";

/** What the kinds are told, and the parameters they asked for meanwhile. */
export interface Collector {
  readonly context: TemplateContext;
  readonly parameters: Parameters;
}

export function collector(q: Query): Collector {
  const parameters = new Parameters(q);
  return {
    parameters,
    context: {
      symbol: symbolsOf(q),
      location: (id) => parameters.location(placementOf(q, id).region),
      bound: (r, path, literal) => parameters.bound(r, path, literal),
      shared: (parameter, wish) => parameters.shared(parameter, wish),
    },
  };
}

/** Symbols of resources, and of the parts that one thing is printed as. */
function symbolsOf(q: Query): TemplateContext["symbol"] {
  const symbols = q.derive(symbolTable);
  const taken = new Set([...symbols.values(), ...q.derive(parameterTable).values()]);
  const parts = new Map<string, string>();
  return (id: Id, part?: string): string => {
    const base = symbols.get(id)!;
    if (part === undefined) return base;
    const key = `${id} ${part}`;
    let made = parts.get(key);
    if (made === undefined) {
      made = base + part.charAt(0).toUpperCase() + part.slice(1);
      while (taken.has(made)) made += "_";
      taken.add(made);
      parts.set(key, made);
    }
    return made;
  };
}
