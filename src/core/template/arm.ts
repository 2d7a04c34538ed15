import { ArmText, DEPLOYMENTS } from "./armText.ts";
import { ArmValues } from "./armValue.ts";
import { marksOf, Page, type Places } from "./page.ts";
import { armParameterFile } from "./parameterFile.ts";
import { prepare, type Survey, type SurveyedModule } from "./survey.ts";
import { commentLines, described } from "./text.ts";
import {
  type Printed,
  type TemplateParameter,
  type TemplateResource,
  type TemplateTree,
  type Value,
} from "./tree.ts";

const SCHEMAS = "https://schema.management.azure.com/schemas";
const TEMPLATE_SCHEMA = {
  resourceGroup: `${SCHEMAS}/2019-04-01/deploymentTemplate.json#`,
  subscription: `${SCHEMAS}/2018-05-01/subscriptionDeploymentTemplate.json#`,
} as const;
const VERSION = "1.0.0.0";
const TYPES = { string: "string", int: "int", bool: "bool", stringList: "array" } as const;

/**
 * Prints a tree as an ARM template: `main.json`, with a nested deployment for each module, and `main.parameters.json`
 * when a parameter has something to say there. Resources are a list and name each other by `resourceId()`, the form
 * that every deployment tool takes.
 * @throws {TemplateBug} when the tree is one that no kind may build
 */
export function printArm(tree: TemplateTree): Printed {
  const survey = prepare(tree);
  const places: Places = new Map();
  const page = new Page("main.json", places);
  new ArmFile(page, survey).template("", "");
  page.endList();
  const files: Record<string, string> = { "main.json": page.text() };

  const parameters = armParameterFile(survey);
  if (parameters !== undefined) files["main.parameters.json"] = parameters;
  return { files, lines: places };
}

/** Writes one template, which may stand inside another one. */
class ArmFile {
  readonly #survey: Survey;
  readonly #text: ArmText;
  readonly #out: ArmValues;

  constructor(page: Page, survey: Survey) {
    this.#survey = survey;
    this.#text = new ArmText(survey);
    this.#out = new ArmValues(page, this.#text);
  }

  template(indent: string, prefix: string): void {
    const out = this.#out;
    const { tree, modules } = this.#survey;
    const inside = `${indent}  `;
    const deeper = `${inside}  `;
    const comments = commentLines(tree.header);
    out.open(indent, prefix, "{");
    out.members(inside, { $schema: TEMPLATE_SCHEMA[tree.scope], contentVersion: VERSION });
    if (comments.length > 0) out.members(inside, { metadata: { comments } });
    if (tree.parameters.length > 0) {
      const parameters = tree.parameters.map(
        (parameter) => [parameter.name, declaration(parameter)] as const,
      );
      out.members(inside, { parameters: Object.fromEntries(parameters) });
    }
    const deployed = tree.resources.filter(({ existing }) => !existing);
    if (deployed.length + modules.size === 0) out.members(inside, { resources: [] });
    else {
      out.open(inside, `"resources": `, "[");
      for (const resource of deployed) this.#resource(deeper, resource);
      for (const module of modules.values()) this.#module(deeper, module);
      out.close(inside, "]");
    }
    if (tree.outputs.length > 0) {
      const outputs = tree.outputs.map(
        ({ name, type, value, description }) =>
          [
            name,
            { type: TYPES[type], value, metadata: { description: described(name, description) } },
          ] as const,
      );
      out.members(inside, { outputs: Object.fromEntries(outputs) });
    }
    out.close(indent, "}");
  }

  #resource(indent: string, resource: TemplateResource): void {
    const { type, apiVersion, condition, location } = resource;
    const out = this.#out;
    const inside = `${indent}  `;
    const first = out.page.next;
    out.open(indent, "", "{");
    if (condition !== undefined) out.members(inside, { condition });
    out.members(inside, { type, apiVersion, name: this.#text.fullName(resource) });
    if (location !== undefined) out.members(inside, { location });
    out.members(inside, resource.body, marksOf(resource.inner));
    this.#dependsOn(inside, resource.symbol);
    out.close(indent, "}");
    out.page.mark(resource.from, first);
  }

  #dependsOn(indent: string, symbol: string): void {
    const { implied, extra } = this.#survey.dependencies.get(symbol)!;
    const ids = [...implied, ...extra].map((other) => `[${this.#text.id(other)}]`);
    if (ids.length > 0) this.#out.texts(indent, "dependsOn", ids);
  }

  #module(indent: string, { symbol, file, scope, args, survey }: SurveyedModule): void {
    const out = this.#out;
    const inside = `${indent}  `;
    const deeper = `${inside}  `;
    out.open(indent, "", "{");
    out.members(inside, { ...DEPLOYMENTS, name: file });
    if (scope !== undefined) out.members(inside, { ...scope });
    out.open(inside, `"properties": `, "{");
    out.members(deeper, { mode: "Incremental", expressionEvaluationOptions: { scope: "inner" } });
    const values = Object.entries(args).map(([name, value]) => [name, { value }] as const);
    if (values.length > 0) out.members(deeper, { parameters: Object.fromEntries(values) });
    new ArmFile(out.page, survey).template(deeper, `"template": `);
    out.close(inside, "}");
    this.#dependsOn(inside, symbol);
    out.close(indent, "}");
  }
}

function declaration(parameter: TemplateParameter): Record<string, Value> {
  const { type, secure, description, allowed, min, max, minLength, maxLength } = parameter;
  const limits = { allowedValues: allowed, minValue: min, maxValue: max, minLength, maxLength };
  const given: Record<string, Value> = {};
  for (const [name, limit] of Object.entries(secure ? {} : limits))
    if (limit !== undefined) given[name] = limit;
  return {
    type: secure ? "securestring" : TYPES[type],
    ...(parameter.default === undefined ? {} : { defaultValue: parameter.default }),
    ...given,
    metadata: { description: described(parameter.name, description) },
  };
}
