import { parseArgs } from "node:util";
import type { ExportFormat } from "../core/files/export.ts";
import type { Profile } from "../core/model/design.ts";
import { err, ok, type Result } from "../core/net/result.ts";

export type Task =
  | { readonly task: "help" | "version" }
  | {
      readonly task: "check";
      readonly files: readonly string[];
      readonly profile?: Profile;
      readonly format: "text" | "json";
    }
  | { readonly task: "export"; readonly file: string; readonly format: ExportFormat; readonly out: string };

const PROFILES: readonly Profile[] = ["current", "aml-2022", "aml-2019"];

export const HELP = `VNet Designer checks Azure network designs and prints them as Bicep or ARM templates.

Usage
  vnet-designer check FILE... [--profile PROFILE] [--format text|json]
  vnet-designer export FILE --format bicep|arm --out FOLDER
  vnet-designer --help | --version

FILE is a project file that the designer saved, or - for the standard input.

check
  Lists what is wrong in each design, worst first.
  --profile   ${PROFILES.join(", ")}: the guidance to check by, instead of the design's own
  --format    text for people (the default), json for programs

export
  Writes the template into FOLDER, which is made when it is not there. Files of the same names are written over.
  --format    bicep or arm
  --out       the folder

Exit status
  0  done, and no design has an error
  1  done, and a design has an error (an export is written all the same)
  2  nothing usable was given: a file that cannot be read, a wrong option
`;

const OPTIONS = {
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
  profile: { type: "string" },
  format: { type: "string" },
  out: { type: "string", short: "o" },
} as const;

/** What the arguments ask for, or a sentence about what is wrong with them. */
export function readArguments(args: readonly string[]): Result<Task, string> {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    // Node's sentence names the option; what follows it is advice about arguments that we do not take.
    return err((error instanceof Error ? error.message : String(error)).split(". ")[0]!.replace(/\.?$/, "."));
  }
  const { values, positionals } = parsed;
  if (values.help === true) return ok({ task: "help" });
  if (values.version === true) return ok({ task: "version" });
  const [command, ...files] = positionals;
  if (command === undefined) return err("Say what to do: check or export.");
  if (command !== "check" && command !== "export")
    return err(`Unknown command ${command}. Known are check and export.`);
  if (files.length === 0) return err(`${command} needs a file.`);
  return command === "check" ? checkTask(files, values) : exportTask(files, values);
}

type Values = { readonly [name in "profile" | "format" | "out"]?: string };

function checkTask(
  files: readonly string[],
  { profile, format = "text", out }: Values,
): Result<Task, string> {
  if (out !== undefined) return err("--out belongs to export, not to check.");
  if (format !== "text" && format !== "json") return err(`--format of check is text or json, not ${format}.`);
  const known = PROFILES.find((one) => one === profile);
  if (profile !== undefined && known === undefined) {
    return err(`Unknown profile ${profile}. Known are ${PROFILES.join(", ")}.`);
  }
  return ok({ task: "check", files, format, ...(known === undefined ? {} : { profile: known }) });
}

function exportTask(files: readonly string[], { profile, format, out }: Values): Result<Task, string> {
  const [file, another] = files;
  if (another !== undefined) return err(`export takes one file; ${another} is too many.`);
  if (profile !== undefined) return err("--profile belongs to check, not to export.");
  if (format === undefined) return err("export needs --format bicep or --format arm.");
  if (format !== "bicep" && format !== "arm")
    return err(`--format of export is bicep or arm, not ${format}.`);
  if (out === undefined || out === "") return err("export needs --out and a folder.");
  return ok({ task: "export", file: file!, format, out });
}
