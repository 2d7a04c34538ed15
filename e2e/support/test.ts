import { AxeBuilder } from "@axe-core/playwright";
import { expect, test as base, type Page } from "@playwright/test";
import { Watch } from "./watch.ts";

/** Every journey starts with this `test`: it also fails when the console speaks or a request leaves our origin. */
export const test = base.extend<{ watch: Watch }>({
  watch: [
    async ({ context, baseURL }, provide) => {
      const watch = new Watch(context, new URL(baseURL ?? "").origin);
      await provide(watch);
      expect(watch.troubles, "the console stays silent and no request leaves").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Expects that axe finds nothing on the page as it stands, and names rule and element of what it finds. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const named = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  expect(named).toEqual([]);
}
