import { bicepString, BicepText } from "./bicepText.ts";
import { escapeInvisible } from "./armText.ts";
import { hostNote } from "./lint.ts";
import { type Survey } from "./survey.ts";
import { environmentName, wellFormed } from "./text.ts";
import { type TemplateParameter, type Value } from "./tree.ts";

const SCHEMA = "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#";

type Plain = string | number | boolean | readonly string[];

/**
 * What a parameter file says about a parameter; nothing for secrets and for defaults that Azure works out. A parameter
 * without default gets the plainest value its limits allow, which is there to be replaced.
 */
export function suggestedValue(parameter: TemplateParameter): Plain | undefined {
  const { type, secure, value, allowed, min, max, minLength, name } = parameter;
  if (secure) return undefined;
  if (value !== undefined) return value;
  if (parameter.default !== undefined) return plain(parameter.default);
  const [first] = allowed ?? [];
  if (first !== undefined) return first;
  if (type === "bool") return false;
  if (type === "stringList") return [];
  if (type === "int") return Math.min(Math.max(min ?? 0, 0), max ?? min ?? 0);
  return minLength === undefined ? "" : name.padEnd(minLength, "x").slice(0, parameter.maxLength);
}

function plain(value: Value): Plain | undefined {
  if (typeof value === "object") {
    const isTexts = Array.isArray(value) && value.every((item) => typeof item === "string");
    return isTexts ? value : undefined;
  }
  return value;
}

/** The text of `main.bicepparam`; nothing when there is nothing to say. */
export function bicepParameterFile({ tree, ...survey }: Survey): string | undefined {
  const text = new BicepText({ tree, ...survey });
  const blocks: string[] = [];
  for (const parameter of tree.parameters) {
    const { name, secure } = parameter;
    const value = suggestedValue(parameter);
    // The empty text lets the file compile while nobody has set the secret; Azure refuses it.
    if (secure) blocks.push(`param ${name} = readEnvironmentVariable('${environmentName(name)}', '')`);
    else if (Array.isArray(value) && value.length > 0) {
      const items = (value as readonly string[]).map((item) => noted("  ", bicepString(item)));
      blocks.push([`param ${name} = [`, ...items, "]"].join("\n"));
    } else if (Array.isArray(value)) blocks.push(`param ${name} = []`);
    else if (value !== undefined) {
      blocks.push(noted("", `param ${name} = ${text.scalar(value as string | number | boolean)}`));
    }
  }
  return blocks.length === 0 ? undefined : `${["using 'main.bicep'", ...blocks].join("\n\n")}\n`;
}

function noted(indent: string, line: string): string {
  const note = hostNote(line);
  return note === undefined ? indent + line : `${indent}#disable-next-line ${note}\n${indent}${line}`;
}

/**
 * The text of `main.parameters.json`; nothing when there is nothing to say. A secret is left out, so that the tools ask
 * for it. Values are plain here: Azure looks for expressions in templates only.
 */
export function armParameterFile({ tree }: Survey): string | undefined {
  const values = tree.parameters.flatMap((parameter) => {
    const value = suggestedValue(parameter);
    return value === undefined ? [] : [[parameter.name, { value }] as const];
  });
  if (values.length === 0) return undefined;
  const file = { $schema: SCHEMA, contentVersion: "1.0.0.0", parameters: Object.fromEntries(values) };
  const text = JSON.stringify(
    file,
    (_key, value: unknown) => (typeof value === "string" ? wellFormed(value) : value),
    2,
  );
  return `${escapeInvisible(text)}\n`;
}
