import { App } from "./support/app.ts";
import { clipboardOf, downloaded, unzipped } from "./support/files.ts";
import { Keys, watchPointer } from "./support/keys.ts";
import { expectBothTemplates } from "./support/templates.ts";
import { expect, test } from "./support/test.ts";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

const WRONG = "snet-3: 10.0.1.0/23 points inside a network. Did you mean 10.0.0.0/23?";

test("by keys alone from the empty canvas to both templates", async ({ page }) => {
  const app = new App(page);
  const keys = new Keys(page);
  const presses = await watchPointer(page);
  const undoButton = page.getByRole("button", { name: /^Undo: / });
  await app.open();

  await test.step("the palette refuses a subnet outside a network with the reason", async () => {
    await keys.press("/");
    await keys.type("Subnet");
    await keys.press("Enter");
    await expect(app.toast).toContainText("A subnet lives in a virtual network. Drop it on one.");
    expect(await app.drawn()).toEqual([]);
    await keys.press("Escape");
  });

  await test.step("letters draw a network, three subnets, a security group and a machine", async () => {
    await keys.goToRegion(app.canvas);
    await keys.press("v");
    await expect(page.getByRole("textbox", { name: "Name of vnet-1" })).toBeFocused();
    await keys.press("Enter");
    await expect(app.drawing).toBeFocused();
    for (const n of [1, 2, 3]) {
      await keys.press("s");
      await expect(page.getByRole("textbox", { name: `Name of snet-${n}` })).toBeFocused();
      await keys.press("Enter");
    }
    await keys.press("ArrowUp", "ArrowUp", "g", "Enter", "m", "Enter");
    await expect
      .poll(() => app.drawn())
      .toEqual([
        "Network security group nsg-1, on snet-1",
        "Subnet snet-1, 10.0.0.0/24, in vnet-1, 1 resource",
        "Subnet snet-2, 10.0.1.0/24, in vnet-1, empty",
        "Subnet snet-3, 10.0.2.0/24, in vnet-1, empty",
        "Virtual machine vm-1, 10.0.0.4, in snet-1",
        "Virtual network vnet-1, 10.0.0.0/16, West Europe, 4 resources",
      ]);
  });
  const drawnBefore = await app.drawn();

  await test.step("a wrong prefix is named while it is typed, and stays as typed", async () => {
    await keys.press("Escape", "ArrowDown", "ArrowDown");
    await expect(app.drawing).toHaveAttribute(
      "aria-activedescendant",
      (await app.subnet("snet-3").getAttribute("id")) ?? "",
    );
    await keys.press("e");
    const field = page.getByRole("textbox", { name: "Prefix of snet-3" });
    await expect(field).toBeFocused();
    await keys.type("10.0.1.0/23");
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveAccessibleDescription(new RegExp(`^${WRONG.replaceAll(/[?./]/g, "\\$&")}`));
    await expect(app.findings.getByRole("button", { name: `Error ${WRONG}` })).toBeVisible();
    await expect(app.count(/^1 error$/)).toBeVisible();
    await expect(page.getByRole("tab", { name: "Findings 1" })).toBeVisible();
    await keys.press("Enter");
    await expect(app.subnet("snet-3")).toHaveAccessibleName(
      /^Subnet snet-3, 10\.0\.1\.0\/23, in vnet-1, 1 error/,
    );
    await expect(app.drawing).toBeFocused();
  });

  await test.step("the finding's card shows what the fix changes, and applies it", async () => {
    await keys.goToRegion(app.dock);
    await keys.tabTo(app.findings.getByRole("button", { name: `Error ${WRONG}` }));
    await keys.press("Enter");
    await expect(app.inspector.getByRole("heading", { name: WRONG })).toBeVisible();
    const preview = app.inspector.getByRole("region", { name: "Fix preview" });
    await expect(preview.getByRole("listitem")).toHaveText([/^−10\.0\.1\.0\/23/, /^\+10\.0\.2\.0\/23/]);
    await keys.goToRegion(app.inspector);
    await keys.tabTo(app.inspector.getByRole("button", { name: "Apply fix" }));
    await keys.press("Enter");
    await expect(app.subnet("snet-3")).toHaveAccessibleName(
      /^Subnet snet-3, 10\.0\.2\.0\/23, in vnet-1, empty/,
    );
    await expect(app.count(/^0 errors$/)).toBeVisible();
    await expect(app.inspector, "the keyboard stays where it was").toBeFocused();
  });

  await test.step("three steps back, three steps forward", async () => {
    await keys.press("Control+z");
    await expect(app.count(/^1 error$/)).toBeVisible();
    await keys.press("Control+z");
    expect(await app.drawn()).toEqual(drawnBefore);
    await keys.press("Control+z");
    await expect(app.machine("vm-1")).toBeHidden();
    await keys.press("Control+Shift+z", "Control+Shift+z", "Control+Shift+z");
    await expect(app.machine("vm-1")).toBeVisible();
    await expect(app.subnet("snet-3")).toHaveAccessibleName(/10\.0\.2\.0\/23/);
    await expect(undoButton).toHaveAccessibleName(/10\.0\.2\.0\/23/);
  });

  await test.step("the machine moves to another subnet, with its new address said before", async () => {
    await app.command("@vm-1");
    await keys.goToRegion(app.canvas);
    await expect(app.drawing).toBeFocused();
    await keys.press("Shift+M");
    const menu = page.getByRole("menu", { name: "Move vm-1 to" });
    const target = menu.getByRole("menuitem", { name: /^snet-2/ });
    await expect(target).toContainText("address 10.0.1.4");
    for (let n = 0; n < 4 && !(await target.evaluate((el) => el === document.activeElement)); n++)
      await keys.press("ArrowDown");
    await expect(target).toBeFocused();
    await keys.press("Enter");
    await expect(app.machine("vm-1")).toHaveAccessibleName(/^Virtual machine vm-1, 10\.0\.1\.4, in snet-2/);
  });

  await test.step("a rule is added, its priority edited, and a wrong one named", async () => {
    await app.command("@nsg-1");
    await keys.goToRegion(app.inspector);
    await keys.tabTo(app.inspector.getByRole("button", { name: "Open rules" }));
    await keys.press("Enter");
    await keys.goToRegion(app.dock);
    const rules = page.getByRole("region", { name: "Rules: nsg-1" });
    await keys.tabTo(rules.getByRole("button", { name: "Add rule" }));
    await keys.press("Enter");
    const priority = rules.getByRole("button", { name: /^Priority of Rule100: / });
    await keys.tabTo(priority);
    await keys.press("Enter");
    await keys.type("5000");
    await keys.press("Enter");
    await expect(priority).toHaveAccessibleName("Priority of Rule100: 5000");
    await expect(priority).toBeFocused();
    await expect(rules.getByText("priority 5000 of Rule100 is not a number from 100 to 4096")).toBeVisible();
    await expect(app.count(/^1 error$/)).toBeVisible();
    await keys.press("Enter");
    await keys.type("350");
    await keys.press("Enter");
    await expect(priority).toHaveAccessibleName("Priority of Rule100: 350");
    await expect(app.count(/^0 errors$/)).toBeVisible();
    await keys.press("ArrowRight");
    await expect(rules.getByRole("button", { name: /^Name of Rule100: / })).toBeFocused();
  });

  await test.step("the export dialog takes both languages away", async () => {
    await app.command("Export the design");
    const dialog = page.getByRole("dialog", { name: "Export" });
    const copy = dialog.getByRole("button", { name: "Copy file" });
    await keys.tabTo(copy);
    await keys.press("Enter");
    await expect(app.toast).toContainText("Copied main.bicep");
    const bicep = await clipboardOf(page);
    await keys.tabTo(dialog.getByRole("button", { name: "ARM JSON" }));
    await keys.press("Space");
    await keys.tabTo(copy);
    await keys.press("Enter");
    await expect(app.toast).toContainText(/Copied \S+\.json/);
    expectBothTemplates(bicep, await clipboardOf(page), { machineSubnet: "snet-2" });
    const zip = dialog.getByRole("button", { name: "Download zip" });
    await keys.tabTo(zip);
    const packed = unzipped((await downloaded(page, () => keys.press("Enter"))).data);
    expect(Object.keys(packed)).not.toContain("main.bicep");
    await keys.press("Escape");
    await expect(dialog).toBeHidden();
  });

  expect(await presses(), "no pointer was pressed").toBe(0);
});

test("by keys from finding to finding", async ({ page }) => {
  const app = new App(page);
  const keys = new Keys(page);
  await app.open();
  await expect(page.getByRole("button", { name: /^Two tiers\./ })).toBeFocused();
  await keys.press("2");
  const rows = app.findings.getByRole("listitem");
  await expect(rows.first()).toBeVisible();
  await keys.goToRegion(app.dock);
  await keys.tabTo(rows.first().getByRole("button").first());
  await keys.press("Enter", "Enter");
  const sentence = app.inspector.locator(".finding-card h2");
  const first = await sentence.innerText();
  const next = app.inspector.getByRole("button", { name: "Next finding" });
  await keys.goToRegion(app.inspector);
  await keys.tabTo(next);
  await keys.press("Enter");
  await expect(sentence).not.toHaveText(first);
  await expect(next).toBeFocused();
  await keys.press("Shift+Tab", "Enter");
  await expect(sentence).toHaveText(first);
});
