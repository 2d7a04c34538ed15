import packageFile from "../../package.json" with { type: "json" };
import { exportDesign, type ExportFormat } from "../core/files/export.ts";
import { check, sentence } from "../core/rules/index.ts";
import { HELP, readArguments, type Task } from "./arguments.ts";
import { countOf, jsonOf, reportOn, textOf, type Report } from "./check.ts";
import { fileLabel, readInput } from "./read.ts";
import { printable } from "./printable.ts";
import { writeExport } from "./write.ts";

/** Where the command line speaks: answers to `out`, everything about how it went to `err`. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Exit statuses, in order of severity. */
const FINE = 0;
const ERRORS_FOUND = 1;
const UNUSABLE = 2;

/** Does what the arguments ask for and gives the exit status. */
export function run(args: readonly string[], streams: Streams): number {
  const asked = readArguments(args);
  if (!asked.ok) {
    streams.err(`${printable(asked.error)}\nvnet-designer --help shows how it is used.\n`);
    return UNUSABLE;
  }
  const task = asked.value;
  switch (task.task) {
    case "help":
      streams.out(HELP);
      return FINE;
    case "version":
      streams.out(`${packageFile.version}\n`);
      return FINE;
    case "check":
      return runCheck(task, streams);
    case "export":
      return runExport(task.file, task.format, task.out, streams);
  }
}

function complain(streams: Streams, file: string, sentences: readonly string[]): void {
  for (const text of sentences) streams.err(`${printable(`${fileLabel(file)}: ${text}`)}\n`);
}

function runCheck(
  { files, profile, format }: Extract<Task, { readonly task: "check" }>,
  streams: Streams,
): number {
  let status = FINE;
  const reports: Report[] = [];
  for (const file of files) {
    const read = readInput(file);
    if (!read.ok) {
      complain(streams, file, read.error);
      status = UNUSABLE;
      continue;
    }
    complain(streams, file, read.value.notes);
    const report = reportOn(fileLabel(file), read.value.design, profile);
    if (countOf(report.findings, "error") > 0) status = Math.max(status, ERRORS_FOUND);
    reports.push(report);
  }
  if (format === "json") streams.out(`${JSON.stringify({ files: reports.map(jsonOf) }, undefined, 2)}\n`);
  else streams.out(reports.map(textOf).join("\n"));
  return status;
}

function runExport(file: string, format: ExportFormat, folder: string, streams: Streams): number {
  const read = readInput(file);
  if (!read.ok) {
    complain(streams, file, read.error);
    return UNUSABLE;
  }
  const { design, notes } = read.value;
  complain(streams, file, notes);
  const errors = check(design)
    .filter((f) => f.severity === "error")
    .map(sentence);
  const { files, deployCommand, resources } = exportDesign(design, { format, errors });
  const written = writeExport(folder, files);
  if (!written.ok) {
    streams.err(`${printable(written.error)}\n`);
    return UNUSABLE;
  }
  for (const path of written.value) streams.out(`${printable(path)}\n`);
  const commands = deployCommand.split("\n").map((line) => `  ${printable(line)}\n`);
  streams.err(
    `${resources} ${resources === 1 ? "resource" : "resources"}. Deploy in that folder with:\n${commands.join("")}`,
  );
  if (errors.length === 0) return FINE;
  streams.err(`${errors.length === 1 ? "1 error" : `${errors.length} errors`} would fail the deployment:\n`);
  for (const text of errors) streams.err(`  ${printable(text)}\n`);
  return ERRORS_FOUND;
}
