import { findRegion, regionName } from "../../facts/regions.ts";
import { kindOf } from "../../kinds/index.ts";
import type { Path, Resource } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import { param, type Expr, type TemplateParameter, type Value } from "../../template/tree.ts";
import { placementOf } from "../placement.ts";
import { camelCase, firstFree, parameterTable } from "./symbols.ts";

type ParameterType = TemplateParameter["type"];

/** The parameters that the kinds ask for while they write their part, each declared once. */
export class Parameters {
  readonly #q: Query;
  readonly #declared = new Map<string, TemplateParameter>();
  /** Azure ignores the case of parameters. */
  readonly #taken: Set<string>;
  readonly #shared = new Map<string, string>();

  constructor(q: Query) {
    this.#q = q;
    this.#taken = new Set(
      [...q.derive(parameterTable).values(), ...q.derive(regionParameters).values()].map((name) =>
        name.toLowerCase(),
      ),
    );
  }

  /** In the order in which they were asked for. */
  get all(): readonly TemplateParameter[] {
    return [...this.#declared.values()];
  }

  location(region: string): Expr {
    const name = this.#q.derive(regionParameters).get(region)!;
    if (!this.#declared.has(name)) this.#declared.set(name, locationParameter(name, region));
    return param(name);
  }

  /**
   * The parameter that a field is bound to. Its default is what the field says, since that is what the rules have
   * judged; a field that says something else than the first one bound to the parameter is printed as it stands.
   */
  bound(r: Resource, path: Path, literal: Value): Value {
    const bound = r.bind?.[path];
    const name = bound === undefined ? undefined : this.#q.derive(parameterTable).get(bound);
    const type = typeOf(literal);
    if (bound === undefined || name === undefined || type === undefined) return literal;
    const known = this.#declared.get(name);
    if (known === undefined) {
      const { description } = this.#q.part("parameters")[bound]!;
      const fallback = `${labelOf(r, path)} of ${r.name}.`;
      this.#declared.set(name, { name, type, description: description ?? fallback, default: literal });
    } else if (JSON.stringify(known.default) !== JSON.stringify(literal)) return literal;
    return param(name);
  }

  /** One parameter for all that ask for the same: every machine with the same administrator shares one. */
  shared(parameter: Omit<TemplateParameter, "name">, wish: string): Expr {
    const key = `${wish} ${JSON.stringify(parameter)}`;
    let name = this.#shared.get(key);
    if (name === undefined) {
      name = firstFree(wish, (s) => !this.#taken.has(s.toLowerCase()));
      this.#taken.add(name.toLowerCase());
      this.#shared.set(key, name);
      this.#declared.set(name, { ...parameter, name });
    }
    return param(name);
  }
}

function typeOf(value: Value | undefined): ParameterType | undefined {
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "number") return Number.isSafeInteger(value) ? "int" : undefined;
  return Array.isArray(value) && value.every((v) => typeof v === "string") ? "stringList" : undefined;
}

function labelOf(r: Resource, path: Path): string {
  if (path === "name") return "Name";
  const field = path.replace(/^props\./, "").replace(/\.[^.]+\./, ".");
  return kindOf(r.kind).words.fields[field]?.label ?? path;
}

/** The default region is plain `location`; each other one has its name behind it, so that none changes with another. */
function regionParameters(q: Query): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set([...q.derive(parameterTable).values()].map((name) => name.toLowerCase()));
  const add = (region: string, wish: string): void => {
    if (names.has(region)) return;
    const name = firstFree(wish, (s) => !taken.has(s.toLowerCase()));
    taken.add(name.toLowerCase());
    names.set(region, name);
  };
  add(q.derive(defaultRegion), "location");
  for (const id of q.everything()) {
    const { region } = placementOf(q, id);
    add(region, `location${camelCase(`x ${findRegion(region)?.display ?? region}`).slice(1)}`);
  }
  return names;
}

/** Spelt like the regions of placements. */
const defaultRegion = (q: Query): string => regionName(q.part("defaults").region);

function locationParameter(name: string, region: string): TemplateParameter {
  const display = findRegion(region)?.display ?? region;
  return { name, type: "string", description: `Region of what was drawn in ${display}.`, default: region };
}
