import { type Download, type Page } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { readFile } from "node:fs/promises";

/** Does what starts a download and returns its bytes, with the name the file would have. */
export async function downloaded(
  page: Page,
  act: () => Promise<void>,
): Promise<{ name: string; data: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  return { name: download.suggestedFilename(), data: await readFile(await pathOf(download)) };
}

async function pathOf(download: Download): Promise<string> {
  const failure = await download.failure();
  if (failure !== null) throw new Error(`The download failed: ${failure}`);
  return download.path();
}

/** The files of a zip as texts, by their paths. */
export function unzipped(data: Uint8Array): Record<string, string> {
  return Object.fromEntries(
    Object.entries(unzipSync(new Uint8Array(data))).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
}

/** A file that is dropped anywhere on the page. */
export async function dropFile(
  page: Page,
  name: string,
  content: string | { readonly bytes: number },
): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ name, content }) => {
      const data = new DataTransfer();
      const body = typeof content === "string" ? content : new Uint8Array(content.bytes).fill(32);
      data.items.add(new File([body], name, { type: "application/json" }));
      return data;
    },
    { name, content },
  );
  await page.dispatchEvent("body", "dragover", { dataTransfer: transfer });
  await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
  await transfer.dispose();
}

/** What the browser's clipboard holds. */
export async function clipboardOf(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}
