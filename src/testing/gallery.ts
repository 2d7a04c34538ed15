import { readdirSync, readFileSync } from "node:fs";
import { openDesign, problemSentences } from "../core/files/open.ts";
import type { Design } from "../core/model/design.ts";

const FOLDER = new URL("../../public/gallery/", import.meta.url);

/** A ready-made design, as the app offers it. */
export interface Example {
  readonly id: string;
  readonly text: string;
  readonly design: Design;
}

/** Every ready-made design, in the order of their names. */
export function galleryExamples(): readonly Example[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => {
      const text = readFileSync(new URL(name, FOLDER), "utf8");
      const opened = openDesign(text);
      if (!opened.ok) throw new Error(`${name}: ${problemSentences(opened.error).join(" ")}`);
      return { id: name.replace(/\.json$/, ""), text, design: opened.value.design };
    });
}
