/**
 * The three judges of what we print, for tests only: Microsoft's compiler and linter, Azure's published schemas, and
 * Azure's own template engine. They lie beside the project in `../shared` (or where SHARED_DIR says) and are loaded
 * while the tests run; without them the tests that need them are skipped, with the reason in their name.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Printed } from "../core/template/tree.ts";
import {
  type Checked,
  type CheckerModule,
  type CompareModule,
  type Comparison,
  type DataModule,
  type InstallModule,
  type LintModule,
  type ParametersModule,
  type RpcModule,
  type Server,
  type Snapshot,
  type SnapshotModule,
} from "./judgeTypes.ts";

const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** Folder with the judges and the other shared material; relative to the project unless SHARED_DIR says otherwise. */
export const sharedDir = (): string => resolve(PROJECT, process.env["SHARED_DIR"] ?? "../shared");

/** The two languages of one design, as printed. */
export interface Pair {
  readonly name: string;
  readonly bicep: Printed;
  readonly arm: Printed;
}

export type Files = Printed["files"];

/** Notes that depend on the day of the test and not on what we print. */
const AGEING = new Set(["use-recent-api-versions"]);

interface Libraries {
  readonly lint: LintModule;
  readonly snapshot: SnapshotModule;
  readonly compare: CompareModule;
  readonly parameters: ParametersModule;
  readonly checker: CheckerModule;
  readonly data: DataModule;
}

export type Judges =
  | { readonly available: true; readonly judge: Judge }
  | { readonly available: false; readonly reason: string };

/**
 * Finds the judges and starts one compiler server. Whoever calls this closes the judge when the tests are done:
 * `afterAll(() => judge.close())`.
 */
export async function findJudges(): Promise<Judges> {
  const shared = sharedDir();
  const load = async <T>(path: string): Promise<T> =>
    (await import(pathToFileURL(join(shared, path)).href)) as T;
  if (
    !existsSync(join(shared, "bicep/install.mjs")) ||
    !existsSync(join(shared, "arm-conformance/lib/data.mjs"))
  ) {
    return { available: false, reason: "the folder with the judges, ../shared, is not here" };
  }
  const { findBicep } = await load<InstallModule>("bicep/install.mjs");
  const { BicepServer } = await load<RpcModule>("bicep/lib/rpc.mjs");
  const libraries: Libraries = {
    lint: await load("bicep/lib/check.mjs"),
    snapshot: await load("bicep/lib/snapshot.mjs"),
    compare: await load("bicep/lib/compare.mjs"),
    parameters: await load("bicep/lib/parameters.mjs"),
    checker: await load("arm-conformance/lib/template.mjs"),
    data: await load("arm-conformance/lib/data.mjs"),
  };
  try {
    return { available: true, judge: new Judge(new BicepServer(findBicep({ install: false })), libraries) };
  } catch (error) {
    return { available: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Puts files into a new temporary folder; the caller takes it away again. */
function inFolder(name: string, files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), `judge-${name.replace(/\W+/g, "-").slice(0, 40)}-`));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

/** Answers are lists of problems, one readable line each; an empty list means that the judge has nothing to say. */
export class Judge {
  readonly #server: Server;
  readonly #libraries: Libraries;
  #checker: InstanceType<CheckerModule["Checker"]> | undefined;

  constructor(server: Server, libraries: Libraries) {
    this.#server = server;
    this.#libraries = libraries;
  }

  close(): void {
    this.#server.close();
  }

  /** Every judge about every pair. Lines begin with the pair's name. */
  async all(pairs: readonly Pair[]): Promise<string[]> {
    const problems: string[] = [];
    for (const { name, bicep, arm } of pairs) {
      const found = [
        ...(await this.bicep(bicep.files)),
        ...this.arm(arm.files),
        ...(await this.same(bicep.files, arm.files)),
      ];
      problems.push(...found.map((line) => `${name}: ${line}`));
    }
    return problems;
  }

  /** Compiler and linter, with the strict settings: no note of any level about any of the files. */
  async bicep(files: Files): Promise<string[]> {
    return this.#with("bicep", files, async (folder) => {
      const roots = ["main.bicep", "main.bicepparam"].filter((file) => file in files);
      const checked = await this.#libraries.lint.checkFiles(
        this.#server,
        roots.map((file) => join(folder, file)),
      );
      return [...new Set(checked.flatMap((one) => linesOf(one, folder, files)))];
    });
  }

  /** The published schemas, in the strictest form; every body is really looked at, those of modules too. */
  arm(files: Files): string[] {
    const { Checker } = this.#libraries.checker;
    this.#checker ??= new Checker(new this.#libraries.data.Data(), { strict: true, closed: true });
    const text = files["main.json"];
    if (text === undefined) return ["main.json is not there"];
    const problems: string[] = [];
    try {
      for (const { path, code, resource, severity, message } of this.#checker.check(text, "main.json")) {
        if (severity === "error") problems.push(`main.json ${path} ${code} ${resource}: ${message}`);
      }
    } catch (error) {
      return [`main.json: the checker stopped with ${String(error)}`];
    }
    const { resources, checked } = this.#checker.stats;
    if (checked !== resources)
      problems.push(`main.json: only ${checked} of ${resources} bodies could be checked`);
    const declared = problems.length > 0 ? resources : countResources(JSON.parse(text));
    if (resources !== declared) problems.push(`main.json: ${resources} of ${declared} resources were read`);
    return problems;
  }

  /** Azure's engine predicts the same resources and outputs from both languages, and the parameter files agree. */
  async same(bicep: Files, arm: Files): Promise<string[]> {
    const { canonical, compareResources } = this.#libraries.compare;
    const one = await this.predict(bicep);
    const two = await this.predict(arm);
    if (typeof one === "string" || typeof two === "string") {
      return [
        ...(typeof one === "string" ? [`Bicep cannot be evaluated: ${one}`] : []),
        ...(typeof two === "string" ? [`ARM cannot be evaluated: ${two}`] : []),
      ];
    }
    const outputs = [one.outputs, two.outputs].map((value) => JSON.stringify(canonical(value)));
    return [
      ...[...one.diagnostics, ...two.diagnostics].map((text) => `not looked into: ${text}`),
      ...differences(compareResources(one.resources, two.resources)),
      ...(outputs[0] === outputs[1] ? [] : [`outputs differ: ${outputs.join(" and ")}`]),
      ...(await this.#sameParameters(bicep, arm)),
    ];
  }

  /** The resources that Azure's engine predicts for `main.bicep` or `main.json`; the engine's words when it cannot. */
  async predict(files: Files): Promise<Snapshot | string> {
    const main = "main.bicep" in files ? "main.bicep" : "main.json";
    return this.#with("predict", files, async (folder) => {
      try {
        return await this.#libraries.snapshot.snapshotFile(this.#server, join(folder, main));
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    });
  }

  /** The Bicep files as Microsoft's formatter writes them. */
  async formatted(files: Files): Promise<Files> {
    return this.#with("format", files, async (folder) => {
      const written: Record<string, string> = {};
      for (const file of Object.keys(files)) {
        const answer = await this.#server.call("bicep/format", { path: join(folder, file) });
        written[file] = (answer as { contents: string }).contents;
      }
      return written;
    });
  }

  async #sameParameters(bicep: Files, arm: Files): Promise<string[]> {
    if (!("main.bicepparam" in bicep))
      return "main.parameters.json" in arm ? ["main.bicepparam is missing"] : [];
    const { valuesOf } = this.#libraries.parameters;
    return this.#with("parameters", bicep, async (folder) => {
      const path = join(folder, "main.bicepparam");
      const params = { path, parameterOverrides: {} };
      const compiled = (await this.#server.call("bicep/compileParams", params)) as { parameters?: string };
      if (compiled.parameters === undefined) return ["main.bicepparam does not compile"];
      const secrets = new Set(
        bicep["main.bicepparam"]?.match(/(?<=^param )\w+(?= = readEnvironmentVariable)/gm),
      );
      const mine = Object.entries(valuesOf(JSON.parse(compiled.parameters))).filter(
        ([name]) => !secrets.has(name),
      );
      const theirs = valuesOf(JSON.parse(arm["main.parameters.json"] ?? '{"parameters":{}}'));
      const texts = [Object.fromEntries(mine), theirs].map((values) => JSON.stringify(values));
      return texts[0] === texts[1] ? [] : [`parameter files differ: ${texts.join(" and ")}`];
    });
  }

  async #with<T>(name: string, files: Files, work: (folder: string) => Promise<T>): Promise<T> {
    const folder = inFolder(name, files);
    try {
      return await work(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

function linesOf({ file, built, problems }: Checked, folder: string, files: Files): string[] {
  const short = (path: string): string => path.split(`${folder}/`).at(-1) ?? path;
  const notes = problems.filter(({ code }) => !AGEING.has(code));
  const lines = notes.map(({ file: at, line, level, code, message }) => {
    const text = files[short(at)]?.split("\n")[line - 1]?.trim() ?? "";
    return `${short(at)}:${line} ${level} ${code}: ${message} | ${text}`;
  });
  return built || lines.length > 0 ? lines : [`${short(file)} does not compile`];
}

function differences({ onlyInA, onlyInB, changed }: Comparison): string[] {
  return [
    ...onlyInA.map((id) => `only in Bicep: ${id}`),
    ...onlyInB.map((id) => `only in ARM: ${id}`),
    ...changed.flatMap(({ id, differences: all }) =>
      all.map(({ path, a, b }) => `${id} ${path}: Bicep ${JSON.stringify(a)}, ARM ${JSON.stringify(b)}`),
    ),
  ];
}

/** Resources of a template and of the templates nested in it. */
function countResources(template: unknown): number {
  const { resources = [] } = template as { resources?: { properties?: { template?: unknown } }[] };
  return resources.reduce(
    (sum, { properties }) =>
      sum + 1 + (properties?.template === undefined ? 0 : countResources(properties.template)),
    0,
  );
}
