import { readFileSync, statSync } from "node:fs";
import { openDesign, problemSentences } from "../core/files/open.ts";
import type { Design } from "../core/model/design.ts";
import { MAX_FILE_SIZE } from "../core/model/limits.ts";
import { fileWords } from "../core/model/fileWords.ts";
import { err, ok, type Result } from "../core/net/result.ts";

/** A design, and sentences about what was put right while it was read. */
export interface Opened {
  readonly design: Design;
  readonly notes: readonly string[];
}

const STANDARD_INPUT = 0;

/** What a person calls this file. */
export const fileLabel = (file: string): string => (file === "-" ? "standard input" : file);

/** Reads a project file, or the standard input for "-"; the error is sentences. */
export function readInput(file: string): Result<Opened, readonly string[]> {
  let text: string;
  try {
    // A file that is far too large is refused before it fills the memory.
    const size = file === "-" ? 0 : statSync(file).size;
    if (size > 4 * MAX_FILE_SIZE) {
      const params = { size: Math.ceil(size / 1024 / 1024), max: MAX_FILE_SIZE / 1024 / 1024 };
      return err([fileWords["too-large"](params)]);
    }
    text = readFileSync(file === "-" ? STANDARD_INPUT : file, "utf8");
  } catch (error) {
    return err([ioSentence(error)]);
  }
  const opened = openDesign(text);
  if (!opened.ok) return err(problemSentences(opened.error));
  const { design, warnings } = opened.value;
  return ok({ design, notes: warnings.map((m) => fileWords[m.code](m.params)) });
}

const IO: Readonly<Record<string, string>> = {
  ENOENT: "There is no such file or folder.",
  EACCES: "Permission is denied.",
  EPERM: "Permission is denied.",
  EISDIR: "This is a folder, not a file.",
  ENOTDIR: "A part of this path is a file, not a folder.",
  EEXIST: "A file is where a folder should be.",
  ENOSPC: "The disk is full.",
  EROFS: "This place is read-only.",
};

/** The trouble of reading or writing, as a sentence. */
export function ioSentence(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return IO[code ?? ""] ?? (error instanceof Error ? error.message : String(error));
}
