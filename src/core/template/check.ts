import { isRegion } from "./lint.ts";
import { IDENTIFIER } from "./text.ts";
import { isExpr, type TemplateModule, type TemplateResource, type TemplateTree, type Value } from "./tree.ts";
import { bug, noUses, readExpr, readScope, readValue, type Names, type Place, type Uses } from "./values.ts";

const TYPE = /^[A-Za-z0-9.]+(?:\/[A-Za-z0-9_.-]+)+$/;
const API_VERSION = /^\d{4}-\d{2}-\d{2}(?:-[a-z]+)?$/;
const FILE = /^[A-Za-z0-9_-]{1,64}$/;
/** The names of Bicep's own namespaces and literals. */
const RESERVED = new Set(["az", "sys", "true", "false", "null"]);
/** Keys of a resource that the printers write themselves, or that would mean something else there. */
const OWN_KEYS = new Set([
  ...["type", "apiVersion", "name", "location", "parent", "scope"],
  ...["condition", "existing", "dependsOn", "copy", "resources"],
]);

/** What each part of a tree names. */
export interface TreeUses {
  readonly resources: ReadonlyMap<string, Uses>;
  /** Of a module's scope, and of each of its arguments. */
  readonly modules: ReadonlyMap<string, ModuleUses>;
  readonly defaults: ReadonlyMap<string, Uses>;
  readonly outputs: Uses;
}

export interface ModuleUses {
  readonly scope: Uses;
  readonly args: ReadonlyMap<string, Uses>;
  readonly inside: TreeUses;
}

/**
 * Checks what every printer relies on: symbols are unique identifiers, references resolve, parents exist and fit,
 * modules get the arguments they need, secrets have no value.
 * @throws {TemplateBug}
 */
export function checkTree(tree: TemplateTree): TreeUses {
  const names = namesOf(tree);
  if (new Set(tree.modules.map(({ file }) => file.toLowerCase())).size < tree.modules.length) {
    bug("two modules have the same file");
  }
  const defaults = new Map<string, Uses>();
  for (const { name, secure, type, value, default: given } of tree.parameters) {
    if (secure && type !== "string") bug(`secret ${name} is no text`);
    if (secure && (given !== undefined || value !== undefined)) bug(`secret ${name} has a value`);
    const place: Place = { where: `the default of ${name}`, names, uses: noUses(), isDefault: true };
    if (given !== undefined) readValue(given, place);
    defaults.set(name, place.uses);
  }
  const outputs = noUses();
  for (const { name, value } of tree.outputs)
    readValue(value, { where: `output ${name}`, names, uses: outputs });
  return {
    resources: new Map(tree.resources.map((resource) => [resource.symbol, checkResource(resource, names)])),
    modules: new Map(tree.modules.map((module) => [module.symbol, checkModule(module, tree, names)])),
    defaults,
    outputs,
  };
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

function checkResource(resource: TemplateResource, names: Names): Uses {
  const { symbol, type, existing, scope, name, condition, location, body, parent } = resource;
  const uses = noUses();
  const place: Place = { where: symbol, names, uses };
  if (!TYPE.test(type) || !API_VERSION.test(resource.apiVersion)) bug(`${symbol} has an odd type or version`);
  checkParent(resource, names);
  if (parent !== undefined) uses.symbols.add(parent);
  if (scope !== undefined) {
    if (!existing || parent !== undefined) bug(`${symbol} cannot be deployed to another scope`);
    readScope(scope, place);
  }
  if (existing && (Object.keys(body).length > 0 || condition !== undefined)) {
    bug(`${symbol} exists already and is not deployed`);
  }
  if (typeof name !== "string" && !isExpr(name)) bug(`the name of ${symbol} is no text`);
  readValue(name, place);
  if (condition !== undefined) readExpr(condition, place);
  if (location !== undefined) readValue(location, place);
  for (const key in body) if (OWN_KEYS.has(key)) bug(`${symbol} has ${key} in its body`);
  readValue(body, place);
  checkAfter(resource, names);
  for (const { path } of resource.inner ?? []) checkPath(resource, path);
  return uses;
}

function checkPath({ symbol, body }: TemplateResource, path: string): void {
  let value: Value | undefined = body;
  for (const key of path.split(".")) {
    const holder: Value | undefined = value;
    value =
      typeof holder === "object" && holder !== null ? (holder as Record<string, Value>)[key] : undefined;
  }
  if (value === undefined) bug(`${symbol} has nothing at ${path}`);
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

function checkModule(module: TemplateModule, holder: TemplateTree, names: Names): ModuleUses {
  const { symbol, file, scope, args, tree } = module;
  const where = `module ${symbol}`;
  if (!FILE.test(file)) bug(`${file} cannot name the file of a module`);
  if (tree.scope !== "resourceGroup") bug(`${where} is not made for a resource group`);
  if (scope === undefined && holder.scope !== "resourceGroup") bug(`${where} has no resource group`);
  const scopeUses = noUses();
  if (scope !== undefined) readScope(scope, { where, names, uses: scopeUses });
  checkAfter(module, names);
  const wanted = new Map(tree.parameters.map((parameter) => [parameter.name, parameter.default]));
  const argUses = new Map<string, Uses>();
  for (const [name, value] of Object.entries(args)) {
    if (!wanted.has(name)) bug(`${where} has no parameter ${name}`);
    const uses = noUses();
    readValue(value, { where, names, uses });
    argUses.set(name, uses);
  }
  for (const [name, value] of wanted) {
    // The official linter wants a region passed on, lest two modules land in two regions.
    const isFree = value !== undefined && !isRegion(name, tree);
    if (!isFree && !argUses.has(name)) bug(`${where} gets no ${name}`);
  }
  return { scope: scopeUses, args: argUses, inside: checkTree(tree) };
}
