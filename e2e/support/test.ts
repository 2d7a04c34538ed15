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

/**
 * Expects that axe finds nothing on the page as it stands, and names rule and element of what it finds. The journey goes
 * on after a failure, so that one run shows all of them. `only`: ids of the rules to ask, else all.
 */
export async function expectAccessible(page: Page, what: string, only?: string[]): Promise<void> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (only === undefined ? axe : axe.withRules(only)).analyze();
  const named = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 300)}`),
  );
  expect.soft(named, what).toEqual([]);
}
