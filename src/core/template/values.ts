import {
  isExpr,
  type Expr,
  type TemplateModule,
  type TemplateResource,
  type TemplateScope,
  type Value,
} from "./tree.ts";

const PROPERTY_PATH = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*|\[\d+\])*$/;

/** A tree that cannot be printed is a bug of the code that built it, never a mistake of the user. */
export class TemplateBug extends Error {}

export const bug = (what: string): never => {
  throw new TemplateBug(`Template tree: ${what}`);
};

/** Symbols and parameters that a value names, in the order in which they are met. */
export interface Uses {
  readonly symbols: Set<string>;
  readonly parameters: Set<string>;
}

export const noUses = (): Uses => ({ symbols: new Set(), parameters: new Set() });

/** Adds to `uses` whatever the value names, without asking whether that is there. */
export function collectUses(value: Value, uses: Uses): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) for (const item of value as readonly Value[]) collectUses(item, uses);
  else if (!isExpr(value)) {
    const object = value as { readonly [key: string]: Value };
    for (const key in object) collectUses(object[key]!, uses);
  } else if (value.e === "param") uses.parameters.add(value.name);
  else if (value.e === "join") for (const part of value.parts) collectUses(part, uses);
  else if (value.e === "map") for (const entry of value.entries) collectUses(entry, uses);
  else if ("of" in value) uses.symbols.add(value.of);
}

/** What there is to name in one tree. */
export interface Names {
  readonly parameters: ReadonlySet<string>;
  readonly resources: ReadonlyMap<string, TemplateResource>;
  readonly modules: ReadonlyMap<string, TemplateModule>;
}

/** Where a value stands, for messages, and what it may name. */
export interface Place {
  readonly where: string;
  readonly names: Names;
  readonly uses: Uses;
  /** Defaults of parameters: no symbols, but the location of the deployment. */
  readonly isDefault?: true;
}

/**
 * Checks that a value can be printed, and notes what it names. One walk does both, for it is the larger part of the
 * work before printing.
 * @throws {TemplateBug}
 */
export function readValue(value: Value, place: Place): void {
  if (typeof value === "string") return;
  if (typeof value === "number" && !Number.isFinite(value)) bug(`${place.where} has the number ${value}`);
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) for (const item of value as readonly Value[]) readValue(item, place);
  else if (isExpr(value)) readExpr(value, place);
  else {
    const object = value as { readonly [key: string]: Value };
    for (const key in object) readValue(object[key]!, place);
  }
}

export function readScope(scope: TemplateScope, place: Place): void {
  readValue(scope.resourceGroup, place);
  if (scope.subscriptionId !== undefined) readValue(scope.subscriptionId, place);
}

export function readExpr(expr: Expr, place: Place): void {
  const { where, names, uses, isDefault } = place;
  switch (expr.e) {
    case "param":
      if (!names.parameters.has(expr.name))
        bug(`${where} names the parameter ${expr.name}, which is not declared`);
      uses.parameters.add(expr.name);
      return;
    case "join":
      for (const part of expr.parts) {
        if (typeof part === "object" && (!isExpr(part) || part.e === "map"))
          bug(`${where} joins what is no text`);
        readValue(part, place);
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
        readValue(key, place);
        readValue(value, place);
      }
      return;
    case "id":
    case "name":
    case "prop":
      if (isDefault) bug(`${where} names ${expr.of}`);
      checkReference(expr, where, names);
      uses.symbols.add(expr.of);
  }
}

function checkReference(expr: Expr & { readonly of: string }, where: string, names: Names): void {
  if (expr.e === "prop" && !PROPERTY_PATH.test(expr.path)) bug(`${where} asks for the odd path ${expr.path}`);
  if (names.resources.has(expr.of)) return;
  const module = names.modules.get(expr.of) ?? bug(`${where} names ${expr.of}, which is not there`);
  const output = expr.e === "prop" ? /^outputs\.(\w+)/.exec(expr.path)?.[1] : undefined;
  if (output === undefined || !module.tree.outputs.some(({ name }) => name === output)) {
    bug(`${where} asks module ${expr.of} for something that is not among its outputs`);
  }
}
