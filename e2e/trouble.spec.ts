import { type Page } from "@playwright/test";
import { App } from "./support/app.ts";
import { dropFile } from "./support/files.ts";
import { designFile, network } from "./support/designs.ts";
import { expect, test } from "./support/test.ts";

/** Draws a network with a subnet, which no trouble below may touch. */
async function withDesign(page: Page): Promise<App> {
  const app = new App(page);
  await app.open();
  await page.getByRole("button", { name: /^Add a virtual network/ }).click();
  for (const key of ["Enter", "s", "Enter"]) await page.keyboard.press(key);
  await expect(app.subnet("snet-1")).toBeVisible();
  return app;
}

const own = network("vnet_1");
const REFUSED: readonly {
  readonly what: string;
  readonly name: string;
  readonly content: string | { readonly bytes: number };
  readonly says: RegExp;
}[] = [
  {
    what: "broken JSON",
    name: "broken.json",
    content: '{\n  "format": "vnet-designer",\n  "version": 1,,\n}',
    says: /^broken\.json: Line 3, column 16: this is not valid JSON\./,
  },
  {
    what: "an ARM template",
    name: "azuredeploy.json",
    content: JSON.stringify({
      $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
      contentVersion: "1.0.0.0",
      resources: [],
    }),
    says: /^azuredeploy\.json: This file is an ARM template, not a project file\./,
  },
  {
    what: "a draw.io diagram",
    name: "net.drawio",
    content: '<mxfile host="app"><diagram><mxGraphModel/></diagram></mxfile>',
    says: /^net\.drawio: This file is a draw\.io diagram, not a project file\./,
  },
  {
    what: "random text",
    name: "notes.txt",
    content: "Buy milk, call Ada.",
    says: /^notes\.txt: This file is no JSON at all/,
  },
  { what: "an empty file", name: "empty.json", content: "", says: /^empty\.json: The file is empty\./ },
  {
    what: "a file of 21 MB",
    name: "huge.json",
    content: { bytes: 21 * 1024 * 1024 },
    says: /^huge\.json has 21 MB\. A design file has at most 20 MB\./,
  },
  {
    what: "a key that is never allowed",
    name: "proto.json",
    content: designFile({ resources: { vnet_1: own } }).replace(
      '"props":',
      '"props": {"__proto__": {"a": 1}}, "x":',
    ),
    says: /^proto\.json: .*__proto__/,
  },
  {
    what: "a resource that a kind cannot be",
    name: "odd.json",
    content: designFile({ resources: { vnet_1: { ...own, props: { prefixes: 7 } } } }),
    says: /^odd\.json: vnet_1 has properties that do not fit a vnet\./,
  },
];

test("a file that cannot be opened is refused in words, and the design stays", async ({ page }) => {
  const app = await withDesign(page);
  const before = await app.drawn();
  for (const { what, name, content, says } of REFUSED)
    await test.step(what, async () => {
      await dropFile(page, name, content);
      await expect(app.toast.locator("span").first()).toHaveText(says);
      expect(await app.drawn()).toEqual(before);
    });
  await page.getByRole("button", { name: "Undo: Add snet-1" }).click();
  await expect(app.subnet("snet-1")).toHaveCount(0);
});

test("a file whose references lead nowhere opens, and says what it emptied", async ({ page }) => {
  const app = await withDesign(page);
  const subnet = {
    id: "subnet_1",
    kind: "subnet",
    name: "snet-a",
    parent: "vnet_1",
    props: { prefixes: ["10.0.0.0/24"], nsg: "nsg_gone" },
  };
  await dropFile(page, "dangling.json", designFile({ resources: { vnet_1: own, subnet_1: subnet } }));
  await expect(app.toast).toContainText("Opened Test.");
  await expect(app.toast).toContainText(
    "snet-a: props.nsg named nsg_gone, which is missing. It is empty now.",
  );
  await expect(app.subnet("snet-a")).toBeVisible();
});

test("a file of a newer version opens to read only, and stays so", async ({ page }) => {
  const app = await withDesign(page);
  await dropFile(page, "newer.json", designFile({ version: 99, resources: { vnet_1: own } }));
  await expect(app.saveState).toContainText("Read only: made by a newer version");
  await expect(app.toast).toContainText("newer than this program. It opens to read only.");
  await expect(app.network("vnet_1")).toBeVisible();
  await app.network("vnet_1").click();
  await expect(page.getByRole("button", { name: /^Add a subnet/ })).toHaveCount(0);
  for (const key of ["s", "Delete", "F2"]) await page.keyboard.press(key);
  await expect(page.getByRole("textbox", { name: /^Name of/ })).toHaveCount(0);
  await expect.poll(() => app.drawn()).toEqual(["Virtual network vnet_1, 10.0.0.0/16, West Europe, empty"]);
  await page.reload();
  await expect(app.network("vnet_1")).toBeVisible();
  await expect(app.saveState).toContainText("Read only: made by a newer version");
});

test("what fails in one panel stays in it", async ({ page, watch }) => {
  watch.allow(/boom/);
  await page.route(/\/assets\/CodePane-[^/]*\.js$/, (route) =>
    route.fulfill({
      contentType: "text/javascript",
      body: 'export default () => { throw new Error("boom"); };',
    }),
  );
  const app = await withDesign(page);
  await page.getByRole("tab", { name: "Code" }).click();
  const alert = app.dock.getByRole("alert");
  await expect(alert).toContainText("Code stopped");
  await expect(alert).toContainText("The design is safe, and the rest of the screen works.");
  await app.subnet("snet-1").click();
  await expect(app.inspector.getByRole("textbox", { name: "Address prefix" })).toHaveValue("10.0.0.0/24");
  await page.keyboard.press("s");
  await page.keyboard.press("Enter");
  await expect(app.subnet("snet-2")).toBeVisible();
  await page.getByRole("tab", { name: /^Findings/ }).click();
  await expect(app.findings.getByText(/^No findings\./)).toBeVisible();
});

test("a part that cannot be fetched asks for a reload, which loses nothing", async ({ page, watch }) => {
  watch.allow(/404|Failed to fetch dynamically imported module/);
  const part = /\/assets\/CodePane-[^/]*\.js$/;
  await page.route(part, (route) => route.fulfill({ status: 404, body: "" }));
  const app = await withDesign(page);
  const before = await app.drawn();
  await page.getByRole("tab", { name: "Code" }).click();
  const alert = app.dock.getByRole("alert");
  await expect(alert).toContainText(
    "A part of the program could not be loaded. Reload the page, nothing is lost.",
  );
  expect(await app.drawn()).toEqual(before);
  await page.unroute(part);
  await alert.getByRole("button", { name: "Reload the page" }).click();
  await expect(alert).toHaveCount(0);
  await expect(app.subnet("snet-1")).toBeVisible();
  await page.getByRole("tab", { name: "Code" }).click();
  await expect(page.getByRole("group", { name: "Text of main.bicep" })).toContainText("snet-1");
  await page.getByRole("button", { name: "Undo: Add snet-1" }).click();
  await expect(app.subnet("snet-1")).toHaveCount(0);
});

const NASTY = [
  "<script>window.pwned=1</script>",
  '"><img src=x onerror=window.pwned=1>',
  "it's ${7*7} 'quoted' \\ back",
  "👩‍👩‍👧‍👦 网络 שלום",
  "x".repeat(300),
  "line\nbreak\ttab",
];

test("names of any text show as text and break no layout", async ({ page }) => {
  const app = new App(page);
  await app.open();
  const resources: Record<string, object> = {};
  NASTY.forEach((name, n) => {
    resources[`vnet_${n}`] = { ...network(`vnet_${n}`), name, props: { prefixes: [`10.${n}.0.0/16`] } };
    resources[`snet_${n}`] = {
      id: `snet_${n}`,
      kind: "subnet",
      name,
      parent: `vnet_${n}`,
      props: { prefixes: [`10.${n}.0.0/24`] },
    };
  });
  await dropFile(page, "nasty.json", designFile({ title: NASTY[0], resources }));
  const trays = app.canvas.locator('[data-kind="subnet"]');
  await expect(trays).toHaveCount(NASTY.length);
  const names = await trays.locator("strong").allTextContents();
  expect(names.sort()).toEqual([...NASTY].sort());
  const widths = await trays.evaluateAll((all) => all.map((el) => (el as HTMLElement).offsetWidth));
  expect(new Set(widths)).toEqual(new Set([180]));

  for (const n of NASTY.keys()) {
    await app.canvas.locator(`[data-key="snet_${n}"] strong`).click();
    await expect(app.inspector.getByRole("heading", { level: 2 })).toHaveText(NASTY[n]!.replace(/\s+/g, " "));
  }
  await page.getByRole("tab", { name: "Code" }).click();
  await expect(page.getByRole("group", { name: "Text of main.bicep" })).toContainText("resource");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("Escape");

  expect(await page.evaluate(() => "pwned" in window)).toBe(false);
  const overflow = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth - innerWidth,
    high: document.documentElement.scrollHeight - innerHeight,
  }));
  expect(overflow).toEqual({ wide: 0, high: 0 });
});
