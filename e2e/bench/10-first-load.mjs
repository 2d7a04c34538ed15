// First-load size: what must arrive before the canvas answers, and what the whole frame takes.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const CANVAS_BUDGET_KB = 165;
const FRAME_BUDGET_KB = 270;

/** React Flow puts this element on the page when it takes input. */
const CANVAS = ".react-flow__pane";

/** A page that has asked for nothing new for so long cannot go on without what is held back. */
const STILL_MS = 400;
const PATIENCE_MS = 30_000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Opens the page and hands out one script at a time, in the order of asking and only when the page can make no more
 * progress without it. So a script that is asked for early, but not needed for the canvas, does not count.
 * @returns {Promise<{canvas: string[], frame: string[]}>} paths of the scripts of either stage
 */
async function scriptsByStage(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    const waiting = [];
    let lastAsked = Date.now();
    await page.route(/\.m?js(\?|$)/, (route) => {
      waiting.push(route);
      lastAsked = Date.now();
    });
    await page.goto(url, { waitUntil: "commit" });
    const released = [];
    const answers = async () => (await page.locator(CANVAS).count()) > 0;
    let canvas;
    const end = Date.now() + PATIENCE_MS;
    while (Date.now() < end) {
      canvas ??= (await answers()) ? [...released] : undefined;
      if (Date.now() - lastAsked < STILL_MS) {
        await pause(25);
        continue;
      }
      const route = waiting.shift();
      if (route === undefined && canvas !== undefined) return { canvas, frame: released };
      if (route !== undefined) {
        released.push(new URL(route.request().url()).pathname);
        await route.continue();
        lastAsked = Date.now();
      }
      await pause(25);
    }
    throw new Error(`The canvas (${CANVAS}) does not answer within ${PATIENCE_MS / 1000} s.`);
  } finally {
    await context.close();
  }
}

const gzippedKb = (root, paths) =>
  paths.reduce(
    (sum, path) => sum + gzipSync(readFileSync(join(root, "dist", path)), { level: 9 }).length,
    0,
  ) / 1000;

export default {
  title: "First load: gzip of the JavaScript, beside its budget",
  async run({ url, browser, root }) {
    const { canvas, frame } = await scriptsByStage(browser, url);
    const row = (what, paths, budget) => ({
      what,
      value: gzippedKb(root, paths),
      unit: "kB",
      budget,
      note: `${paths.length} ${paths.length === 1 ? "script" : "scripts"}`,
    });
    return [
      row("until the canvas answers", canvas, CANVAS_BUDGET_KB),
      row("the whole frame", frame, FRAME_BUDGET_KB),
    ];
  },
};
