import { TemplateBug } from "./values.ts";
import { flattenJoin, isText } from "./join.ts";
import { type Survey } from "./survey.ts";
import { IDENTIFIER, INVISIBLE, wellFormed } from "./text.ts";
import { isExpr, type Expr, type TemplateScope, type Value } from "./tree.ts";

/** Everything that may stand between quotes as it is: printable ASCII without `'`, `\` and `$`. */
const PLAIN = /^[ -#%&(-[\]-~]*$/;

/** Text for the inside of a Bicep string. */
export function escapeBicep(text: string): string {
  if (PLAIN.test(text)) return text;
  return wellFormed(text)
    .replace(/[\\']/g, "\\$&")
    .replace(/\$(?=\{)/g, "\\$")
    .replace(INVISIBLE, (character) => {
      if (character === "\n") return "\\n";
      if (character === "\r") return "\\r";
      if (character === "\t") return "\\t";
      return `\\u{${character.codePointAt(0)!.toString(16)}}`;
    });
}

export const bicepString = (text: string): string => `'${escapeBicep(text)}'`;

/** Bicep reads these three as values even where a name is expected. */
const LITERALS = new Set(["true", "false", "null"]);

export const bicepKey = (key: string): string =>
  IDENTIFIER.test(key) && !LITERALS.has(key) ? key : bicepString(key);

/** Prints the expressions of one Bicep file. */
export class BicepText {
  readonly #survey: Survey;

  constructor(survey: Survey) {
    this.#survey = survey;
  }

  /** Calls a function of Azure; in full where the file has something of the same name. */
  #azure(name: string): string {
    const { parameters, resources, modules } = this.#survey;
    return parameters.has(name) || resources.has(name) || modules.has(name) ? `az.${name}` : name;
  }

  /** A value that fits on a line. */
  scalar(value: string | number | boolean | null | Expr): string {
    if (typeof value === "string") return bicepString(value);
    if (typeof value === "number") return this.#number(value);
    if (typeof value === "boolean") return value ? "true" : "false";
    return value === null ? "null" : this.expr(value);
  }

  /** Bicep has whole numbers only. */
  #number(value: number): string {
    if (Number.isSafeInteger(value)) return String(value === 0 ? 0 : value);
    const { parameters, resources, modules } = this.#survey;
    const taken = parameters.has("json") || resources.has("json") || modules.has("json");
    return `${taken ? "sys.json" : "json"}('${value}')`;
  }

  /** The key of an object whose keys are worked out. */
  key(key: Value): string {
    if (typeof key === "string") return bicepKey(key);
    const flat = flattenJoin([key]);
    return flat.length === 1 && typeof flat[0] === "string" ? bicepKey(flat[0]) : this.#quoted(flat);
  }

  expr(expr: Expr): string {
    switch (expr.e) {
      case "map":
        throw new TemplateBug("Template tree: an object stands where text is needed");
      case "id":
        return `${expr.of}.id`;
      case "name":
        return `${expr.of}.name`;
      case "prop": {
        // A conditional resource may be missing; the tree's author knows that both share their condition.
        const isConditional = this.#survey.resources.get(expr.of)?.condition !== undefined;
        return `${expr.of}${isConditional ? "!" : ""}.${expr.path}`;
      }
      case "param":
        return expr.name;
      case "join":
        return this.#join(expr.parts);
      case "suffix":
        return `${this.#azure("environment")}().suffixes.${expr.name}`;
      case "scope":
        if (expr.name !== "location") return `${this.#azure("subscription")}().${expr.name}`;
        return `${this.#azure(this.#survey.tree.scope === "subscription" ? "deployment" : "resourceGroup")}().location`;
    }
  }

  #join(parts: readonly Value[]): string {
    const flat = flattenJoin(parts);
    const [only] = flat;
    if (only === undefined) return "''";
    if (flat.length === 1 && typeof only !== "string" && isText(only, this.#survey.parameters))
      return this.expr(only);
    return this.#quoted(flat);
  }

  #quoted(parts: readonly (string | Expr)[]): string {
    const inner = parts.map((part) => {
      if (typeof part !== "string") return `\${${this.expr(part)}}`;
      // Compiled into an expression, two quotes in a row come out of Azure's engine as one; see ArmText.
      return part
        .split(/(?<=')(?=')/)
        .map(escapeBicep)
        .join("${''}");
    });
    return `'${inner.join("")}'`;
  }

  /** `resourceGroup('rg')`, or the symbol of a group in the same file. */
  scope({ subscriptionId, resourceGroup }: TemplateScope): string {
    if (subscriptionId === undefined && isExpr(resourceGroup) && resourceGroup.e === "name") {
      return resourceGroup.of;
    }
    const names = subscriptionId === undefined ? [resourceGroup] : [subscriptionId, resourceGroup];
    const args = names.map((name) => this.scalar(name as string | Expr)).join(", ");
    return `${this.#azure("resourceGroup")}(${args})`;
  }
}
