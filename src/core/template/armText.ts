import { TemplateBug } from "./values.ts";
import { flattenJoin, isText } from "./join.ts";
import { type Survey } from "./survey.ts";
import { INVISIBLE, wellFormed } from "./text.ts";
import { isExpr, join, type Expr, type TemplateResource, type TemplateScope, type Value } from "./tree.ts";

/** The version of nested deployments, the one that the Bicep compiler writes. */
export const DEPLOYMENTS = { type: "Microsoft.Resources/deployments", apiVersion: "2025-04-01" } as const;

const GROUPS = "microsoft.resources/resourcegroups";

/** Everything that JSON holds as it is: printable ASCII without `"` and `\`. */
const PLAIN = /^[ !#-[\]-~]*$/;

/** JSON with what a reader cannot see as escapes. Line breaks between members stay. */
export const escapeInvisible = (json: string): string =>
  json.replace(INVISIBLE, (character) =>
    character === "\n" ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** A JSON string. */
export const jsonString = (text: string): string =>
  PLAIN.test(text) ? `"${text}"` : escapeInvisible(JSON.stringify(wellFormed(text)));

/** Literal text as a template spells it: Azure takes text from `[` to `]` for an expression, and `[[` for a bracket. */
export const literal = (text: string): string =>
  text.startsWith("[") && text.endsWith("]") ? `[${text}` : text;

/** A key as a template spells it. `copy` alone would begin a loop. */
export const armKey = (key: string): string =>
  key.toLowerCase() === "copy" ? `[string('${key}')]` : literal(key);

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Prints the expressions of one template, in the language of ARM. */
export class ArmText {
  readonly #survey: Survey;
  readonly #ids = new Map<string, string>();

  constructor(survey: Survey) {
    this.#survey = survey;
  }

  /** The text of a JSON string that holds the value. */
  string(value: string | Expr): string {
    if (typeof value === "string") return literal(value);
    if (value.e !== "join") return `[${this.expr(value)}]`;
    const flat = flattenJoin(value.parts);
    const [only = ""] = flat;
    if (flat.length < 2 && typeof only === "string") return literal(only);
    return `[${this.#format(flat)}]`;
  }

  /** An expression without its brackets. */
  expr(expr: Expr): string {
    switch (expr.e) {
      case "id":
        return this.id(expr.of);
      case "name":
        return this.#argument(this.#survey.resources.get(expr.of)!.name);
      case "prop":
        return this.#property(expr.of, expr.path);
      case "param":
        return `parameters('${expr.name}')`;
      case "join":
        return this.#format(flattenJoin(expr.parts));
      case "suffix":
        return `environment().suffixes.${expr.name}`;
      case "scope":
        if (expr.name !== "location") return `subscription().${expr.name}`;
        return this.#survey.tree.scope === "subscription"
          ? "deployment().location"
          : "resourceGroup().location";
      case "map":
        throw new TemplateBug("Template tree: an object stands where text is needed");
    }
  }

  #argument(value: Value): string {
    if (typeof value === "string")
      return value.includes("''") ? this.#format([value]) : quoted(wellFormed(value));
    return isExpr(value) ? this.expr(value) : JSON.stringify(value);
  }

  #format(parts: readonly (string | Expr)[]): string {
    const [only = ""] = parts;
    if (parts.length < 2 && typeof only === "string" && !only.includes("''")) return this.#argument(only);
    if (parts.length === 1 && typeof only !== "string" && isText(only, this.#survey.parameters))
      return this.expr(only);
    const args: string[] = [];
    const hole = (arg: string): string => `{${args.push(arg) - 1}}`;
    const pattern = parts.map((part) => {
      if (typeof part !== "string") return hole(this.expr(part));
      // Azure's engine for templates without language version reads two quotes in a row, once unescaped, as one
      // more escape. An empty text between them keeps both.
      return part.replace(/[{}]/g, "$&$&").replace(/'(?=')/g, () => `'${hole("''")}`);
    });
    return `format(${[quoted(wellFormed(pattern.join(""))), ...args].join(", ")})`;
  }

  #property(symbol: string, path: string): string {
    const resource = this.#survey.resources.get(symbol);
    if (resource === undefined) {
      const output = path.replace(/^outputs\.\w+/, "$&.value");
      return `reference(${this.id(symbol)}, '${DEPLOYMENTS.apiVersion}').${output}`;
    }
    const inside = /^properties\.(.*)$/.exec(path)?.[1];
    const call = `reference(${this.id(symbol)}, '${resource.apiVersion}'`;
    return inside === undefined ? `${call}, 'full').${path}` : `${call}).${inside}`;
  }

  /** The name of a resource with those of the resources above it: `vnet/snet`. */
  fullName(resource: TemplateResource): Value {
    const names = this.#chain(resource).map(({ name }) => name);
    return names.length === 1
      ? names[0]!
      : join(...names.flatMap((name, i) => (i === 0 ? [name] : ["/", name])));
  }

  /** A resource after everything above it. */
  #chain(resource: TemplateResource): TemplateResource[] {
    const chain = [resource];
    for (let { parent } = resource; parent !== undefined;) {
      const above = this.#survey.resources.get(parent)!;
      chain.unshift(above);
      parent = above.parent;
    }
    return chain;
  }

  /** The expression for the id of a resource or of a module's deployment. */
  id(symbol: string): string {
    let known = this.#ids.get(symbol);
    if (known === undefined) this.#ids.set(symbol, (known = this.#makeId(symbol)));
    return known;
  }

  #makeId(symbol: string): string {
    const resource = this.#survey.resources.get(symbol);
    if (resource === undefined) {
      const { scope, file } = this.#survey.modules.get(symbol)!;
      return this.#idCall(DEPLOYMENTS.type, [file], scope);
    }
    const chain = this.#chain(resource);
    const [root = resource] = chain;
    const names = chain.map(({ name }) => name);
    // Azure's checkers take an id without a group for something in this template, so one that exists says where.
    const here = root.existing && this.#survey.tree.scope === "resourceGroup";
    if (!here || root.scope !== undefined) return this.#idCall(resource.type, names, root.scope);
    const args = [
      "resourceGroup().name",
      quoted(resource.type),
      ...names.map((name) => this.#argument(name)),
    ];
    return `resourceId(${args.join(", ")})`;
  }

  #idCall(type: string, names: readonly Value[], scope: TemplateScope | undefined): string {
    const isSubscription = this.#survey.tree.scope === "subscription";
    const args = [quoted(type), ...names.map((name) => this.#argument(name))];
    if (scope !== undefined) {
      args.unshift(this.#argument(scope.resourceGroup));
      // Above resource groups, the function reads a single name before the type as that of a subscription.
      if (scope.subscriptionId !== undefined) args.unshift(this.#argument(scope.subscriptionId));
      else if (isSubscription) args.unshift("subscription().subscriptionId");
      return `resourceId(${args.join(", ")})`;
    }
    return `${isSubscription || type.toLowerCase() === GROUPS ? "subscriptionResourceId" : "resourceId"}(${args.join(", ")})`;
  }
}
