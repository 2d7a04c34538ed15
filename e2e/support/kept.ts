import { type BrowserContext, type Page } from "@playwright/test";
import { App } from "./app.ts";

/** What a person could compare after a crash: the design as its file, and what undo and redo would do. */
export interface Seen {
  readonly design: string;
  readonly undo: string;
  readonly redo: string;
}

type Saving = typeof globalThis & { lastSaved?: string };

/** A tab whose "Save to a file" writes to the test instead of asking for a place, which no test can answer. */
export async function openTab(context: BrowserContext): Promise<App> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const createWritable = (): Promise<unknown> =>
      Promise.resolve({
        write: (text: string) => Promise.resolve(((globalThis as Saving).lastSaved = text)),
        close: () => Promise.resolve(),
      });
    const picker = (): Promise<unknown> => Promise.resolve({ name: "design.json", createWritable });
    Object.assign(window, { showSaveFilePicker: picker });
  });
  const app = new App(page);
  await app.open();
  return app;
}

/** The text of the design's file as it is now. */
export async function fileText({ page }: App): Promise<string> {
  await page.evaluate(() => delete (globalThis as Saving).lastSaved);
  await page.keyboard.press("Control+s");
  const saved = await page.waitForFunction(() => (globalThis as Saving).lastSaved);
  return (await saved.jsonValue()) ?? "";
}

const labelOf = async (page: Page, name: RegExp): Promise<string> =>
  (await page.getByRole("button", { name }).getAttribute("aria-label")) ?? "";

export async function look(app: App): Promise<Seen> {
  const design = await fileText(app);
  const undo = await labelOf(app.page, /^(Undo: |Nothing to undo)/);
  const redo = await labelOf(app.page, /^(Redo: |Nothing to redo)/);
  return { design, undo, redo };
}

/** Ends the tab's process: nothing of the page runs any more, not even what runs when a page is left. */
export async function crash({ page }: App): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const gone = page.waitForEvent("crash");
  // The answer never comes, since the one who would give it is gone.
  void session.send("Page.crash").catch(() => undefined);
  await gone;
  await page.close();
}

/** Random numbers that are the same in each run of a seed. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}
