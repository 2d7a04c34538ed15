import type { Page } from "@playwright/test";
import { type App } from "./support/app.ts";
import { downloaded } from "./support/files.ts";
import { crash, fileText, look, openTab, randomOf, type Seen } from "./support/kept.ts";
import { expect, test } from "./support/test.ts";

// A trace would cost more than the tests: they open a tab every second.
test.use({ contextOptions: { reducedMotion: "reduce" }, trace: "off" });

/** Resolved when what the last key led to has been drawn. */
const painted = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((done) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0)));
      }),
  );

/** Draws a network with two subnets and a machine, each one step. */
async function drawSome({ page, drawing, canvas }: App): Promise<void> {
  await page.getByRole("button", { name: /^Add a virtual network/ }).click();
  for (const key of ["Enter", "s", "Enter", "s", "Enter", "m", "Enter"]) {
    await page.keyboard.press(key);
    await painted(page);
  }
  await expect(canvas.getByRole("group")).toHaveCount(4);
  await expect(drawing).toBeFocused();
}

test("a killed tab comes back with the same design and all its steps", async ({ context }) => {
  const first = await openTab(context);
  await drawSome(first);
  await first.page.keyboard.press("Control+z");
  const before = await look(first);
  expect(before).toMatchObject({ undo: "Undo: Add snet-2", redo: "Redo: Add vm-1" });
  await first.saved();
  await crash(first);

  const second = await openTab(context);
  await expect(second.subnet("snet-2")).toBeVisible();
  expect(await look(second)).toEqual(before);
  for (const label of ["Undo: Add snet-2", "Undo: Add snet-1", "Undo: Add vnet-1"])
    await second.page.getByRole("button", { name: label }).click();
  expect(await second.drawn()).toEqual([]);
  for (const name of ["vnet-1", "snet-1", "snet-2", "vm-1"])
    await second.page.getByRole("button", { name: `Redo: Add ${name}` }).click();
  await expect(second.machine("vm-1")).toBeVisible();
});

test("random edits and kills lose nothing that was said to be saved", async ({ context }) => {
  test.setTimeout(120_000);
  const SEED = 20_260_801;
  const ROUNDS = 14;
  const random = randomOf(SEED);

  /** What the history should be: the design after each step done, and after each step undone. */
  interface Model {
    readonly now: Seen;
    readonly past: readonly string[];
    readonly future: readonly string[];
  }
  const edits: readonly (readonly string[])[] = [
    ["s", "Enter"],
    ["m", "Enter"],
    ["g", "Enter"],
    ["F2", "x", "Enter"],
    ["Delete"],
    ["ArrowUp"],
    ["ArrowDown"],
    ["Control+d"],
  ];
  let app = await openTab(context);
  await drawSome(app);
  await app.saved();
  const start = await look(app);
  let model: Model = { now: start, past: [], future: [] };

  for (let round = 0; round < ROUNDS; round++) {
    const may: Model[] = [model];
    for (let n = 1 + random(3); n > 0; n--) {
      const undoes = random(4) === 0 && model.past.length > 0;
      const redoes = !undoes && random(3) === 0 && model.future.length > 0;
      const keys = undoes ? ["Control+z"] : redoes ? ["Control+Shift+z"] : edits[random(edits.length)]!;
      await app.drawing.focus();
      for (const key of keys) {
        await app.page.keyboard.press(key);
        // A name field opens with the next frame; the key after it, and the look, are meant for what it shows then.
        await painted(app.page);
      }
      const now = await look(app);
      const before = model.now.design;
      if (undoes) model = { now, past: model.past.slice(0, -1), future: [...model.future, before] };
      else if (redoes) model = { now, past: [...model.past, before], future: model.future.slice(0, -1) };
      else if (now.design !== before) model = { now, past: [...model.past, before], future: [] };
      may.push(model);
    }
    const waits = random(2) === 0;
    if (waits) await app.saved();
    await crash(app);
    app = await openTab(context);
    await expect(app.canvas.getByRole("group").first()).toBeVisible();
    const found = await look(app);
    if (waits) expect(found, `round ${round}: what was saved is there`).toEqual(model.now);
    const same = may.findLast((m) => JSON.stringify(m.now) === JSON.stringify(found));
    expect(same?.now, `round ${round}: a state that the tab had after the last save`).toBeDefined();
    model = same ?? model;
  }

  for (const before of model.past.toReversed()) {
    await app.page.keyboard.press("Control+z");
    expect(await fileText(app)).toBe(before);
  }
});

test("a second tab reads along, takes over, and gives back", async ({ context }) => {
  const first = await openTab(context);
  await drawSome(first);
  await first.saved();
  const second = await openTab(context);
  await expect(second.saveState).toContainText("Read only: open in another tab");
  await expect(second.machine("vm-1")).toBeVisible();

  await test.step("the reader changes nothing and sees what the writer draws", async () => {
    await second.drawing.focus();
    for (const key of ["s", "Delete", "Control+z"]) await second.page.keyboard.press(key);
    await first.drawing.focus();
    await first.page.keyboard.press("s");
    await first.page.keyboard.press("Enter");
    await expect(second.subnet("snet-3")).toBeVisible();
    expect(await second.drawn()).toEqual(await first.drawn());
    await expect(second.subnet("snet-4")).toHaveCount(0);
  });

  const hand = async (from: App, to: App, name: string): Promise<void> => {
    await to.saveState.getByRole("button", { name: "Take over" }).click();
    await expect(from.saveState).toContainText("Read only: open in another tab");
    await expect(to.saveState).toHaveText("Saved on this device");
    await to.drawing.focus();
    await to.page.keyboard.press("s");
    await to.page.keyboard.press("Enter");
    await expect(from.subnet(name)).toBeVisible();
    await from.drawing.focus();
    await from.page.keyboard.press("Control+z");
    await expect(to.subnet(name)).toBeVisible();
  };
  await test.step("each tab takes over in turn, with the whole history", async () => {
    await hand(first, second, "snet-4");
    await hand(second, first, "snet-5");
    for (const name of ["snet-5", "snet-4", "snet-3"])
      await first.page.getByRole("button", { name: `Undo: Add ${name}` }).click();
    await expect(second.subnet("snet-3")).toHaveCount(0);
  });

  await test.step("a copy is a design of its own, and both tabs write", async () => {
    await second.saveState.getByRole("button", { name: "Open a copy" }).click();
    await expect(second.page.getByRole("button", { name: /^Untitled design, copy, rename/ })).toBeVisible();
    await expect(second.saveState).toHaveText("Saved on this device");
    await second.machine("vm-1").click();
    await second.page.keyboard.press("Delete");
    await expect(second.machine("vm-1")).toHaveCount(0);
    await second.saved();
    await expect(first.machine("vm-1")).toBeVisible();
    await expect(first.saveState).toHaveText("Saved on this device");
  });
});

test("full storage is told with a way out, and nothing is lost", async ({ context, baseURL }) => {
  const app = await openTab(context);
  const session = await context.newCDPSession(app.page);
  const origin = new URL(baseURL ?? "").origin;
  // From the first write on: the browser remembers for a while how much room there was.
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  await drawSome(app);
  for (const key of ["s", "Enter", "s", "Enter"]) await app.page.keyboard.press(key);
  await expect(app.saveState).toContainText("The browser has no room left, so changes are not kept");
  await expect(app.subnet("snet-4")).toBeVisible();

  const button = app.saveState.getByRole("button", { name: "Download the design" });
  const file = await downloaded(app.page, () => button.click());
  expect(file.name).toBe("Untitled-design.json");
  expect(file.data.toString("utf8")).toContain("snet-4");

  await session.send("Storage.overrideQuotaForOrigin", { origin });
  await app.drawing.focus();
  for (const key of ["s", "Enter"]) await app.page.keyboard.press(key);
  await app.saved();
  const before = await look(app);
  await crash(app);
  const again = await openTab(context);
  await expect(again.subnet("snet-5")).toBeVisible();
  expect(await look(again)).toEqual(before);
});

test("what is drawn before the storage is open is not called saved, and is kept once it is", async ({
  context,
}) => {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  await context.route(/\/assets\/autosave-[^/]*\.js$/, async (route) => {
    await opened;
    await route.continue();
  });
  const app = await openTab(context);
  await drawSome(app);
  await expect(app.saveState).toHaveText("Saving");
  open();
  await app.saved();
  await crash(app);
  await expect((await openTab(context)).machine("vm-1")).toBeVisible();
});

test("when the storage cannot be fetched the screen says that nothing is kept", async ({
  context,
  watch,
}) => {
  watch.allow(/404/);
  await context.route(/\/assets\/storage-[^/]*\.js$/, (route) => route.fulfill({ status: 404, body: "" }));
  const app = await openTab(context);
  await drawSome(app);
  await expect(app.saveState).toContainText("Not saved on this device");
  expect(await fileText(app)).toContain("vm-1");
});

test("a browser that keeps nothing says so and draws all the same", async ({ context }) => {
  await context.addInitScript(() => {
    const refuse = (): never => {
      throw new DOMException("The operation is insecure.", "SecurityError");
    };
    for (const name of ["indexedDB", "localStorage", "sessionStorage"])
      Object.defineProperty(globalThis, name, { get: refuse });
  });
  const app = await openTab(context);
  await expect(app.saveState).toContainText("This browser keeps nothing for this page.");
  await drawSome(app);
  const text = await fileText(app);
  expect(text).toContain("vm-1");
  await app.page.keyboard.press("Control+z");
  await expect(app.machine("vm-1")).toHaveCount(0);
});
