import { expect, type Locator, type Page } from "@playwright/test";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A point of an element on the screen: a share of its width and height, the middle unless told. */
export async function pointOf(at: Locator, share: Point = { x: 0.5, y: 0.5 }): Promise<Point> {
  await expect(at).toBeVisible();
  const box = await at.boundingBox();
  if (box === null) throw new Error("The element has no box on the screen.");
  return { x: box.x + box.width * share.x, y: box.y + box.height * share.y };
}

/** Takes something by the mouse and carries it to a point without letting go. */
export async function carry(page: Page, from: Point, to: Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, from.y + 8, { steps: 2 });
  await page.mouse.move(to.x, to.y, { steps: 6 });
}
