import { deploymentOf, type Deployment } from "../analysis/index.ts";
import { regionName } from "../facts/regions.ts";
import { modelSchema } from "../kinds/index.ts";
import type { Design } from "../model/design.ts";
import { plainQuery } from "../model/plainQuery.ts";
import type { Query } from "../model/query.ts";
import { printArm } from "../template/arm.ts";
import { printBicep } from "../template/bicep.ts";
import { suggestedValue } from "../template/parameterFile.ts";
import { environmentName } from "../template/text.ts";
import type { Printed, TemplateParameter, TemplateTree } from "../template/tree.ts";

export type ExportFormat = "bicep" | "arm";

export interface ExportOptions {
  readonly format: ExportFormat;
  /** Sentences of the findings that would fail the deployment; the main file begins with them. */
  readonly errors?: readonly string[];
  /** Resources that one file may hold; unset, as many as Azure takes with room to spare. */
  readonly perFile?: number;
}

/** A design as files that deploy. */
export interface Exported {
  /** By name, the main file first. Names hold letters, digits, ".", "-", "_" and the folder "modules/" only. */
  readonly files: Printed["files"];
  readonly lines: Printed["lines"];
  /** One command per line for a shell with the Azure CLI, run in the folder of the files. */
  readonly deployCommand: string;
  /** Resources that are deployed, resource groups among them; nested deployments are not. */
  readonly resources: number;
  /** Files beside the main one that hold resources. */
  readonly modules: number;
  readonly parameters: readonly TemplateParameter[];
}

/** Prints a design in one of the two languages. What a finding complains about is printed as it was typed. */
export function exportDesign(
  source: Design | Query,
  { format, errors = [], perFile }: ExportOptions,
): Exported {
  const q = isQuery(source) ? source : plainQuery(source, modelSchema);
  const deployment = deploymentOf(q, perFile);
  const { tree } = deployment;
  const deployCommand = commandsFor(deployment, format).join("\n");
  const header = headerOf(q, deployment, format, deployCommand, errors);
  const { files, lines } = (format === "bicep" ? printBicep : printArm)({ ...tree, header });
  const whole = Object.keys(files).filter((name) => !isExportName(name));
  if (whole.length > 0) throw new Error(`No export may write ${whole.join(", ")}.`);
  return {
    files,
    lines,
    deployCommand,
    resources: countOf(tree),
    modules: tree.modules.length,
    parameters: tree.parameters,
  };
}

const isQuery = (source: Design | Query): source is Query => "derive" in source;

/** The only names that an export writes, so that nothing typed can leave the chosen folder. */
export const isExportName = (name: string): boolean =>
  /^(?:main\.(?:bicep|bicepparam|json|parameters\.json)|modules\/[A-Za-z0-9_-]{1,64}\.bicep)$/.test(name);

const countOf = ({ resources, modules }: TemplateTree): number =>
  resources.filter((r) => !r.existing).length + modules.reduce((sum, m) => sum + countOf(m.tree), 0);

/** Text as one word of a shell. */
const word = (text: string): string =>
  /^[\w./@-]+$/.test(text) ? text : `'${text.replace(/\s+/g, " ").replaceAll("'", `'\\''`)}'`;

function commandsFor(
  { tree, place, placeExists, subscriptionId, region }: Deployment,
  format: ExportFormat,
): string[] {
  const at = subscriptionId === undefined ? "" : ` --subscription ${word(subscriptionId)}`;
  const location = word(regionName(region));
  // In Bicep, secrets have a line in the file, too.
  const hasValues = tree.parameters.some((p) => format === "bicep" || suggestedValue(p) !== undefined);
  const values = hasValues ? parameterFile[format] : "";
  const template =
    format === "bicep" && values !== ""
      ? ""
      : ` --template-file ${format === "bicep" ? "main.bicep" : "main.json"}`;
  if (place === undefined)
    return [`az deployment sub create${at} --location ${location}${template}${values}`];
  const group = word(place.resourceGroup);
  return [
    ...(placeExists ? [] : [`az group create${at} --name ${group} --location ${location}`]),
    `az deployment group create${at} --resource-group ${group}${template}${values}`,
  ];
}

// A .bicepparam file names its template itself.
const parameterFile: Readonly<Record<ExportFormat, string>> = {
  bicep: " --parameters main.bicepparam",
  arm: " --parameters main.parameters.json",
};

const PROFILES: Readonly<Record<Query["profile"], string>> = {
  current: "today's guidance",
  "aml-2022": "the Azure Machine Learning guidance of 2022",
  "aml-2019": "the Azure Machine Learning guidance of 2019",
};

function headerOf(
  q: Query,
  { tree, needed }: Deployment,
  format: ExportFormat,
  command: string,
  errors: readonly string[],
): string[] {
  const title = q.part("title").trim();
  const lines = [title === "" ? "Untitled design" : title, `Checked by ${PROFILES[q.profile]}.`, ""];
  if (errors.length > 0) {
    lines.push(
      `${errors.length === 1 ? "1 error" : `${errors.length} errors`} would fail this deployment:`,
      ...errors.map((sentence) => `  ${sentence}`),
      "",
    );
  }
  const before = [
    ...needed.map(({ resourceGroup, subscriptionId }) =>
      subscriptionId === undefined
        ? `Resource group ${resourceGroup} must be there.`
        : `Resource group ${resourceGroup} must be there, in subscription ${subscriptionId}.`,
    ),
    ...tree.parameters.flatMap((p) => askedFor(p, format)),
  ];
  if (before.length > 0) lines.push("Before the deployment:", ...before.map((line) => `  ${line}`), "");
  return [
    ...lines,
    "Deploy in this folder with the Azure CLI:",
    ...command.split("\n").map((line) => `  ${line}`),
  ];
}

/** What somebody has to say before this parameter has a value. */
function askedFor({ name, secure, default: preset }: TemplateParameter, format: ExportFormat): string[] {
  if (preset !== undefined) return [];
  if (secure && format === "bicep")
    return [`Set the environment variable ${environmentName(name)}: it is ${name}.`];
  if (secure) return [`The Azure CLI asks for ${name}.`];
  return [`Set ${name} in ${parameterFile[format].replace(" --parameters ", "")}.`];
}
