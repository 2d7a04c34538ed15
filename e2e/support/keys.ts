import { expect, type Locator, type Page } from "@playwright/test";

/** More stops than any region has. */
const MOST_STOPS = 60;

/** Hands that know the keyboard only. */
export class Keys {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  /** F6 until the focus is in the region. */
  async goToRegion(region: Locator): Promise<void> {
    await this.#until(() => holdsFocus(region), "F6", 8);
  }

  /** Tab until the focus is on the element. */
  async tabTo(target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
    await expect(target).toBeVisible();
    await this.#until(() => target.evaluate((el) => el === document.activeElement), key, MOST_STOPS);
  }

  async #until(isThere: () => Promise<boolean>, key: string, most: number): Promise<void> {
    for (let n = 0; n <= most; n++) {
      if (await isThere()) return;
      await this.press(key);
    }
    const at = await this.#page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
    throw new Error(`${most} times ${key} did not lead there. The focus is on ${at ?? "nothing"}.`);
  }
}

const holdsFocus = (region: Locator): Promise<boolean> =>
  region.evaluate((el) => el.contains(document.activeElement));

/** Counts how often a pointer was pressed on any page, so that a journey by keys can prove that it was one. */
export async function watchPointer(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const here = globalThis as typeof globalThis & { presses: number };
    here.presses = 0;
    addEventListener("pointerdown", () => here.presses++, true);
  });
  return () => page.evaluate(() => (globalThis as typeof globalThis & { presses: number }).presses);
}
