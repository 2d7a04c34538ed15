// `npm run build`: the app into dist, the command line into dist/cli as one file without dependencies.
import { chmodSync, existsSync } from "node:fs";
import { join } from "node:path";
import { isMain, projectRoot, runNode, tool } from "./process.mjs";

const CLI = "src/cli/vnet-designer.ts";

/** @returns {Promise<boolean>} true when both are built */
export async function build() {
  const app = await runNode(tool("vite", ["build"]), { live: true });
  if (app.code !== 0) return false;
  const args = ["build", "--ssr", CLI, "--outDir", "dist/cli", "--emptyOutDir"];
  const cli = await runNode(tool("vite", args), { live: true });
  if (cli.code !== 0) return false;
  // npx links to the checkout's own file, and marks it as a program only the first time.
  chmodSync(join(projectRoot, "dist", "cli", "vnet-designer.js"), 0o755);
  return true;
}

export const isBuilt = () => existsSync(join(projectRoot, "dist", "index.html"));

if (isMain(import.meta.url)) process.exitCode = (await build()) ? 0 : 1;
