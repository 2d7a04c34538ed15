import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";

/** A module of the source, bundled for Node and loaded: benches run TypeScript no other way. */
export async function loadSource(root, entry) {
  const outDir = mkdtempSync(join(tmpdir(), "vnet-bench-"));
  try {
    await build({
      root,
      logLevel: "error",
      build: { ssr: entry, outDir, emptyOutDir: true, copyPublicDir: false, sourcemap: false },
    });
    return await import(pathToFileURL(join(outDir, basename(entry).replace(/\.ts$/, ".js"))).href);
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

/** The named design of this many resources, as the text of a project file. */
export async function blocksText(root, count) {
  const { blockDesign } = await loadSource(root, "src/testing/blocks.ts");
  return JSON.stringify(blockDesign(count));
}
