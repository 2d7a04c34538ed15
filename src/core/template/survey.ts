import { checkTree, TemplateBug } from "./check.ts";
import {
  isExpr,
  type TemplateModule,
  type TemplateParameter,
  type TemplateResource,
  type TemplateScope,
  type TemplateTree,
  type Value,
} from "./tree.ts";

/** Symbols and parameters that a value names, in the order in which they are met. */
export interface Uses {
  readonly symbols: Set<string>;
  readonly parameters: Set<string>;
}

const noUses = (): Uses => ({ symbols: new Set(), parameters: new Set() });

/** Adds to `uses` whatever the value names. */
export function collectUses(value: Value, uses: Uses): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value as readonly Value[]) collectUses(item, uses);
  } else if (!isExpr(value)) {
    const object = value as { readonly [key: string]: Value };
    for (const key of Object.keys(object)) collectUses(object[key]!, uses);
  } else if (value.e === "param") uses.parameters.add(value.name);
  else if (value.e === "join") for (const part of value.parts) collectUses(part, uses);
  else if (value.e === "map") for (const entry of value.entries) collectUses(entry, uses);
  else if (value.e === "id" || value.e === "name" || value.e === "prop") uses.symbols.add(value.of);
}

function collectScope(scope: TemplateScope | undefined, uses: Uses): void {
  if (scope === undefined) return;
  collectUses(scope.resourceGroup, uses);
  if (scope.subscriptionId !== undefined) collectUses(scope.subscriptionId, uses);
}

function usesOfResource(resource: TemplateResource): Uses {
  const uses = noUses();
  if (resource.parent !== undefined) uses.symbols.add(resource.parent);
  collectScope(resource.scope, uses);
  collectUses(resource.name, uses);
  if (resource.condition !== undefined) collectUses(resource.condition, uses);
  if (resource.location !== undefined) collectUses(resource.location, uses);
  collectUses(resource.body, uses);
  return uses;
}

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
export function prepare(tree: TemplateTree): Survey {
  checkTree(tree);
  return surveyTree(tree);
}

function surveyTree(given: TemplateTree): Survey {
  const modules = new Map<string, SurveyedModule>();
  const resources = new Map<string, TemplateResource>();
  const uses = new Map<string, Uses>();

  for (const module of given.modules) {
    const survey = surveyTree(module.tree);
    const args = Object.entries(module.args).filter(([name]) => survey.parameters.has(name));
    const kept = { ...module, args: Object.fromEntries(args), survey };
    modules.set(module.symbol, kept);
    const found = noUses();
    collectScope(module.scope, found);
    collectUses(kept.args, found);
    uses.set(module.symbol, found);
  }
  for (const resource of given.resources) {
    resources.set(resource.symbol, resource);
    uses.set(resource.symbol, usesOfResource(resource));
  }

  const live = new Set<string>();
  const parameters = new Set<string>();
  const reach = (found: Uses): void => {
    for (const name of found.parameters) parameters.add(name);
    for (const symbol of found.symbols) {
      if (live.has(symbol)) continue;
      live.add(symbol);
      if (resources.get(symbol)?.existing) reach(uses.get(symbol)!);
    }
  };
  for (const [symbol, found] of uses) if (!resources.get(symbol)?.existing) reach(found);
  const outputs = noUses();
  for (const output of given.outputs) collectUses(output.value, outputs);
  reach(outputs);
  // A default may name other parameters; a set that grows while it is walked reaches those, too.
  const declared = new Map(given.parameters.map((parameter) => [parameter.name, parameter]));
  for (const name of parameters) {
    const found = { symbols: new Set<string>(), parameters };
    const value = declared.get(name)?.default;
    if (value !== undefined) collectUses(value, found);
  }

  const tree: TemplateTree = {
    ...given,
    parameters: given.parameters.filter(({ name }) => parameters.has(name)),
    resources: given.resources.filter(({ existing, symbol }) => !existing || live.has(symbol)),
  };

  const resolved = new Map<string, readonly string[]>();
  /** What has to be there before an expression that names the symbol can be worked out. */
  const deployed = (symbol: string): readonly string[] => {
    if (!resources.get(symbol)?.existing) return [symbol];
    let known = resolved.get(symbol);
    if (known === undefined) {
      known = [...new Set([...uses.get(symbol)!.symbols].flatMap(deployed))];
      resolved.set(symbol, known);
    }
    return known;
  };

  const dependencies = new Map<string, Dependencies>();
  for (const [symbol, found] of uses) {
    if (resources.get(symbol)?.existing) continue;
    const implied = new Set([...found.symbols].flatMap(deployed));
    implied.delete(symbol);
    const after = (resources.get(symbol) ?? modules.get(symbol))?.after ?? [];
    const extra = new Set(after.flatMap(deployed).filter((one) => one !== symbol && !implied.has(one)));
    dependencies.set(symbol, { implied: [...implied], extra: [...extra] });
  }
  refuseCycles(dependencies);

  return {
    tree,
    parameters: new Map(tree.parameters.map((parameter) => [parameter.name, parameter])),
    resources,
    modules,
    dependencies,
  };
}

/** Takes away what depends on nothing, again and again; what is left over waits for itself. */
function refuseCycles(dependencies: ReadonlyMap<string, Dependencies>): void {
  const waiting = new Map<string, string[]>();
  const open = new Map<string, number>();
  const ready: string[] = [];
  for (const [symbol, { implied, extra }] of dependencies) {
    open.set(symbol, implied.length + extra.length);
    if (implied.length + extra.length === 0) ready.push(symbol);
    for (const other of [...implied, ...extra]) {
      const list = waiting.get(other);
      if (list === undefined) waiting.set(other, [symbol]);
      else list.push(symbol);
    }
  }
  for (let symbol = ready.pop(); symbol !== undefined; symbol = ready.pop()) {
    open.delete(symbol);
    for (const next of waiting.get(symbol) ?? []) {
      const left = open.get(next)! - 1;
      open.set(next, left);
      if (left === 0) ready.push(next);
    }
  }
  if (open.size > 0)
    throw new TemplateBug(`Template tree: these wait for each other: ${[...open.keys()].join(", ")}`);
}
