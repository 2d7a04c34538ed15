import { bicepKey, bicepString, BicepText } from "./bicepText.ts";
import { hostNote, idNote, isRegion, regionNote, secretNote } from "./lint.ts";
import { marksOf, Page, type Mark, type Places } from "./page.ts";
import { bicepParameterFile } from "./parameterFile.ts";
import { prepare, type Survey, type SurveyedModule } from "./survey.ts";
import { commentLines, described } from "./text.ts";
import {
  isExpr,
  type MapExpr,
  type Printed,
  type TemplateOutput,
  type TemplateParameter,
  type TemplateResource,
  type TemplateTree,
  type Value,
} from "./tree.ts";

const TYPES = { string: "string", int: "int", bool: "bool", stringList: "string[]" } as const;

/**
 * Prints a tree as Bicep: `main.bicep`, one file per module in `modules/`, and `main.bicepparam` when a parameter has
 * something to say there. The official compiler and linter have no note about the result.
 * @throws {TemplateBug} when the tree is one that no kind may build
 */
export function printBicep(tree: TemplateTree): Printed {
  const survey = prepare(tree);
  const places: Places = new Map();
  const files: Record<string, string> = {};
  const print = (file: string, one: Survey): void => {
    const page = new Page(file, places);
    new BicepFile(page, one).print(file === "main.bicep" ? "modules/" : "");
    files[file] = page.text();
    if (file === "main.bicep") {
      const parameters = bicepParameterFile(one);
      if (parameters !== undefined) files["main.bicepparam"] = parameters;
    }
    for (const module of one.modules.values()) print(`modules/${module.file}.bicep`, module.survey);
  };
  print("main.bicep", survey);
  return { files, lines: places };
}

class BicepFile {
  readonly #page: Page;
  readonly #survey: Survey;
  readonly #text: BicepText;
  readonly #prefixes = new Map<string, string>();

  constructor(page: Page, survey: Survey) {
    this.#page = page;
    this.#survey = survey;
    this.#text = new BicepText(survey);
  }

  print(folder: string): void {
    const { tree, modules } = this.#survey;
    for (const line of commentLines(tree.header)) this.#page.add("", `// ${line}`.trimEnd());
    if (tree.scope === "subscription")
      this.#declare(() => this.#page.add("", "targetScope = 'subscription'"));
    for (const parameter of tree.parameters) this.#declare(() => this.#parameter(parameter));
    for (const resource of tree.resources) this.#declare(() => this.#resource(resource));
    for (const module of modules.values()) this.#declare(() => this.#module(module, folder));
    for (const output of tree.outputs) this.#declare(() => this.#output(output));
  }

  /** Writes one declaration, after a blank line unless it is the first. */
  #declare(write: () => void): void {
    if (this.#page.next > 1) this.#page.add("", "");
    write();
  }

  #parameter(parameter: TemplateParameter): void {
    const { name, secure, type } = parameter;
    this.#line("", `@description(${bicepString(described(name, parameter.description))})`);
    if (secure) this.#page.add("", "@secure()");
    else this.#constraints(parameter);
    const note = secure || type !== "string" ? undefined : secretNote(name);
    const head = `param ${name} ${TYPES[type]}`;
    if (parameter.default === undefined) this.#line("", head, "", note);
    else this.#value("", `${head} = `, parameter.default, undefined, note);
  }

  #constraints({ allowed, min, max, minLength, maxLength }: TemplateParameter): void {
    if (allowed !== undefined) {
      this.#page.add("", "@allowed([");
      for (const value of allowed) this.#line("  ", this.#text.scalar(value));
      this.#page.add("", "])");
    }
    if (min !== undefined) this.#page.add("", `@minValue(${min})`);
    if (max !== undefined) this.#page.add("", `@maxValue(${max})`);
    if (minLength !== undefined) this.#page.add("", `@minLength(${minLength})`);
    if (maxLength !== undefined) this.#page.add("", `@maxLength(${maxLength})`);
  }

  #resource(resource: TemplateResource): void {
    const { symbol, type, apiVersion, existing, condition, location, scope } = resource;
    const page = this.#page;
    const first = page.next;
    const kind = existing ? " existing" : "";
    const test = condition === undefined ? "" : `if (${this.#text.expr(condition)}) `;
    page.add("", `resource ${symbol} '${type}@${apiVersion}'${kind} = ${test}{`);
    if (resource.parent !== undefined) page.add("  ", `parent: ${resource.parent}`);
    if (scope !== undefined) page.add("  ", `scope: ${this.#text.scope(scope)}`);
    this.#value("  ", "name: ", resource.name, undefined);
    if (!existing) {
      if (location !== undefined) {
        this.#value("  ", "location: ", location, undefined, regionNote(location));
      }
      this.#entries("  ", resource.body, marksOf(resource.inner));
      this.#after(this.#survey.dependencies.get(symbol)!.extra);
    }
    page.add("", "}");
    page.mark(resource.from, first);
  }

  #after(symbols: readonly string[]): void {
    if (symbols.length === 0) return;
    this.#page.add("  ", "dependsOn: [");
    for (const symbol of symbols) this.#page.add("    ", symbol);
    this.#page.add("  ", "]");
  }

  #module({ symbol, file, scope, args, survey }: SurveyedModule, folder: string): void {
    const page = this.#page;
    const names = Object.keys(args);
    const { extra } = this.#survey.dependencies.get(symbol)!;
    const head = `module ${symbol} '${folder}${file}.bicep' = {`;
    if (scope === undefined && names.length + extra.length === 0) {
      page.add("", `${head}}`);
      return;
    }
    page.add("", head);
    if (scope !== undefined) page.add("  ", `scope: ${this.#text.scope(scope)}`);
    if (names.length > 0) {
      page.add("  ", "params: {");
      for (const name of names) {
        const note = isRegion(name, survey.tree) ? regionNote(args[name]!) : undefined;
        this.#value("    ", `${name}: `, args[name]!, undefined, note);
      }
      page.add("  ", "}");
    }
    this.#after(extra);
    page.add("", "}");
  }

  #output({ name, description, type, value }: TemplateOutput): void {
    this.#line("", `@description(${bicepString(described(name, description))})`);
    const note = isExpr(value) ? undefined : "no-hardcoded-outputs";
    this.#value("", `output ${name} ${TYPES[type]} = `, value, undefined, note);
  }

  /** The inside of an object. */
  #entries(indent: string, object: { readonly [key: string]: Value }, marks: Mark | undefined): void {
    for (const key of Object.keys(object)) {
      const mark = marks?.under.get(key);
      const first = this.#page.next;
      const value = object[key]!;
      this.#value(indent, this.#prefix(key), value, mark, idNote(key, value));
      if (mark !== undefined) for (const id of mark.ids) this.#page.mark(id, first);
    }
  }

  /** `key: `, made once for each key. */
  #prefix(key: string): string {
    let prefix = this.#prefixes.get(key);
    if (prefix === undefined) this.#prefixes.set(key, (prefix = `${bicepKey(key)}: `));
    return prefix;
  }

  /** A value with what stands before it on its first line. */
  #value(indent: string, prefix: string, value: Value, mark?: Mark, note?: string): void {
    if (typeof value !== "object" || value === null)
      this.#line(indent, prefix, this.#text.scalar(value), note);
    else if (Array.isArray(value)) this.#list(indent, prefix, value as readonly Value[], mark, note);
    else if (!isExpr(value))
      this.#object(indent, prefix, value as { readonly [key: string]: Value }, mark, note);
    else if (value.e === "map") this.#map(indent, prefix, value);
    else this.#line(indent, prefix, this.#text.expr(value), note);
  }

  #list(indent: string, prefix: string, items: readonly Value[], mark?: Mark, note?: string): void {
    this.#line(indent, prefix, items.length === 0 ? "[]" : "[", note);
    if (items.length === 0) return;
    const inside = `${indent}  `;
    for (let i = 0; i < items.length; i += 1) {
      const under = mark?.under.get(String(i));
      const first = this.#page.next;
      this.#value(inside, "", items[i]!, under);
      if (under !== undefined) for (const id of under.ids) this.#page.mark(id, first);
    }
    this.#page.add(indent, "]");
  }

  #object(
    indent: string,
    prefix: string,
    object: { readonly [key: string]: Value },
    mark?: Mark,
    note?: string,
  ): void {
    const isEmpty = Object.keys(object).length === 0;
    this.#line(indent, prefix, isEmpty ? "{}" : "{", note);
    if (isEmpty) return;
    this.#entries(`${indent}  `, object, mark);
    this.#page.add(indent, "}");
  }

  #map(indent: string, prefix: string, { entries }: MapExpr): void {
    this.#line(indent, prefix, entries.length === 0 ? "{}" : "{");
    if (entries.length === 0) return;
    for (const [key, value] of entries) this.#value(`${indent}  `, `${this.#text.key(key)}: `, value);
    this.#page.add(indent, "}");
  }

  /** One line, with a word to the linter before it when its text needs one. */
  #line(indent: string, head: string, rest = "", note?: string): void {
    const host = hostNote(rest) ?? hostNote(head);
    if (note !== undefined || host !== undefined) {
      this.#page.add(indent, "#disable-next-line ", [note, host].filter(Boolean).join(" "));
    }
    this.#page.add(indent, head, rest);
  }
}
