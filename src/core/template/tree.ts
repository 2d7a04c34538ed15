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
);

/** A value in a resource's body. A plain string is always literal text and is escaped by the printers. */
export type Value =
  string | number | boolean | null | Expr | readonly Value[] | { readonly [key: string]: Value };

/** A value that the person who deploys may vary. */
export interface TemplateParameter {
  readonly name: string;
  readonly type: "string" | "int" | "bool" | "stringList";
  readonly description: string;
  /** A secret: printed secure and never with a default. */
  readonly secure?: true;
  readonly default?: Value;
  readonly allowed?: readonly (string | number)[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
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
  readonly scope?: { readonly subscriptionId?: Value; readonly resourceGroup: Value };
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

export interface TemplateModule {
  readonly symbol: string;
  /** File name without extension, from the group's name by a whitelist of characters. */
  readonly file: string;
  readonly scope: { readonly subscriptionId?: Value; readonly resourceGroup: Value };
  readonly args: { readonly [parameter: string]: Value };
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
