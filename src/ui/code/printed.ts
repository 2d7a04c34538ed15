import { templateOf } from "../../core/analysis/index.ts";
import type { Query } from "../../core/model/query.ts";
import { printArm } from "../../core/template/arm.ts";
import { printBicep } from "../../core/template/bicep.ts";
import type { Printed, TemplateTree } from "../../core/template/tree.ts";
import { sentence, type Finding } from "../../core/rules/index.ts";

export type Language = "bicep" | "arm";

export interface Template {
  readonly tree: TemplateTree;
  readonly printed: Printed;
}

/** As many errors as the head of a file names. */
const MOST_NAMED = 20;

/** Lines for the head of the main file: what would fail when it is deployed as it stands. */
export function headerOf(title: string, findings: readonly Finding[]): readonly string[] {
  const errors = findings.filter((f) => f.severity === "error");
  if (errors.length === 0) return [title];
  const named = errors.slice(0, MOST_NAMED).map((f) => `- ${sentence(f)}`);
  const more = errors.length - named.length;
  return [
    title,
    `${errors.length === 1 ? "1 error" : `${errors.length} errors`} would fail the deployment:`,
    ...named,
    ...(more > 0 ? [`- and ${more} more`] : []),
  ];
}

/** The design as templates in one language. */
export function printDesign(q: Query, language: Language, header: readonly string[]): Template {
  const tree = templateOf(q, header);
  return { tree, printed: language === "bicep" ? printBicep(tree) : printArm(tree) };
}

export const lineCount = (printed: Printed): number =>
  Object.values(printed.files).reduce((sum, text) => sum + linesOf(text).length, 0);

/** The lines of a file, without the empty one after its last line end. */
export const linesOf = (text: string): readonly string[] => text.replace(/\n$/, "").split("\n");

export const resourceCount = (tree: TemplateTree): number =>
  tree.resources.filter((r) => r.existing !== true).length +
  tree.modules.reduce((sum, module) => sum + resourceCount(module.tree), 0);
