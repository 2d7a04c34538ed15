import { IDENTIFIER } from "./text.ts";
import {
  isExpr,
  type Expr,
  type TemplateModule,
  type TemplateResource,
  type TemplateTree,
  type Value,
} from "./tree.ts";

const TYPE = /^[A-Za-z0-9.]+(?:\/[A-Za-z0-9_.-]+)+$/;
const API_VERSION = /^\d{4}-\d{2}-\d{2}(?:-[a-z]+)?$/;
const FILE = /^[A-Za-z0-9_-]{1,64}$/;
const PROPERTY_PATH = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*|\[\d+\])*$/;
/** The names of Bicep's own namespaces and literals. */
const RESERVED = new Set(["az", "sys", "true", "false", "null"]);
/** Keys of a resource that the printers write themselves. */
const OWN_KEYS = new Set(
  ["type", "apiVersion", "name", "location", "parent", "scope", "condition", "existing", "dependsOn"].concat([
    "copy",
    "resources",
  ]),
);

/** A tree that cannot be printed is a bug of the code that built it, never a mistake of the user. */
export class TemplateBug extends Error {}

const bug = (what: string): never => {
  throw new TemplateBug(`Template tree: ${what}`);
};

/** What the values of one place may name. */
interface Place {
  readonly where: string;
  readonly tree: Names;
  /** Defaults of parameters: no symbols, but the location of the deployment. */
  readonly isDefault?: true;
}

interface Names {
  readonly parameters: ReadonlySet<string>;
  readonly resources: ReadonlyMap<string, TemplateResource>;
  readonly modules: ReadonlyMap<string, TemplateModule>;
}

/**
 * Checks what every printer relies on: symbols are unique identifiers, references resolve, parents exist and fit,
 * modules get the arguments they need, secrets have no value.
 * @throws {TemplateBug}
 */
export function checkTree(tree: TemplateTree): void {
  const names = namesOf(tree);
  if (new Set(tree.modules.map(({ file }) => file.toLowerCase())).size < tree.modules.length) {
    bug("two modules have the same file");
  }
  for (const { name, secure, value, ...parameter } of tree.parameters) {
    const place: Place = { where: `the default of parameter ${name}`, tree: names, isDefault: true };
    if (secure && parameter.type !== "string") bug(`secret ${name} is no text`);
    if (secure && (parameter.default !== undefined || value !== undefined)) bug(`secret ${name} has a value`);
    if (parameter.default !== undefined) checkValue(parameter.default, place);
  }
  for (const resource of tree.resources) checkResource(resource, names);
  for (const module of tree.modules) checkModule(module, tree, names);
  for (const { name, value } of tree.outputs) checkValue(value, { where: `output ${name}`, tree: names });
}

function namesOf(tree: TemplateTree): Names {
  const taken = new Set<string>();
  const parameters = new Set<string>();
  const outputs = new Set<string>();
  // Azure ignores the case of the names of parameters and outputs.
  const once = (name: string, kind: string, set: Set<string>, key: string): void => {
    if (!IDENTIFIER.test(name) || RESERVED.has(name)) bug(`${name} cannot name a ${kind}`);
    if (set.has(key)) bug(`two things are called ${name}`);
    set.add(key);
  };
  for (const { name } of tree.parameters) {
    once(name, "parameter", parameters, name.toLowerCase());
    taken.add(name);
  }
  for (const { symbol } of tree.resources) once(symbol, "resource", taken, symbol);
  for (const { symbol } of tree.modules) once(symbol, "module", taken, symbol);
  for (const { name } of tree.outputs) once(name, "output", outputs, name.toLowerCase());
  return {
    parameters: new Set(tree.parameters.map(({ name }) => name)),
    resources: new Map(tree.resources.map((resource) => [resource.symbol, resource])),
    modules: new Map(tree.modules.map((module) => [module.symbol, module])),
  };
}

function checkResource(resource: TemplateResource, names: Names): void {
  const { symbol, type, existing, scope } = resource;
  const place: Place = { where: symbol, tree: names };
  if (!TYPE.test(type) || !API_VERSION.test(resource.apiVersion)) bug(`${symbol} has an odd type or version`);
  checkParent(resource, names);
  if (scope !== undefined) {
    if (!existing || resource.parent !== undefined) bug(`${symbol} cannot be deployed to another scope`);
    checkValue(scope.resourceGroup, place);
    if (scope.subscriptionId !== undefined) checkValue(scope.subscriptionId, place);
  }
  if (existing && (Object.keys(resource.body).length > 0 || resource.condition !== undefined)) {
    bug(`${symbol} exists already and is not deployed`);
  }
  if (typeof resource.name !== "string" && !isExpr(resource.name)) bug(`the name of ${symbol} is no text`);
  checkValue(resource.name, place);
  if (resource.condition !== undefined) checkExpr(resource.condition, place);
  if (resource.location !== undefined) checkValue(resource.location, place);
  for (const key of Object.keys(resource.body))
    if (OWN_KEYS.has(key)) bug(`${symbol} has ${key} in its body`);
  checkValue(resource.body, place);
  for (const other of resource.after ?? []) {
    if (!names.resources.has(other) && !names.modules.has(other))
      bug(`${symbol} comes after nothing: ${other}`);
  }
  for (const { path } of resource.inner ?? []) {
    let value: Value | undefined = resource.body;
    for (const key of path.split(".")) {
      const holder: Value | undefined = value;
      value =
        typeof holder === "object" && holder !== null ? (holder as Record<string, Value>)[key] : undefined;
    }
    if (value === undefined) bug(`${symbol} has nothing at ${path}`);
  }
}

function checkAfter({ symbol, after = [] }: TemplateResource | TemplateModule, names: Names): void {
  for (const other of after) {
    if (!names.resources.has(other) && !names.modules.has(other))
      bug(`${symbol} comes after nothing: ${other}`);
  }
}

function checkParent({ symbol, type, parent, existing }: TemplateResource, names: Names): void {
  const above = parent === undefined ? undefined : names.resources.get(parent);
  if (parent !== undefined && above === undefined) bug(`${symbol} has no parent ${parent}`);
  const own = above === undefined ? type : type.slice(above.type.length + 1);
  if (above !== undefined && !type.toLowerCase().startsWith(`${above.type.toLowerCase()}/`)) {
    bug(`${symbol} of type ${type} is no child of ${above.type}`);
  }
  if (own.split("/").length !== (above === undefined ? 2 : 1))
    bug(`${symbol} of type ${type} needs a parent`);
  for (let root = above; root !== undefined && !existing; root = names.resources.get(root.parent ?? "")) {
    if (root.scope !== undefined) bug(`${symbol} would be deployed into another group; that takes a module`);
  }
}

function checkModule(module: TemplateModule, holder: TemplateTree, names: Names): void {
  const { symbol, file, scope, args, tree } = module;
  const place: Place = { where: `module ${symbol}`, tree: names };
  if (!FILE.test(file)) bug(`${file} cannot name the file of a module`);
  if (tree.scope !== "resourceGroup") bug(`module ${symbol} is not made for a resource group`);
  if (scope === undefined && holder.scope !== "resourceGroup") bug(`module ${symbol} has no resource group`);
  if (scope !== undefined) {
    checkValue(scope.resourceGroup, place);
    if (scope.subscriptionId !== undefined) checkValue(scope.subscriptionId, place);
  }
  checkAfter(module, names);
  const wanted = new Map(tree.parameters.map((parameter) => [parameter.name, parameter.default]));
  for (const [name, value] of Object.entries(args)) {
    if (!wanted.has(name)) bug(`module ${symbol} has no parameter ${name}`);
    checkValue(value, place);
  }
  for (const [name, value] of wanted) {
    // The official linter wants a location passed on, lest two modules land in two regions.
    const isFree = value !== undefined && !(isExpr(value) && value.e === "scope");
    if (!isFree && !(name in args)) bug(`module ${symbol} gets no ${name}`);
  }
  checkTree(tree);
}

function checkValue(value: Value, place: Place): void {
  if (typeof value === "number") {
    if (!Number.isFinite(value)) bug(`${place.where} has the number ${value}`);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) for (const item of value as readonly Value[]) checkValue(item, place);
  else if (isExpr(value)) checkExpr(value, place);
  else {
    const object = value as { readonly [key: string]: Value };
    for (const key of Object.keys(object)) checkValue(object[key]!, place);
  }
}

function checkExpr(expr: Expr, place: Place): void {
  const { where, tree, isDefault } = place;
  switch (expr.e) {
    case "param":
      if (!tree.parameters.has(expr.name))
        bug(`${where} names the parameter ${expr.name}, which is not declared`);
      return;
    case "join":
      for (const part of expr.parts) {
        if ((typeof part === "object" && !isExpr(part)) || (isExpr(part) && part.e === "map"))
          bug(`${where} joins something that is no text`);
        checkValue(part, place);
      }
      return;
    case "scope":
      if (expr.name === "location" && !isDefault) bug(`${where} takes the location of the deployment itself`);
      return;
    case "suffix":
      return;
    case "map":
      for (const [key, value] of expr.entries) {
        if (typeof key !== "string" && !isExpr(key)) bug(`${where} has a key that is no text`);
        checkValue(key, place);
        checkValue(value, place);
      }
      return;
    case "id":
    case "name":
    case "prop":
      if (isDefault) bug(`${where} names ${expr.of}`);
      checkReference(expr, where, tree);
  }
}

function checkReference(expr: Expr & { readonly of: string }, where: string, tree: Names): void {
  const module = tree.modules.get(expr.of);
  if (module === undefined && !tree.resources.has(expr.of))
    bug(`${where} names ${expr.of}, which is not there`);
  if (expr.e === "prop" && !PROPERTY_PATH.test(expr.path)) bug(`${where} asks for the odd path ${expr.path}`);
  if (module === undefined) return;
  const output = expr.e === "prop" ? /^outputs\.(\w+)/.exec(expr.path)?.[1] : undefined;
  if (output === undefined || !module.tree.outputs.some(({ name }) => name === output)) {
    bug(`${where} asks module ${expr.of} for something that is not among its outputs`);
  }
}
