// Runs the journeys in a real browser against the built app: `npm run e2e`, with any argument of Playwright.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBrowser, NoBrowser } from "./browser.mjs";
import { playwrightCounts } from "./counts.mjs";
import { isMain, runNode, tool } from "./process.mjs";
import { freePort } from "./serve.mjs";

/**
 * @param {readonly string[]} args further arguments of `playwright test`
 * @returns {Promise<{code: number, counts?: import("./counts.mjs").Counts}>} counts is missing when no report was written
 * @throws {NoBrowser} when there is no browser and none can be installed
 */
export async function runJourneys(args = []) {
  const browser = await findBrowser();
  const folder = mkdtempSync(join(tmpdir(), "vnet-designer-journeys-"));
  const report = join(folder, "report.json");
  try {
    const env = { CHROMIUM_PATH: browser, JOURNEYS_PORT: String(await freePort()), JOURNEYS_REPORT: report };
    const command = tool(
      "@playwright/test",
      ["test", "-c", "e2e/playwright.config.ts", ...args],
      "playwright",
    );
    const { code } = await runNode(command, { env, live: true, minutes: 30 });
    return { code, counts: readCounts(report) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readCounts(report) {
  try {
    return playwrightCounts(JSON.parse(readFileSync(report, "utf8")));
  } catch {
    return undefined;
  }
}

if (isMain(import.meta.url)) {
  try {
    process.exitCode = (await runJourneys(process.argv.slice(2))).code;
  } catch (error) {
    if (!(error instanceof NoBrowser)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
