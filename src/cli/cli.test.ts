/** Asks the built command line as a person's shell would. Without `npm run build` it is built into a temporary folder. */
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import packageFile from "../../package.json" with { type: "json" };
import { exportDesign } from "../core/files/export.ts";
import { printDesign } from "../core/model/file.ts";
import { galleryExamples } from "../testing/gallery.ts";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
const BUILT = join(PROJECT, "dist/cli/vnet-designer.js");
const GALLERY = join(PROJECT, "public/gallery");
const healthy = join(GALLERY, "two-tiers.json");
const broken = join(GALLERY, "find-the-faults.json");

const folder = mkdtempSync(join(tmpdir(), "vnet-designer-cli-"));
let program = BUILT;

/** Newest change of any source, so that an old build is not taken for this code. */
const newest = (at: string): number =>
  Math.max(
    ...readdirSync(at, { withFileTypes: true }).map((entry) =>
      entry.isDirectory() ? newest(join(at, entry.name)) : statSync(join(at, entry.name)).mtimeMs,
    ),
  );

beforeAll(async () => {
  const sources = Math.max(newest(join(PROJECT, "src/cli")), newest(join(PROJECT, "src/core")));
  if (existsSync(BUILT) && statSync(BUILT).mtimeMs > sources) return;
  const outDir = join(folder, "built");
  await build({
    root: PROJECT,
    logLevel: "error",
    build: { ssr: join(PROJECT, "src/cli/vnet-designer.ts"), outDir, copyPublicDir: false, sourcemap: false },
  });
  // The checkout's package.json makes its files modules; here another one has to.
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  program = join(outDir, "vnet-designer.js");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(args: readonly string[], input?: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: "utf8",
    ...(input === undefined ? {} : { input }),
  });
  return { status, stdout, stderr };
}
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return name;
};

describe("vnet-designer", () => {
  it("is one file that a shell can start", () => {
    expect(readFileSync(program, "utf8").split("\n", 1)).toEqual(["#!/usr/bin/env node"]);
    const imports = [...readFileSync(program, "utf8").matchAll(/^(?:import|export) .* from "([^"]+)"/gm)];
    expect(imports.map((m) => m[1]).filter((name) => !name!.startsWith("node:"))).toEqual([]);
  });

  it("says how it is used, and its version", () => {
    for (const args of [["--help"], ["-h"], ["check", "--help"]])
      expect(run(args)).toMatchObject({
        status: 0,
        stdout: expect.stringContaining("Exit status") as string,
        stderr: "",
      });
    expect(run(["--version"])).toEqual({ status: 0, stdout: `${packageFile.version}\n`, stderr: "" });
  });

  it.each([
    [[], "Say what to do: check or export."],
    [["chekc", "x"], "Unknown command chekc. Known are check and export."],
    [["check"], "check needs a file."],
    [["check", "x", "--color"], "Unknown option '--color'."],
    [["check", "x", "--profile", "2019"], "Unknown profile 2019. Known are current, aml-2022, aml-2019."],
    [["check", "x", "--format", "bicep"], "--format of check is text or json, not bicep."],
    [["check", "x", "--out", "y"], "--out belongs to export, not to check."],
    [["export", "x", "--out", "y"], "export needs --format bicep or --format arm."],
    [["export", "x", "--format", "arm"], "export needs --out and a folder."],
    [["export", "x", "y", "--format", "arm", "--out", "z"], "export takes one file; y is too many."],
  ])("refuses %j", (args, sentence) => {
    const { status, stdout, stderr } = run(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toBe(`${sentence}\nvnet-designer --help shows how it is used.\n`);
  });
});

describe("check", () => {
  it("ends with 0 for a healthy design and says what it looked at", () => {
    const { status, stdout, stderr } = run(["check", healthy]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toBe(`${healthy}: Two tiers\n\n11 resources: 0 errors, 0 warnings, 0 notes.\n`);
  });

  it("ends with 1 for a broken one and names fault, consequence, rule and date", () => {
    const { status, stdout } = run(["check", broken]);
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /^Errors\n {2}nsg-train: allow-ssh and allow-batch .*\n {4}Each priority .*\n {4}nsg\/priority, source of \d{4}-\d\d-\d\d\n/m,
    );
    expect(stdout).toMatch(/^7 resources: 4 errors, 0 warnings, 0 notes\.$/m);
  });

  it("speaks to programs, of several files at once", () => {
    const { status, stdout } = run(["check", healthy, broken, "--format", "json", "--profile", "aml-2022"]);
    expect(status).toBe(1);
    const { files } = JSON.parse(stdout) as {
      files: { errors: number; profile: string; findings: object[] }[];
    };
    expect(files.map((f) => [f.errors, f.profile])).toEqual([
      [0, "aml-2022"],
      [4, "aml-2022"],
    ]);
    expect(files[1]!.findings[0]).toMatchObject({
      rule: "nsg/priority",
      severity: "error",
      subject: "nsg_train1",
      message: "nsg-train: allow-ssh and allow-batch both have inbound priority 100",
      source: [{ date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string }],
    });
  });

  it("reads the standard input", () => {
    const { status, stdout } = run(["check", "-"], readFileSync(healthy, "utf8"));
    expect(status).toBe(0);
    expect(stdout).toMatch(/^standard input: Two tiers$/m);
  });

  it.each([
    ["no file", "missing.json", "missing.json: There is no such file or folder.\n"],
    ["a folder", ".", ".: This is a folder, not a file.\n"],
    [
      "broken JSON",
      () => file("broken.json", '{\n  "format": "vnet-designer",\n'),
      /^broken\.json: Line \d+, column \d+: /,
    ],
    [
      "an ARM template",
      () => file("arm.json", '{"$schema": "x/deploymentTemplate.json#"}'),
      /an ARM template/,
    ],
    ["an empty file", () => file("empty.json", ""), /empty/],
    [
      "an unknown kind",
      () => file("kind.json", readFileSync(healthy, "utf8").replace('"kind": "vm"', '"kind": "cluster"')),
      /unknown kind “cluster”/,
    ],
    [
      "a future version with unknown kinds",
      () =>
        file(
          "newer.json",
          readFileSync(healthy, "utf8")
            .replace('"version": 1', '"version": 7')
            .replace('"kind": "vm"', '"kind": "x"'),
        ),
      /unknown kind “x”/,
    ],
  ])("ends with 2 for %s", (_name, given, says) => {
    const { status, stdout, stderr } = run(["check", typeof given === "string" ? given : given()]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    if (typeof says === "string") expect(stderr).toBe(says);
    else expect(stderr).toMatch(says);
  });

  it("still checks the other files when one cannot be read", () => {
    const { status, stdout, stderr } = run(["check", "missing.json", broken]);
    expect(status).toBe(2);
    expect(stderr).toContain("missing.json");
    expect(stdout).toContain("4 errors");
  });

  it("counts what the design accepts, and lets names do nothing to the terminal", () => {
    const example = galleryExamples().find((e) => e.id === "find-the-faults")!.design;
    const suppressions = { s_1: { rule: "nsg/priority", reason: "a lesson" } };
    const design = { ...example, title: "\u001b[31mred\u202e", suppressions } as typeof example;
    const { stdout } = run(["check", file("accepted.json", printDesign(design))]);
    expect(stdout).toContain("accepted.json: \ufffd[31mred\ufffd\n");
    expect(stdout).toContain("3 errors, 0 warnings, 0 notes. 1 finding accepted in the design.\n");
  });
});

describe("export", () => {
  it.each(["bicep", "arm"] as const)(
    "writes the same %s as the app, and says what and how to deploy",
    (format) => {
      const out = join("deploy", format);
      const { status, stdout, stderr } = run([
        "export",
        join(GALLERY, "two-regions.json"),
        "--format",
        format,
        "--out",
        out,
      ]);
      const { design } = galleryExamples().find((e) => e.id === "two-regions")!;
      const { files, deployCommand } = exportDesign(design, { format });
      expect(status).toBe(0);
      expect(stdout.trim().split("\n")).toEqual(Object.keys(files).map((name) => join(out, name)));
      for (const [name, text] of Object.entries(files))
        expect(readFileSync(join(folder, out, name), "utf8")).toBe(text);
      expect(stderr).toContain(`Deploy in that folder with:\n  ${deployCommand}\n`);
    },
  );

  it("writes over its own files and touches no other", () => {
    mkdirSync(join(folder, "mine"));
    writeFileSync(join(folder, "mine/notes.md"), "mine");
    writeFileSync(join(folder, "mine/main.json"), "old");
    expect(run(["export", healthy, "--format", "arm", "--out", "mine"]).status).toBe(0);
    expect(readFileSync(join(folder, "mine/notes.md"), "utf8")).toBe("mine");
    expect(readFileSync(join(folder, "mine/main.json"), "utf8")).toMatch(/^\{/);
  });

  it("writes a design with errors, names them in the file and ends with 1", () => {
    const { status, stderr } = run(["export", broken, "--format", "bicep", "--out", "faults"]);
    expect(status).toBe(1);
    expect(stderr).toContain("4 errors would fail the deployment:\n  nsg-train: allow-ssh");
    expect(readFileSync(join(folder, "faults/main.bicep"), "utf8")).toContain(
      "// 4 errors would fail this deployment:",
    );
  });

  it("says where it could not write, and ends with 2", () => {
    const { status, stdout, stderr } = run([
      "export",
      healthy,
      "--format",
      "arm",
      "--out",
      file("taken", "a file"),
    ]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^taken.*: A file is where a folder should be\.$/m);
  });
});
