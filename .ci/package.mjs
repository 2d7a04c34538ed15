// Proves that the command line runs as people get it: in the checkout after the build, and from the packed tarball.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isMain, projectRoot } from "./process.mjs";

/** The command line's status for input that it cannot use. */
const UNUSABLE = 2;

/** Runs npm, or npx beside it, without asking a registry for anything. */
function npm(command, args, cwd) {
  const cli = process.env.npm_execpath?.replace(/np[mx]-cli/, `${command}-cli`);
  const [program, first] = cli === undefined ? [command, []] : [process.execPath, [cli]];
  // The npm that runs this hands its own settings on; a person's shell has none of them.
  const own = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
  const quiet = { npm_config_offline: "true", npm_config_audit: "false", npm_config_fund: "false" };
  const env = { ...Object.fromEntries(own), ...quiet };
  const shell = cli === undefined && process.platform === "win32";
  const { status, stdout, stderr, error } = spawnSync(program, [...first, ...args], {
    cwd,
    env,
    shell,
    encoding: "utf8",
  });
  return {
    status,
    stdout: stdout ?? "",
    text: `${stdout ?? ""}${stderr ?? ""}${error?.message ?? ""}`.trim(),
  };
}

/**
 * Packs the project, installs the tarball into an empty folder, and asks both command lines to check a file that is no
 * design: each must name it and end with the promised status.
 * @returns {string[]} what is wrong, in sentences
 */
export function checkPackage() {
  const folder = mkdtempSync(join(tmpdir(), "vnet-designer-package-"));
  try {
    const file = join(folder, "no-design.json");
    writeFileSync(file, "no design\n");
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "elsewhere", private: true }));
    const packed = npm("npm", ["pack", "--silent", "--pack-destination", folder], projectRoot);
    if (packed.status !== 0) return [`npm pack fails: ${packed.text}`];
    const installed = npm("npm", ["install", join(folder, packed.stdout.trim())], folder);
    if (installed.status !== 0) return [`The packed tarball cannot be installed alone: ${installed.text}`];
    return [
      ["In the checkout", projectRoot],
      ["From the tarball", folder],
    ].flatMap(([where, cwd]) => {
      const { status, text } = npm("npx", ["--no", "vnet-designer", "check", file], cwd);
      if (status === UNUSABLE && text.includes("no-design.json")) return [];
      return [`${where}, \`npx vnet-designer check no-design.json\` ends with ${status} and says: ${text}`];
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (isMain(import.meta.url)) {
  const problems = checkPackage();
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
