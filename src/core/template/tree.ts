/**
 * The neutral tree of deployable resources, between kinds and printers. Both languages are printed from this one tree,
 * so they cannot differ in meaning; the printers know no kind, and kinds know neither Bicep nor ARM syntax.
 */

/** Marks an expression. A symbol cannot come from a file or a text field, so user text can never forge one. */
export const EXPR: unique symbol = Symbol("expression");

/** Something that Azure works out at deployment. `of` is the symbol of a resource or module of the same tree. */
export type Expr = { readonly [EXPR]: true } & (
  | { readonly e: "id" | "name"; readonly of: string }
  /** A property the service fills in, e.g. `properties.principalId` or an output of a module. */
  | { readonly e: "prop"; readonly of: string; readonly path: string }
  | { readonly e: "param"; readonly name: string }
  /** Text put together from parts. */
  | { readonly e: "join"; readonly parts: readonly Value[] }
  /** DNS suffix of the chosen Azure cloud. */
  | { readonly e: "suffix"; readonly name: "storage" | "sqlServerHostname" }
  | { readonly e: "scope"; readonly name: "location" | "subscriptionId" | "tenantId" }
  /** An object whose keys Azure works out, such as `userAssignedIdentities`, which is keyed by ids. */
  | { readonly e: "map"; readonly entries: readonly (readonly [Value, Value])[] }
);

/** A value in a resource's body. A plain string is always literal text and is escaped by the printers. */
export type Value =
  string | number | boolean | null | Expr | readonly Value[] | { readonly [key: string]: Value };

/** A value that the person who deploys may vary. */
export interface TemplateParameter {
  readonly name: string;
  readonly type: "string" | "int" | "bool" | "stringList";
  readonly description: string;
  /**
   * A secret: printed secure, without default, and never with a length or a list of allowed values, because the
   * parameter file has to compile before anybody has set the secret.
   */
  readonly secure?: true;
  /** Used when nothing is given. The only place where `scope("location")` may stand. */
  readonly default?: Value;
  /** What the parameter file says when that is not the default, such as the region the design was drawn for. */
  readonly value?: string | number | boolean | readonly string[];
  readonly allowed?: readonly (string | number)[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
}

/** A resource group, named by text, a parameter or the name of a resource group in the same tree. */
export interface TemplateScope {
  readonly subscriptionId?: Value;
  readonly resourceGroup: Value;
}

/** One resource to deploy. `dependsOn` is never written by hand: it follows from the expressions in it. */
export interface TemplateResource<From = string> {
  /** Symbolic name, unique in its tree, a valid Bicep identifier. */
  readonly symbol: string;
  readonly type: string;
  readonly apiVersion: string;
  /** The last segment of the name; what stands before it comes from `parent`. */
  readonly name: Value;
  /** Symbol of the resource that this one is an ARM child of. */
  readonly parent?: string;
  /** Already in Azure: referred to, never deployed; its body is empty. */
  readonly existing?: true;
  /** Where an existing resource is, when that is not the tree's own group. */
  readonly scope?: TemplateScope;
  readonly condition?: Expr;
  readonly location?: Value;
  /** Everything beside name and location: `properties`, `sku`, `tags`, `zones`, … */
  readonly body: { readonly [key: string]: Value };
  /** Dependencies that no expression shows (rare: ordering that Azure demands). */
  readonly after?: readonly string[];
  /** Id of the thing in the design that this comes from: marks its lines in the code pane. */
  readonly from: From;
  /**
   * Things drawn inside this resource's body (subnets, security rules): paths into `body` and the ids they come from,
   * so that their lines can be marked too. A path is keys and list indexes joined by dots.
   */
  readonly inner?: readonly { readonly path: string; readonly from: From }[];
}

/** A file of its own, deployed to a resource group: its tree's scope is "resourceGroup". */
export interface TemplateModule {
  readonly symbol: string;
  /** File name without extension, from the group's name: letters, digits, `-` and `_`, at most 64. */
  readonly file: string;
  /** Where it is deployed; without one, in the group of the tree that holds it. */
  readonly scope?: TemplateScope;
  readonly args: { readonly [parameter: string]: Value };
  /** Symbols of resources and modules that must be there first and that no expression shows. */
  readonly after?: readonly string[];
  readonly tree: TemplateTree;
}

export interface TemplateOutput {
  readonly name: string;
  readonly description: string;
  readonly type: "string" | "int" | "bool" | "stringList";
  readonly value: Value;
}

export interface TemplateTree {
  readonly scope: "resourceGroup" | "subscription";
  /** Comment lines at the head of the file: title, how to deploy, errors that would fail. Plain text. */
  readonly header: readonly string[];
  readonly parameters: readonly TemplateParameter[];
  readonly resources: readonly TemplateResource[];
  readonly modules: readonly TemplateModule[];
  readonly outputs: readonly TemplateOutput[];
}

/** First and last line (from 1) of what belongs to one thing of the design, in one printed file. */
export interface LineRange {
  readonly file: string;
  readonly from: number;
  readonly to: number;
}

/** Printed files by name, in a stable order, and where each thing of the design stands in them. */
export interface Printed {
  readonly files: Readonly<Record<string, string>>;
  readonly lines: ReadonlyMap<string, readonly LineRange[]>;
}

export const isExpr = (v: Value | undefined): v is Expr => typeof v === "object" && v !== null && EXPR in v;

export type MapExpr = Extract<Expr, { readonly e: "map" }>;

export const isMap = (v: Value | undefined): v is MapExpr => isExpr(v) && v.e === "map";

/** The id of a resource in the same tree. */
export const idOf = (symbol: string): Expr => ({ [EXPR]: true, e: "id", of: symbol });
export const nameOf = (symbol: string): Expr => ({ [EXPR]: true, e: "name", of: symbol });
export const propOf = (symbol: string, path: string): Expr => ({ [EXPR]: true, e: "prop", of: symbol, path });
export const param = (name: string): Expr => ({ [EXPR]: true, e: "param", name });
export const join = (...parts: readonly Value[]): Expr => ({ [EXPR]: true, e: "join", parts });
export const suffix = (name: "storage" | "sqlServerHostname"): Expr => ({ [EXPR]: true, e: "suffix", name });
export const scope = (name: "location" | "subscriptionId" | "tenantId"): Expr => ({
  [EXPR]: true,
  e: "scope",
  name,
});
export const map = (...entries: readonly (readonly [Value, Value])[]): Expr => ({
  [EXPR]: true,
  e: "map",
  entries,
});
