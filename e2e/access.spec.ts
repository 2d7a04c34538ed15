import { type Locator, type Page } from "@playwright/test";
import { App, escaped } from "./support/app.ts";
import { Keys } from "./support/keys.ts";
import { expect, expectAccessible, test } from "./support/test.ts";

// A trace would copy the page at each of the many looks.
test.use({ contextOptions: { reducedMotion: "reduce" }, trace: "off" });

/** Fails when something is wider or higher than the window. */
async function expectNoOverflow(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth - innerWidth,
    high: document.documentElement.scrollHeight - innerHeight,
  }));
  expect(overflow).toEqual({ wide: 0, high: 0 });
}

/** Names of all kinds that the palette offers. */
async function kindsOffered(page: Page): Promise<string[]> {
  const rows = page.getByRole("group", { name: "Resources to add" }).getByRole("button", { name: /^Add / });
  const names = await rows.locator(".palette-name").allInnerTexts();
  expect(names.length).toBeGreaterThanOrEqual(4);
  return names;
}

const searchField = (page: Page): Locator =>
  page.getByRole("combobox", { name: "Find, add or run anything" });

/** Adds a kind to the first place that takes it, by the command search. */
async function addKind({ page }: App, kind: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await searchField(page).fill(kind);
  const entry = new RegExp(`^${escaped(kind)}( in |\\s*[\\d A-Z]|$)`);
  await page.getByRole("group", { name: "Add" }).getByRole("option", { name: entry }).first().click();
  const name = page.getByRole("textbox", { name: /^Name of / });
  await expect(name).toBeFocused();
  await page.keyboard.press("Enter");
}

for (const scheme of ["light", "dark"] as const)
  test.describe(`in the ${scheme} scheme`, () => {
    test.use({ colorScheme: scheme });
    // Each look of axe goes over the whole page.
    test.describe.configure({ timeout: 150_000 });
    // The schemes differ in colours alone.
    const only = scheme === "dark" ? ["color-contrast"] : undefined;

    test("axe finds nothing in the frame, the inspectors and the menus", async ({ page }) => {
      const app = new App(page);
      const check = (what: string): Promise<void> => expectAccessible(page, what, only);
      await app.open();
      await expect(page.locator("html")).toHaveAttribute("data-scheme", scheme);
      await expect(page.getByRole("button", { name: /^Two tiers\./ })).toBeFocused();
      await check("empty state");

      for (const kind of await kindsOffered(page)) {
        await addKind(app, kind);
        await expect(app.inspector.locator(".head-place")).toContainText(kind);
        await check(`inspector of a ${kind}`);
      }
      const more = app.inspector.getByRole("button", { name: "More", exact: true });
      if ((await more.count()) > 0) {
        await more.click();
        await check("more fields");
      }

      await app.drawing.focus();
      await page.keyboard.press("Control+a");
      await expect(app.inspector.getByText(/things selected/)).toBeVisible();
      await check("several selected");
      await page.keyboard.press("Escape");

      await app.network("vnet-1").click({ position: { x: 60, y: 20 } });
      await page.keyboard.press("Shift+F10");
      await expect(page.getByRole("menu", { name: "Menu of vnet-1" })).toBeVisible();
      await check("menu of a thing");
      await page.keyboard.press("Escape");
      await page.keyboard.press("e");
      await expect(page.getByRole("textbox", { name: "Prefix of vnet-1" })).toBeFocused();
      await check("prefix on the canvas");
      await page.keyboard.press("Escape");

      await page.getByRole("button", { name: "Design menu" }).click();
      await expect(page.getByRole("menuitem", { name: "New design" })).toBeVisible();
      await check("design menu");
      await page.keyboard.press("Escape");

      await app.inspector.getByRole("button", { name: "More actions" }).click();
      await expect(page.getByRole("menuitem", { name: "Duplicate" })).toBeVisible();
      await check("menu of the inspector");
      await page.keyboard.press("Escape");
      await expect(page.getByRole("menuitem", { name: "Duplicate" })).toHaveCount(0);

      await app.subnet("snet-1").click({ position: { x: 60, y: 12 } });
      await page.keyboard.press("Delete");
      await expect(app.toast).toContainText("Deleted snet-1");
      await check("toast with undo");
      await app.drawing.press("Escape");
      await app.drawing.press("Escape");
      await app.canvas.locator(".react-flow__pane").click({ position: { x: 10, y: 10 } });
      await expect(app.inspector.getByRole("heading", { name: "Settings of the design" })).toBeVisible();
      await check("settings of the design");
    });

    test("axe finds nothing in findings, rules, code and dialogs", async ({ page }) => {
      const app = new App(page);
      const check = (what: string): Promise<void> => expectAccessible(page, what, only);
      await app.open();
      await page.getByRole("button", { name: /^Find the faults\./ }).click();
      await expect(app.findings.getByRole("listitem").first()).toBeVisible();
      await check("design with findings");

      await app.findings.getByRole("button", { name: /^Severities shown/ }).click();
      await expect(page.getByRole("menuitem", { name: /^Errors/ })).toBeVisible();
      await check("menu of severities");
      await page.keyboard.press("Escape");
      await expect(page.getByRole("menuitem", { name: /^Errors/ })).toHaveCount(0);

      const finding = app.findings.getByRole("listitem").first().getByRole("button").first();
      await finding.click();
      await check("inspector with findings");
      await finding.click();
      await expect(app.inspector.getByRole("heading", { name: "Why it matters" })).toBeVisible();
      await check("finding card");
      await app.inspector.getByRole("button", { name: "Accept risk" }).click();
      await check("reason for accepting a risk");

      await app.securityGroup("nsg-web").or(app.canvas.locator('[data-kind="nsg"]')).first().click();
      await app.inspector.getByRole("button", { name: "Open rules" }).click();
      await app.dock.getByRole("button", { name: "Add rule" }).click();
      await check("rules table");
      await app.dock
        .getByRole("button", { name: /^Protocol of / })
        .first()
        .click();
      await check("a cell that is edited");
      await page.keyboard.press("Escape");

      await page.getByRole("tab", { name: "Code" }).click();
      await expect(
        page.getByRole("group", { name: "Text of main.bicep" }).locator("code span[style]").first(),
      ).toBeVisible();
      await check("code pane");

      await page.getByRole("button", { name: "Export", exact: true }).click();
      const dialog = page.getByRole("dialog", { name: "Export" });
      await expect(dialog.getByRole("group", { name: "Text of main.bicep" })).toBeVisible();
      await check("export dialog");
      await dialog.getByRole("button", { name: "ARM JSON" }).click();
      await check("export dialog, ARM");
      await page.keyboard.press("Escape");
      await expect(dialog).toHaveCount(0);

      await page.keyboard.press("Control+k");
      await searchField(page).fill("s");
      await expect(page.getByRole("option").first()).toBeVisible();
      await check("command palette");
      await searchField(page).fill("zzzz");
      await expect(page.getByText("Nothing is called “zzzz”.")).toBeVisible();
      await check("command palette without an entry");
    });

    test("900 px wide the inspector lies over the canvas", async ({ page }) => {
      await page.setViewportSize({ width: 900, height: 700 });
      const app = new App(page);
      await app.open();
      await expectAccessible(page, "empty state, narrow", only);
      await page.getByRole("button", { name: /^Find the faults\./ }).click();
      await expect(app.inspector).toHaveCount(0);
      await expect(app.findings.getByRole("listitem").first()).toBeVisible();
      await expectAccessible(page, "design, narrow", only);
      const canvas = await app.canvas.boundingBox();
      await app.findings.getByRole("listitem").first().getByRole("button").first().click();
      await expect(app.inspector).toBeVisible();
      expect(await app.canvas.boundingBox()).toEqual(canvas);
      await expectAccessible(page, "inspector over the canvas", only);
      await expectNoOverflow(page);
      await page.keyboard.press("Escape");
      await expect(app.inspector).toHaveCount(0);
    });
  });

test("F6 walks every region, forwards and back", async ({ page }) => {
  const app = new App(page);
  const keys = new Keys(page);
  await app.open();
  await page.getByRole("button", { name: /^Two tiers\./ }).click();
  await expect(app.inspector).toBeVisible();
  await expect(app.drawing).toBeFocused();
  const regionNow = (): Promise<string> =>
    page.evaluate(
      () => document.activeElement?.closest("[data-region]")?.getAttribute("aria-label") ?? "none",
    );
  const walk = async (key: string): Promise<string[]> => {
    const seen: string[] = [];
    for (let n = 0; n < 6; n++) {
      await keys.press(key);
      seen.push(await regionNow());
    }
    return seen;
  };
  const round = ["Findings", "Inspector", "Status", "Design", "Palette", "Canvas"];
  expect(await walk("F6")).toEqual(round);
  await expect(app.drawing).toBeFocused();
  expect(await walk("Shift+F6")).toEqual([...round.slice(0, -1).reverse(), "Canvas"]);
});

test("with reduced motion nothing moves by itself", async ({ page }) => {
  const app = new App(page);
  await app.open();
  await page.getByRole("button", { name: /^Two tiers\./ }).click();
  await app.drawing.focus();
  const viewport = page.locator(".react-flow__viewport");
  for (const key of ["+", "+", "0"]) {
    const before = await viewport.getAttribute("style");
    await page.keyboard.press(key);
    await expect(viewport).not.toHaveAttribute("style", before ?? "");
    const moved = await viewport.getAttribute("style");
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    expect(await viewport.getAttribute("style"), `${key} arrives at once`).toBe(moved);
  }
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Export" })).toBeVisible();
  const running = await page.evaluate(() =>
    document
      .getAnimations()
      .flatMap((a) => (a.playState === "running" ? [String(a.effect?.getTiming().duration)] : [])),
  );
  expect(running.filter((ms) => Number(ms) > 1)).toEqual([]);
});

test("without the wish for less motion the camera glides", async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    reducedMotion: "no-preference",
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  const app = new App(await context.newPage());
  await app.open();
  await app.page.getByRole("button", { name: /^Two tiers\./ }).click();
  await app.drawing.focus();
  const viewport = app.page.locator(".react-flow__viewport");
  // Every place on the way is written down by the page itself: a look from outside may come after the end.
  await viewport.evaluate((element) => {
    const places = new Set<string>();
    new MutationObserver(() => {
      places.add(element.getAttribute("style") ?? "");
      element.setAttribute("data-places", String(places.size));
    }).observe(element, { attributes: true, attributeFilter: ["style"] });
  });
  await app.page.keyboard.press("+");
  await expect.poll(async () => Number(await viewport.getAttribute("data-places"))).toBeGreaterThan(1);
  await context.close();
});
