// From a keystroke in a prefix field to the painted finding, beside the same keystroke in a field that finds nothing.
import { blocksText } from "../support/core.mjs";

const KEYS = 30;
const SIZES = [1_000, 10_000];

/** Milliseconds from each keydown to the paint that shows what the field's change led to. */
async function keystrokes(page, keys) {
  await page.evaluate(() => {
    window.times = [];
    window.measuring?.abort();
    window.measuring = new AbortController();
    const options = { capture: true, signal: window.measuring.signal };
    let start = 0;
    addEventListener("keydown", (e) => (start = e.timeStamp), options);
    addEventListener(
      "input",
      // The frame after the change is drawn; what comes behind it has been painted.
      () => requestAnimationFrame(() => setTimeout(() => window.times.push(performance.now() - start), 0)),
      options,
    );
  });
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(60);
  }
  const times = await page.evaluate(() => window.times);
  return times.sort((a, b) => a - b);
}

async function run({ url, browser, root }) {
  const rows = [];
  for (const count of SIZES) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.addInitScript(() => delete window.showOpenFilePicker);
    await page.goto(url);
    await page.getByRole("button", { name: /^Open a file/ }).waitFor();
    const chooser = page.waitForEvent("filechooser");
    await page.keyboard.press("Control+o");
    const text = await blocksText(root, count);
    await (
      await chooser
    ).setFiles({ name: "bench.json", mimeType: "application/json", buffer: Buffer.from(text) });
    const search = page.getByRole("searchbox").or(page.getByPlaceholder("Find a resource")).first();
    await search.click();
    const plain = await keystrokes(
      page,
      Array.from({ length: KEYS }, (_, i) => (i % 2 === 0 ? "x" : "Backspace")),
    );
    await search.press("Escape");
    await page.locator('[aria-label="Drawing"]').focus();
    await page.keyboard.press("1");
    await page.waitForTimeout(800);
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.type("@snet-7");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("Enter");
    const field = page
      .getByRole("complementary", { name: "Inspector" })
      .getByRole("textbox", { name: "Address prefix" });
    await field.click();
    await field.press("End");
    // A digit behind the length makes it wrong, Backspace right again: each key adds or removes a finding.
    const found = await keystrokes(
      page,
      Array.from({ length: KEYS }, (_, i) => (i % 2 === 0 ? "9" : "Backspace")),
    );
    await page.close();
    const at = (times, share) => times[Math.floor(times.length * share)];
    rows.push(
      { what: `${count.toLocaleString("en")}: bare keystroke`, value: at(plain, 0.5), unit: "ms" },
      {
        what: `${count.toLocaleString("en")}: keystroke to painted finding`,
        value: at(found, 0.5),
        unit: "ms",
        ratio: at(found, 0.5) / at(plain, 0.5),
        note: `of a bare keystroke; p95 ${at(found, 0.95).toFixed(0)} ms`,
      },
    );
  }
  return rows;
}

export default { title: "Keystroke to painted finding", run };
