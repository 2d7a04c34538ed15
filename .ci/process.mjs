// Runs the project's own tools as child processes, the same way on every system.
import { spawn } from "node:child_process";
import { readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of package.json. Every path in a message is relative to it. */
export const projectRoot = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");

/**
 * The script behind a command of an installed package, so that it can be started with Node itself:
 * the links in node_modules/.bin are shell scripts on Windows.
 */
export function toolScript(packageName, command = packageName) {
  const folder = join(projectRoot, "node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return join(folder, typeof bin === "string" ? bin : bin[command]);
}

/** Arguments for Node that run a package's command. */
export const tool = (packageName, args, command) => [toolScript(packageName, command), ...args];

/**
 * Runs Node with these arguments in the project's folder.
 * @param {{env?: object, live?: boolean, minutes?: number}} options live: show the output as it comes;
 *   minutes: after that long the process is ended and counts as failed.
 * @returns {Promise<{code: number, output: string, seconds: number}>} output is empty when live
 */
export function runNode(args, { env = {}, live = false, minutes = 15 } = {}) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: projectRoot,
      env: { ...process.env, ...env },
      stdio: ["ignore", live ? "inherit" : "pipe", live ? "inherit" : "pipe"],
    });
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (output += chunk));
    const timer = setTimeout(() => {
      output += `\nEnded after ${minutes} minutes without a result.`;
      child.kill("SIGKILL");
    }, minutes * 60_000);
    const finish = (code) => {
      clearTimeout(timer);
      resolve({ code, output, seconds: (performance.now() - started) / 1000 });
    };
    child.on("error", (error) => {
      output += error.message;
      finish(1);
    });
    child.on("close", (code) => finish(code ?? 1));
  });
}

/** True when the module was started by name and not imported. */
export function isMain(moduleUrl) {
  const started = process.argv[1];
  return started !== undefined && realpathSync(started) === realpathSync(fileURLToPath(moduleUrl));
}
