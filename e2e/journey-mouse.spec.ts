import { App } from "./support/app.ts";
import { clipboardOf, downloaded, unzipped } from "./support/files.ts";
import { carry, pointOf } from "./support/mouse.ts";
import { expectBothTemplates } from "./support/templates.ts";
import { expect, test } from "./support/test.ts";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

const BEFORE_TYPING = [
  "Network security group nsg-1, on snet-1",
  "Subnet snet-1, 10.0.0.0/24, in vnet-1, 1 resource",
  "Subnet snet-2, 10.0.1.0/24, in vnet-1, empty",
  "Subnet snet-3, 10.0.2.0/24, in vnet-1, empty",
  "Virtual machine vm-1, 10.0.0.4, in snet-1",
  "Virtual network vnet-1, 10.0.0.0/16, West Europe, 4 resources",
];
const FIXED = BEFORE_TYPING.with(3, "Subnet snet-3, 10.0.2.0/23, in vnet-1, empty");
const WRONG = "snet-3: 10.0.1.0/23 points inside a network. Did you mean 10.0.0.0/23?";

test("by mouse from the empty canvas to both templates", async ({ page }) => {
  const app = new App(page);
  const drop = async (kind: string, at: { x: number; y: number }, says: string): Promise<void> => {
    await carry(page, await pointOf(app.palette(kind)), at);
    await expect(app.ghost).toHaveText(says);
    await page.mouse.up();
    await expect(app.ghost).toBeHidden();
  };
  const lowerRight = { x: 0.96, y: 0.96 };
  await app.open();

  await test.step("a network lands where it is dropped, and the ghost says what it will be", async () => {
    await drop("Virtual network", { x: 420, y: 140 }, "vnet-110.0.0.0/16, West Europe");
    expect(await app.drawn()).toEqual(["Virtual network vnet-1, 10.0.0.0/16, West Europe, empty"]);
    const spot = await pointOf(app.network("vnet-1"), { x: 0, y: 0 });
    expect(Math.abs(spot.x - 380)).toBeLessThan(30);
    expect(Math.abs(spot.y - 120)).toBeLessThan(30);
  });

  await test.step("a subnet outside a network is refused with the reason, and nothing lands", async () => {
    const refusal = "A subnet lives in a virtual network. Drop it on one.";
    await drop("Subnet", { x: 900, y: 420 }, `Cannot go here${refusal}`);
    await expect(app.toast).toContainText(refusal);
    expect(await app.drawn()).toEqual(["Virtual network vnet-1, 10.0.0.0/16, West Europe, empty"]);
    await app.toast.getByRole("button", { name: "Close the message" }).click();
  });

  await test.step("three subnets take the free blocks in order", async () => {
    for (const [n, prefix] of ["10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24"].entries())
      await drop(
        "Subnet",
        await pointOf(app.network("vnet-1"), lowerRight),
        `snet-${n + 1}${prefix}, West Europe`,
      );
  });

  await test.step("a security group becomes a chip, a machine a card with its address", async () => {
    await drop("Network security group", await pointOf(app.subnet("snet-1")), "nsg-1West Europe");
    await drop(
      "Virtual machine",
      await pointOf(app.subnet("snet-1"), lowerRight),
      "vm-1address 10.0.0.4, West Europe",
    );
    expect(await app.drawn()).toEqual(BEFORE_TYPING);
    await expect(app.securityGroup("nsg-1")).toHaveClass(/chip/);
  });

  const prefix = app.inspector.getByRole("textbox", { name: "Address prefix" });
  await test.step("a wrong prefix is named everywhere while it is typed", async () => {
    await app.subnet("snet-3").click();
    await prefix.fill("");
    await prefix.pressSequentially("10.0.1.0/23");
    await expect(prefix).toBeFocused();
    await expect(prefix).toHaveAttribute("aria-invalid", "true");
    await expect(app.inspector.getByText(WRONG)).toBeVisible();
    await expect(app.findings.getByRole("button", { name: `Error ${WRONG}` })).toBeVisible();
    await expect(app.subnet("snet-3")).toHaveAccessibleName(
      "Subnet snet-3, 10.0.1.0/23, in vnet-1, 1 error, empty, selected",
    );
    await expect(app.page.getByRole("tab", { name: "Findings 1" })).toBeVisible();
    await expect(app.count(/^1 error$/)).toBeVisible();
  });

  await test.step("leaving the field keeps the text as it was typed, with the correction under it", async () => {
    await prefix.blur();
    await expect(prefix).toHaveValue("10.0.1.0/23");
    await expect(
      app.inspector.locator(".corrections").getByRole("button", { name: "Use 10.0.2.0/23" }),
    ).toBeVisible();
  });

  await test.step("the finding's card shows what the fix changes, and applies it", async () => {
    await app.inspector.getByRole("button", { name: "Why" }).click();
    await expect(app.inspector.getByRole("heading", { name: WRONG })).toBeVisible();
    const preview = app.inspector.getByRole("region", { name: "Fix preview" });
    await expect(preview.getByRole("listitem")).toHaveText([
      /^−10\.0\.1\.0\/23snet-3, address prefix/,
      /^\+10\.0\.2\.0\/23snet-3, address prefix/,
    ]);
    await expect(preview).toContainText("1 fewer, none new");
    await app.inspector.getByRole("button", { name: "Apply fix" }).click();
    expect(await app.drawn()).toEqual(FIXED);
    await expect(app.count(/^0 errors$/)).toBeVisible();
    await expect(prefix).toHaveValue("10.0.2.0/23");
  });

  await test.step("three steps back are the fix, the typing and the machine; redo brings them again", async () => {
    const undo = page.getByRole("button", { name: /^Undo: / });
    const redo = page.getByRole("button", { name: /^Redo: / });
    await undo.click();
    await expect(app.subnet("snet-3")).toHaveAccessibleName(/10\.0\.1\.0\/23, in vnet-1, 1 error/);
    await expect(undo).toHaveAccessibleName("Undo: Change address prefix of snet-3");
    await undo.click();
    expect(await app.drawn()).toEqual(BEFORE_TYPING);
    await undo.click();
    await expect(app.machine("vm-1")).toBeHidden();
    await expect(redo).toHaveAccessibleName("Redo: Add vm-1");
    for (let n = 0; n < 3; n++) await redo.click();
    expect(await app.drawn()).toEqual(FIXED);
    await expect(page.getByRole("button", { name: "Nothing to redo" })).toBeDisabled();
  });

  await test.step("a machine is dragged to another subnet, and its address is said before release", async () => {
    await carry(page, await pointOf(app.machine("vm-1")), await pointOf(app.subnet("snet-2")));
    await expect(app.ghost).toHaveText("to snet-2, address 10.0.1.4");
    await page.mouse.up();
    await expect(app.machine("vm-1")).toHaveAccessibleName(/^Virtual machine vm-1, 10\.0\.1\.4, in snet-2/);
    await expect(app.subnet("snet-1")).toHaveAccessibleName(/in vnet-1, empty/);
  });

  await test.step("the code pane copies and packs both languages", async () => {
    await page.getByRole("tab", { name: "Code" }).click();
    const code = page.getByRole("region", { name: "Code", exact: true });
    await code.getByRole("button", { name: "Copy" }).click();
    await expect(app.toast).toContainText("Copied main.bicep");
    const bicep = await clipboardOf(page);
    const packed = await downloaded(page, () => code.getByRole("button", { name: "Download zip" }).click());
    expect(packed.name).toBe("Untitled-design.zip");
    expect(unzipped(packed.data)["main.bicep"]).toBe(bicep);
    await code.getByRole("button", { name: "ARM JSON" }).click();
    await code.getByRole("button", { name: "Copy" }).click();
    await expect(app.toast).toContainText(/Copied \S+\.json/);
    expectBothTemplates(bicep, await clipboardOf(page), { machineSubnet: "snet-2" });
  });

  await test.step("the export dialog takes both languages away", async () => {
    await page.getByRole("button", { name: "Export", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Export" });
    const zip = async (): Promise<Record<string, string>> =>
      unzipped(
        (await downloaded(page, () => dialog.getByRole("button", { name: /^Download zip/ }).click())).data,
      );
    const bicep = await zip();
    await dialog.getByRole("button", { name: "ARM JSON" }).click();
    await expect(dialog.getByRole("tab", { name: /\.json$/ }).first()).toBeVisible();
    const arm = await zip();
    const armFile = Object.keys(arm).find((name) => !name.includes("param"));
    expectBothTemplates(bicep["main.bicep"] ?? "", arm[armFile ?? ""] ?? "", { machineSubnet: "snet-2" });
    await dialog.getByRole("button", { name: "Close" }).click();
    await expect(dialog).toBeHidden();
  });
});

test("by mouse through the rules of a security group", async ({ page }) => {
  const app = new App(page);
  await app.open();
  await page.getByRole("button", { name: /^Two tiers\./ }).click();
  const chip = app.canvas.getByRole("group", { name: /^Network security group / }).first();
  await chip.click();
  await app.inspector.getByRole("button", { name: "Open rules" }).click();
  const rules = page.getByRole("region", { name: /^Rules: / });
  const table = rules.getByRole("table", { name: /^Inbound rules of / });
  await expect(table.getByRole("row", { name: /Azure default/ })).toHaveCount(3);
  const own = async (): Promise<number> => (await table.getByRole("row").count()) - 4;
  const before = await own();

  await rules.getByRole("button", { name: "Add rule" }).click();
  await expect.poll(own).toBe(before + 1);
  const priority = table.getByRole("button", { name: /^Priority of Rule\d+: / });
  await expect(priority).toHaveCount(1);

  await test.step("a priority is edited in its cell", async () => {
    await priority.click();
    const field = table.getByRole("textbox", { name: /^Priority of Rule/ });
    await field.fill("350");
    await field.press("Enter");
    await expect(priority).toHaveAccessibleName(/: 350$/);
    await expect(app.count(/^0 errors$/)).toBeVisible();
  });

  await test.step("a wrong priority is named in the table, the list and the counts", async () => {
    await priority.click();
    const field = table.getByRole("textbox", { name: /^Priority of Rule/ });
    await field.fill("5000");
    await field.press("Enter");
    await expect(priority).toHaveAccessibleName(/: 5000$/);
    await expect(app.count(/^1 error$/)).toBeVisible();
    await expect(table.getByText(/priority 5000 of Rule\d+ is not a number from 100 to 4096/)).toBeVisible();
    await page.getByRole("tab", { name: /^Findings/ }).click();
    const row = app.findings.getByRole("listitem").filter({ hasText: "priority 5000 of Rule" });
    await row.getByRole("button", { name: /^Renumber to \d+$/ }).click();
    await expect(app.count(/^0 errors$/)).toBeVisible();
  });

  await test.step("a rule is deleted, and the message brings it back", async () => {
    await page.getByRole("tab", { name: /^Rules: / }).click();
    await table.getByRole("button", { name: /^Delete rule Rule/ }).click();
    await expect.poll(own).toBe(before);
    await app.toast.getByRole("button", { name: "Undo" }).click();
    await expect.poll(own).toBe(before + 1);
  });
});
