import { expect, type Locator, type Page } from "@playwright/test";

/** The screen by the names that a person hears and reads. */
export class App {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the product and waits until it can be used. */
  async open(): Promise<void> {
    await this.page.goto("./");
    await expect(this.drawing).toBeVisible();
    await expect(this.page.getByRole("button", { name: /^Add Virtual network/ })).toBeVisible();
  }

  get canvas(): Locator {
    return this.page.getByRole("main", { name: "Canvas" });
  }
  /** The one tab stop of the canvas. */
  get drawing(): Locator {
    return this.page.locator('[aria-label="Drawing"]');
  }
  get inspector(): Locator {
    return this.page.getByRole("complementary", { name: "Inspector" });
  }
  get status(): Locator {
    return this.page.getByRole("contentinfo", { name: "Status" });
  }
  get saveState(): Locator {
    return this.page.getByRole("banner", { name: "Design" }).getByRole("status");
  }
  get ghost(): Locator {
    return this.page.locator(".ghost");
  }
  get toast(): Locator {
    return this.page.locator(".toast");
  }
  /** The region under the canvas, whichever of its tabs is open. */
  get dock(): Locator {
    return this.page.locator('[data-region="dock"]');
  }
  get findings(): Locator {
    return this.page.getByRole("region", { name: "Findings" });
  }

  /** Something drawn, by kind and name: a network, a subnet, a card or a chip. */
  item(kind: string, name: string): Locator {
    return this.canvas.getByRole("group", { name: new RegExp(`^${kind} ${escaped(name)}(,|$)`) });
  }
  network(name: string): Locator {
    return this.item("Virtual network", name);
  }
  subnet(name: string): Locator {
    return this.item("Subnet", name);
  }
  machine(name: string): Locator {
    return this.item("Virtual machine", name);
  }
  securityGroup(name: string): Locator {
    return this.item("Network security group", name);
  }

  /** A row of the palette. */
  palette(kind: string): Locator {
    return this.page.getByRole("complementary", { name: "Palette" }).getByRole("button", {
      name: new RegExp(`^Add ${kind}(,|$)`),
    });
  }

  /** A count of the status line: "2 errors". */
  count(what: RegExp): Locator {
    return this.status.getByRole("button", { name: what });
  }

  /** Every resource that is drawn, as a screen reader says it, in a fixed order; what is selected is no part of it. */
  async drawn(): Promise<string[]> {
    const labels = await this.canvas
      .locator("[data-key]")
      .evaluateAll((all) => all.map((el) => el.getAttribute("aria-label") ?? ""));
    return labels.map((label) => label.replace(/, selected$/, "")).sort();
  }

  /** The search of everything: types and takes the first entry. */
  async command(typed: string): Promise<void> {
    await this.page.keyboard.press("Control+k");
    const field = this.page.getByRole("combobox", { name: "Find, add or run anything" });
    await field.fill(typed);
    await expect(this.page.getByRole("option").first()).toBeVisible();
    await field.press("Enter");
    await expect(field).toBeHidden();
  }

  /** Everything that was done is on the disk. */
  async saved(): Promise<void> {
    await expect(this.saveState).toHaveText("Saved on this device");
  }
}

export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
