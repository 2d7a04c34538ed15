import { checkTree, type TreeUses } from "./check.ts";
import {
  type TemplateModule,
  type TemplateParameter,
  type TemplateResource,
  type TemplateTree,
} from "./tree.ts";
import { bug, type Uses } from "./values.ts";

export { collectUses, type Uses } from "./values.ts";

/** A module together with what was found in its own tree. */
export interface SurveyedModule extends TemplateModule {
  readonly survey: Survey;
}

/**
 * A tree as it is printed: `existing` resources that nothing refers to, parameters that nothing uses and arguments
 * for them are left out, because the official linter minds each of them. Symbols are looked up here, too.
 */
export interface Survey {
  readonly tree: TemplateTree;
  readonly parameters: ReadonlyMap<string, TemplateParameter>;
  readonly resources: ReadonlyMap<string, TemplateResource>;
  readonly modules: ReadonlyMap<string, SurveyedModule>;
  /** For each resource and module that is deployed. */
  readonly dependencies: ReadonlyMap<string, Dependencies>;
}

/** What has to be deployed first, each once, in a stable order: what expressions name, and what only `after` demands. */
export interface Dependencies {
  readonly implied: readonly string[];
  readonly extra: readonly string[];
}

/**
 * Checks a tree and reads it for printing.
 * @throws {TemplateBug} when the tree breaks a rule of {@link checkTree}, or when resources wait for each other
 */
export const prepare = (tree: TemplateTree): Survey => surveyTree(tree, checkTree(tree));

function surveyTree(given: TemplateTree, found: TreeUses): Survey {
  const resources = new Map(given.resources.map((resource) => [resource.symbol, resource]));
  const modules = new Map<string, SurveyedModule>();
  const uses = new Map<string, Uses>(found.resources);
  for (const module of given.modules) {
    const { scope, args, inside } = found.modules.get(module.symbol)!;
    const survey = surveyTree(module.tree, inside);
    const kept = Object.entries(module.args).filter(([name]) => survey.parameters.has(name));
    modules.set(module.symbol, { ...module, args: Object.fromEntries(kept), survey });
    const all = [scope, ...kept.map(([name]) => args.get(name)!)];
    uses.set(module.symbol, {
      symbols: new Set(all.flatMap(({ symbols }) => [...symbols])),
      parameters: new Set(all.flatMap(({ parameters }) => [...parameters])),
    });
  }

  const tree = withoutIdle(given, found, uses, resources);
  const dependencies = dependenciesOf(uses, resources, modules);
  refuseCycles(dependencies);
  return {
    tree,
    parameters: new Map(tree.parameters.map((parameter) => [parameter.name, parameter])),
    resources,
    modules,
    dependencies,
  };
}

type Resources = ReadonlyMap<string, TemplateResource>;

/** The tree without the parameters and existing resources that nothing uses. */
function withoutIdle(
  tree: TemplateTree,
  found: TreeUses,
  uses: ReadonlyMap<string, Uses>,
  resources: Resources,
): TemplateTree {
  const live = new Set<string>();
  const parameters = new Set<string>();
  const reach = (one: Uses): void => {
    for (const name of one.parameters) parameters.add(name);
    for (const symbol of one.symbols) {
      if (live.has(symbol) || !resources.get(symbol)?.existing) continue;
      live.add(symbol);
      reach(uses.get(symbol)!);
    }
  };
  for (const [symbol, one] of uses) if (!resources.get(symbol)?.existing) reach(one);
  reach(found.outputs);
  // A default may name other parameters; a set that grows while it is walked reaches those, too.
  for (const name of parameters)
    for (const other of found.defaults.get(name)!.parameters) parameters.add(other);
  return {
    ...tree,
    parameters: tree.parameters.filter(({ name }) => parameters.has(name)),
    resources: tree.resources.filter(({ existing, symbol }) => !existing || live.has(symbol)),
  };
}

const NONE: readonly string[] = [];

function dependenciesOf(
  uses: ReadonlyMap<string, Uses>,
  resources: Resources,
  modules: ReadonlyMap<string, TemplateModule>,
): Map<string, Dependencies> {
  const resolved = new Map<string, readonly string[]>();
  /** What has to be there before an expression that names the symbol can be worked out. */
  const deployed = (symbol: string): readonly string[] => {
    if (!resources.get(symbol)?.existing) return [symbol];
    let known = resolved.get(symbol);
    if (known === undefined) {
      // Two existing resources that name each other end here, and are found as a ring by the compiler.
      resolved.set(symbol, NONE);
      known = [...uses.get(symbol)!.symbols].flatMap(deployed);
      resolved.set(symbol, known);
    }
    return known;
  };
  const dependencies = new Map<string, Dependencies>();
  for (const [symbol, { symbols }] of uses) {
    const resource = resources.get(symbol);
    if (resource?.existing) continue;
    const { after = NONE } = resource ?? modules.get(symbol)!;
    if (symbols.size + after.length === 0) {
      dependencies.set(symbol, { implied: NONE, extra: NONE });
      continue;
    }
    const implied = new Set([...symbols].flatMap(deployed));
    implied.delete(symbol);
    const extra = new Set(after.flatMap(deployed).filter((one) => one !== symbol && !implied.has(one)));
    dependencies.set(symbol, { implied: [...implied], extra: [...extra] });
  }
  return dependencies;
}

/** Takes away what depends on nothing, again and again; what is left over waits for itself. */
function refuseCycles(dependencies: ReadonlyMap<string, Dependencies>): void {
  const waiting = new Map<string, string[]>();
  const open = new Map<string, number>();
  const ready: string[] = [];
  for (const [symbol, { implied, extra }] of dependencies) {
    const count = implied.length + extra.length;
    if (count === 0) ready.push(symbol);
    else open.set(symbol, count);
    for (const list of [implied, extra]) {
      for (const other of list) {
        const others = waiting.get(other);
        if (others === undefined) waiting.set(other, [symbol]);
        else others.push(symbol);
      }
    }
  }
  for (let symbol = ready.pop(); symbol !== undefined; symbol = ready.pop()) {
    for (const next of waiting.get(symbol) ?? NONE) {
      const left = open.get(next)! - 1;
      open.set(next, left);
      if (left > 0) continue;
      open.delete(next);
      ready.push(next);
    }
  }
  if (open.size > 0) bug(`these wait for each other: ${[...open.keys()].join(", ")}`);
}
