// Mount, pan, zoom and drag of 1,000 and 10,000 resources, beside bare React Flow of the same size in the same run.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { serve } from "../../.ci/serve.mjs";
import { blocksText } from "../support/core.mjs";

const SIZES = [1_000, 10_000];
const STEPS = 20;
const REPEATS = 3;
const VIEW = { width: 1280, height: 800 };

/** Frames without a gap of over 34 ms for so long: the page has settled. */
const SETTLED_MS = 600;

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function buildBare(root, outDir) {
  await build({
    configFile: false,
    root: join(root, "e2e/bench/bare"),
    base: "./",
    logLevel: "error",
    build: { outDir, emptyOutDir: true },
  });
}

/** When the page's frames became calm, on the page's own clock: the calm that proves it is not counted. */
const settle = (page) =>
  page.evaluate(
    (still) =>
      new Promise((resolve) => {
        const start = performance.now();
        let last = start;
        let calmSince = start;
        const frame = (now) => {
          if (now - last > 34) calmSince = now;
          last = now;
          if (now - calmSince >= still) resolve(calmSince);
          else requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
    SETTLED_MS,
  );

const busy = async (cdp) => {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return metrics.find((m) => m.name === "TaskDuration").value * 1000;
};

/** Main-thread milliseconds per step of a gesture. */
async function perStep(cdp, steps, gesture) {
  const before = await busy(cdp);
  await gesture();
  return ((await busy(cdp)) - before) / steps;
}

const frame = (page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve())));

async function drag(page, from, button) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down({ button });
  for (let i = 1; i <= STEPS; i++) {
    await page.mouse.move(from.x + i * 6, from.y + i * 3);
    await frame(page);
  }
}

const viewport = (page) =>
  page.evaluate(() => document.querySelector(".react-flow__viewport").style.transform);

/** A gesture that moved nothing measures nothing. */
function mustDiffer(before, after, what) {
  if (JSON.stringify(before) === JSON.stringify(after)) throw new Error(`The ${what} moved nothing.`);
}

async function gestures(page, findCard) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable");
  const empty = { x: VIEW.width / 2, y: VIEW.height / 2 };
  const seen = await viewport(page);
  const pan = await perStep(cdp, STEPS, async () => {
    await drag(page, empty, "middle");
    await page.mouse.up({ button: "middle" });
  });
  mustDiffer(seen, await viewport(page), "pan");
  const zoom = await perStep(cdp, 10, async () => {
    await page.keyboard.down("Control");
    for (let i = 0; i < 10; i++) {
      await page.mouse.wheel(0, i < 5 ? 20 : -20);
      await frame(page);
    }
    await page.keyboard.up("Control");
  });
  await settle(page);
  const card = await findCard();
  const box = await card.boundingBox();
  const dragged = await perStep(cdp, STEPS, async () => {
    await drag(page, { x: box.x + box.width / 2, y: box.y + box.height / 2 }, "left");
  });
  mustDiffer(box, await card.boundingBox(), "drag");
  await page.mouse.up();
  return { pan, zoom, drag: dragged };
}

/** A card that is wholly in view, away from the edges. */
async function cardInView(page, selector) {
  const cards = page.locator(selector);
  for (let i = 0; i < (await cards.count()); i++) {
    const box = await cards.nth(i).boundingBox();
    if (box && box.x > 320 && box.y > 120 && box.x + box.width < 900 && box.y + box.height < 560)
      return cards.nth(i);
  }
  throw new Error(`No ${selector} in the middle of the view.`);
}

async function ours(browser, url, text) {
  const page = await browser.newPage({ viewport: VIEW });
  await page.addInitScript(() => delete window.showOpenFilePicker);
  await page.goto(url);
  await page.getByRole("button", { name: /^Open a file/ }).waitFor();
  await settle(page);
  const chooser = page.waitForEvent("filechooser");
  await page.keyboard.press("Control+o");
  const file = { name: "bench.json", mimeType: "application/json", buffer: Buffer.from(text) };
  const picked = await chooser;
  const began = await page.evaluate(() => performance.now());
  await picked.setFiles(file);
  await page.locator(".react-flow__node").first().waitFor();
  const mount = (await settle(page)) - began;
  await page.locator('[aria-label="Drawing"]').focus();
  await page.keyboard.press("1");
  await settle(page);
  const results = await gestures(page, () => cardInView(page, ".card"));
  await page.close();
  return { mount, ...results };
}

async function bare(browser, url, count) {
  const page = await browser.newPage({ viewport: VIEW });
  await page.goto(`${url}#${count}`, { waitUntil: "commit" });
  const mount = await settle(page);
  const results = await gestures(page, () => cardInView(page, '.react-flow__node[data-id*="m"]'));
  await page.close();
  return { mount, ...results };
}

async function run({ url, browser, root }) {
  const outDir = mkdtempSync(join(tmpdir(), "vnet-bare-"));
  await buildBare(root, outDir);
  const site = await serve(outDir, { port: 0 });
  try {
    const rows = [];
    const all = new Map();
    for (const count of SIZES) {
      const text = await blocksText(root, count);
      const runs = { ours: [], bare: [] };
      for (let i = 0; i < REPEATS; i++) {
        runs.bare.push(await bare(browser, site.url, count));
        runs.ours.push(await ours(browser, url, text));
      }
      all.set(count, runs);
      for (const what of ["mount", "pan", "zoom", "drag"]) {
        const [mine, theirs] = [runs.ours, runs.bare].map((r) => median(r.map((one) => one[what])));
        rows.push({
          what: `${count.toLocaleString("en")} resources: ${what}`,
          value: mine,
          unit: what === "mount" ? "ms" : "ms/step",
          ratio: theirs / mine,
          note: `times less than bare React Flow (${theirs.toFixed(1)})`,
        });
      }
    }
    for (const what of ["pan", "zoom", "drag"]) {
      const at = (count) => median(all.get(count).ours.map((one) => one[what]));
      const [small, large] = SIZES.map(at);
      rows.push({
        what: `${what}: 10,000 beside 1,000`,
        value: large,
        unit: "ms/step",
        ratio: large / small,
        note: "at most 1.3",
      });
    }
    return rows;
  } finally {
    await site.close();
    rmSync(outDir, { recursive: true, force: true });
  }
}

export default { title: "Canvas: main-thread time, beside bare React Flow", run };
