// `npm run bench`: measures the built app beside its budgets. `-- --json FILE` also writes the results, and words name
// the benches to run. A bench is a module of e2e/bench whose default export is {title, run}.
import { readdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { browserFlags, findBrowser, NoBrowser } from "./browser.mjs";
import { build, isBuilt } from "./build.mjs";
import { projectRoot } from "./process.mjs";
import { serve } from "./serve.mjs";

/**
 * One measured line. Budget is in the same unit; ratio is value to budget, or to whatever else the bench compares with.
 * @typedef {{what: string, value: number, unit: string, budget?: number, ratio?: number, note?: string}} Row
 */

const FOLDER = join(projectRoot, "e2e", "bench");
const ROOM_FOR_WORDS = 44;

const withRatio = (row) => (row.budget === undefined ? row : { ...row, ratio: row.value / row.budget });

function print(title, rows) {
  console.log(`\n${title}`);
  for (const { what, value, unit, budget, ratio, note } of rows) {
    const cells = [
      `  ${what.padEnd(ROOM_FOR_WORDS)}`,
      `${value.toFixed(value < 100 ? 1 : 0)} ${unit}`.padStart(12),
      (budget === undefined ? "" : `of ${budget} ${unit}`).padStart(14),
      (ratio === undefined ? "" : ratio.toFixed(2)).padStart(7),
      note === undefined ? "" : `  ${note}`,
    ];
    console.log(cells.join("").trimEnd());
  }
}

async function benches(words) {
  const names = readdirSync(FOLDER)
    .filter((name) => name.endsWith(".mjs"))
    .filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
    .sort();
  return Promise.all(
    names.map(async (name) => ({ name, ...(await import(pathToFileURL(join(FOLDER, name)).href)).default })),
  );
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "string" } },
  });
  const chosen = await benches(positionals);
  if (chosen.length === 0) throw new Error(`No bench has ${positionals.join(" or ")} in its name.`);
  const executablePath = await findBrowser();
  if (!isBuilt() && !(await build())) throw new Error("The build failed.");

  const { chromium } = await import("@playwright/test");
  const site = await serve(join(projectRoot, "dist"), { port: 0 });
  const browser = await chromium.launch({ executablePath, args: browserFlags });
  const results = [];
  try {
    for (const { name, title, run } of chosen) {
      const rows = (await run({ url: site.url, browser, root: projectRoot })).map(withRatio);
      print(title, rows);
      results.push({ bench: name.replace(/\.mjs$/, ""), title, rows });
    }
  } finally {
    await browser.close();
    await site.close();
  }
  if (values.json !== undefined) {
    const machine = { node: process.version, cores: cpus().length, processor: cpus()[0]?.model ?? "unknown" };
    writeFileSync(resolve(values.json), `${JSON.stringify({ machine, results }, null, 2)}\n`);
  }
}

try {
  await main();
} catch (error) {
  // Expected trouble has a sentence; anything else keeps its stack.
  console.error(error instanceof NoBrowser ? error.message : error);
  process.exitCode = 1;
}
