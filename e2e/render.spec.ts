import { type Page } from "@playwright/test";
import { printDesign } from "../src/core/model/file.ts";
import { blockDesign } from "../src/testing/blocks.ts";
import { App } from "./support/app.ts";
import { dropFile } from "./support/files.ts";
import { carry, pointOf } from "./support/mouse.ts";
import { expect, test } from "./support/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const RESOURCES = 1000;
/** Up to some 700 simplified cards stand in the document, above that none; all of it in full would be twelve thousand. */
const MOST_ELEMENTS = 5000;
const MOST_DRAWN = 800;
/** Of full cards a window shows a few dozen. */
const MOST_NEAR = 150;

interface Sight {
  readonly elements: number;
  /** Things that stand in the document. */
  readonly drawn: number;
}

const look = (page: Page): Promise<Sight> =>
  page.evaluate(() => ({
    elements: document.querySelectorAll("*").length,
    drawn: document.querySelectorAll(".canvas [data-key]").length,
  }));

async function expectBounded(page: Page, where: string): Promise<Sight> {
  const sight = await look(page);
  expect(sight.elements, `elements in the page, ${where}`).toBeLessThan(MOST_ELEMENTS);
  expect(sight.drawn, `things in the document, ${where}`).toBeLessThan(MOST_DRAWN);
  return sight;
}

const viewport = (page: Page): Promise<string> =>
  page.locator(".react-flow__viewport").evaluate((el) => (el as HTMLElement).style.transform);

test("a thousand resources open, and only what shows is in the document", async ({ page }) => {
  const app = new App(page);
  await app.open();
  await dropFile(page, "thousand.json", printDesign(blockDesign(RESOURCES)));
  await expect(app.status).toContainText("1000 resources");
  await expect(app.status).toContainText(/Checked in \d+ ms/);
  await expect(app.count(/^0 errors$/)).toBeVisible();

  await test.step("from far away there is a picture and hardly an element", async () => {
    const far = await expectBounded(page, "far away");
    expect(far.drawn).toBeLessThan(20);
    const inked = await app.canvas.locator("canvas.far").evaluate((el) => {
      const { width, height } = el as HTMLCanvasElement;
      const data = (el as HTMLCanvasElement).getContext("2d")?.getImageData(0, 0, width, height).data ?? [];
      let n = 0;
      for (let i = 3; i < data.length; i += 4) if (data[i] !== 0) n++;
      return n / (width * height);
    });
    expect(inked, "share of the picture that is painted").toBeGreaterThan(0.1);
  });

  await test.step("at every zoom the document stays small", async () => {
    await app.drawing.focus();
    await page.keyboard.press("1");
    await expect(app.status).toContainText("100 %");
    await expect(app.canvas.locator("canvas.far")).toHaveCount(0);
    const near = await expectBounded(page, "at 100 %");
    expect(near.drawn).toBeGreaterThan(10);
    expect(near.drawn).toBeLessThan(MOST_NEAR);
    for (let n = 0; n < 9; n++) {
      const before = await viewport(page);
      await page.keyboard.press("-");
      await expect.poll(() => viewport(page)).not.toBe(before);
      await expectBounded(page, `${n + 1} steps away`);
    }
  });

  await test.step("the wheel pans, with Ctrl it zooms, and other things come into view", async () => {
    await page.keyboard.press("1");
    await expect(app.status).toContainText("100 %");
    const before = await app.drawn();
    const middle = await pointOf(app.drawing);
    await page.mouse.move(middle.x, middle.y);
    for (let n = 0; n < 8; n++) await page.mouse.wheel(300, 0);
    await expect.poll(async () => (await app.drawn()).filter((one) => before.includes(one)).length).toBe(0);
    expect((await expectBounded(page, "after the pan")).drawn).toBeGreaterThan(10);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, 120);
    await page.keyboard.up("Control");
    await expect(app.status).not.toContainText("100 %");
    await expectBounded(page, "after the wheel");
  });
});

test("a machine among a thousand things is found and dragged to another subnet", async ({ page }) => {
  const app = new App(page);
  await app.open();
  await dropFile(page, "thousand.json", printDesign(blockDesign(RESOURCES)));
  await expect(app.status).toContainText("1000 resources");
  await app.drawing.focus();
  await page.keyboard.press("1");
  await expect(app.status).toContainText("100 %");
  await app.command("@vm-7-4");
  const machine = app.machine("vm-7-4");
  await expect(machine).toHaveAccessibleName(/^Virtual machine vm-7-4, 10\.7\.4\.4, in snet-4/);

  const inView = app.canvas.locator('[data-kind="subnet"]');
  const home = await machine.evaluate((el) => el.getBoundingClientRect().left);
  // A subnet beside it whose name row shows: the one of another column that is wholly on the screen.
  const names = await inView.evaluateAll((all, left) => {
    const canvas = document.querySelector(".react-flow")!.getBoundingClientRect();
    return all.flatMap((el) => {
      const box = el.getBoundingClientRect();
      const shows = box.top > canvas.top + 8 && box.left > canvas.left + 8 && box.right < canvas.right - 8;
      return shows && Math.abs(box.left - left) > 100 ? [el.getAttribute("aria-label") ?? ""] : [];
    });
  }, home);
  const [, target = ""] = /^Subnet (snet-\d), /.exec(names.find((n) => n.includes("in vnet-7")) ?? "") ?? [];
  expect(target, `a subnet of vnet-7 in view: ${names.join("; ")}`).not.toBe("");
  const tray = app.canvas.getByRole("group", { name: new RegExp(`^Subnet ${target}, 10\\.7\\.`) });

  const to = await pointOf(tray, { x: 0.5, y: 0 });
  await carry(page, await pointOf(machine), { x: to.x, y: to.y + 12 });
  await expect(app.ghost).toHaveText(new RegExp(`^to ${target}, address 10\\.7\\.`));
  await expectBounded(page, "while dragging");
  await page.mouse.up();
  await expect(machine).toHaveAccessibleName(new RegExp(`, in ${target}`));
  await page.getByRole("button", { name: /^Undo: Move vm-7-4/ }).click();
  await expect(machine).toHaveAccessibleName(/10\.7\.4\.4, in snet-4/);
});
