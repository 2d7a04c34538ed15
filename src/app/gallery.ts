import { startHistory } from "../core/model/history.ts";
import type { Design } from "../core/model/design.ts";
import { openDesign } from "../state/design.ts";
import { reveal } from "../state/view.ts";
import { words } from "../text/index.ts";

export type ExampleId = keyof typeof words.app.gallery;

export interface Example {
  readonly id: ExampleId;
  readonly design: Design;
  readonly resources: number;
}

/** Ready-made designs in the order of their cards; each is a file of the project's own format beside the page. */
const ids = Object.keys(words.app.gallery) as ExampleId[];

async function load(id: ExampleId): Promise<Example | undefined> {
  try {
    const [{ openDesign: read }, answer] = await Promise.all([
      import("../core/files/open.ts"),
      fetch(new URL(`gallery/${id}.json`, document.baseURI)),
    ]);
    const opened = read(await answer.text());
    if (!answer.ok || !opened.ok) return undefined;
    const { design } = opened.value;
    return { id, design, resources: Object.keys(design.resources).length };
  } catch {
    return undefined; // Without a connection the other ways to begin remain.
  }
}

/** The examples that can be read; one that cannot be is left out. */
export async function loadGallery(): Promise<readonly Example[]> {
  const all = await Promise.all(ids.map(load));
  return all.filter((example) => example !== undefined);
}

/** Opens a copy of an example as a design of its own. */
export function openExample({ design }: Example): void {
  openDesign(startHistory(design));
  reveal(Object.keys(design.resources) as (keyof typeof design.resources)[]);
}
