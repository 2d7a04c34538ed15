import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { err, ok, type Result } from "../core/net/result.ts";
import { ioSentence } from "./read.ts";

/**
 * Writes an export into a folder, which is made when it is not there. Files of the same names are written over and
 * nothing else is touched. The answer is the paths written; the error is a sentence.
 */
export function writeExport(
  folder: string,
  files: Readonly<Record<string, string>>,
): Result<readonly string[], string> {
  const written: string[] = [];
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    try {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    } catch (error) {
      return err(`${path}: ${ioSentence(error)}`);
    }
    written.push(path);
  }
  return ok(written);
}
