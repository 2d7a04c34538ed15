import { parse, printParseErrorCode, visit, type JSONPath, type ParseError } from "jsonc-parser";
import { message, type Message } from "../net/message.ts";
import { err, ok, type Result } from "../net/result.ts";
import type { Json } from "./design.ts";
import { foreignText } from "./foreign.ts";
import type { FileRefusal } from "./fileWords.ts";
import { MAX_DEPTH, MAX_FILE_SIZE } from "./limits.ts";

type Refusal = Message<FileRefusal>;

/** Where something is in a text, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Strict JSON of bearable size and depth, without a key that is there twice. */
export function readJson(raw: string, maxSize = MAX_FILE_SIZE): Result<Json, Refusal> {
  if (raw.length > maxSize) {
    const size = Math.ceil(raw.length / 1024 / 1024);
    return err(message("too-large", { size, max: Math.floor(maxSize / 1024 / 1024) }));
  }
  const text = raw.startsWith("\uFEFF") ? raw.slice(1) : raw;
  if (text.trim() === "") return err(message("empty"));
  const foreign = foreignText(text);
  if (foreign) return err(message(foreign));
  // Before anything recursive meets it.
  const tooDeep = deepPlace(text);
  if (tooDeep !== undefined)
    return err(message("too-deep", { ...positionAt(text, tooDeep), max: MAX_DEPTH }));
  let json: Json;
  try {
    json = JSON.parse(text) as Json;
  } catch {
    return err(message("bad-syntax", { ...syntaxError(text) }));
  }
  const twice = keyTwice(text);
  return twice ? err(twice) : ok(json);
}

function deepPlace(text: string): number | undefined {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case 0x22: // quote
        i++;
        while (i < text.length && text.charCodeAt(i) !== 0x22) i += text.charCodeAt(i) === 0x5c ? 2 : 1;
        break;
      case 0x5b: // [
      case 0x7b: // {
        if (++depth > MAX_DEPTH) return i;
        break;
      case 0x5d: // ]
      case 0x7d: // }
        depth--;
    }
  }
  return undefined;
}

export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, column: offset - lineStart + 1 };
}

function syntaxError(text: string): Position & { readonly reason: string } {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  const first = errors[0];
  return {
    ...positionAt(text, first?.offset ?? 0),
    reason: first ? printParseErrorCode(first.error) : "InvalidSymbol",
  };
}

/** JSON.parse keeps the last of two equal keys without a word, which would lose what a person wrote. */
function keyTwice(text: string): Refusal | undefined {
  const open: Set<string>[] = [];
  let found: Refusal | undefined;
  visit(text, {
    onObjectBegin: () => {
      open.push(new Set());
      return found === undefined;
    },
    onObjectEnd: () => {
      open.pop();
    },
    onObjectProperty: (key, _offset, _length, line, column) => {
      const keys = open[open.length - 1]!;
      if (keys.has(key)) found ??= message("same-key", { key, line: line + 1, column: column + 1 });
      keys.add(key);
    },
  });
  return found;
}

/** Where the value at this path begins; the start of the nearest thing around it when it is not there. */
export function positionOf(text: string, path: JSONPath): Position {
  let best: Position = { line: 1, column: 1 };
  let depth = 0;
  const look = (line: number, column: number, at: JSONPath): void => {
    if (at.length <= depth && depth > 0) return;
    if (at.length > path.length || at.some((key, i) => key !== path[i])) return;
    depth = at.length;
    best = { line: line + 1, column: column + 1 };
  };
  visit(text, {
    onObjectBegin: (_offset, _length, line, column, at) => look(line, column, at()),
    onArrayBegin: (_offset, _length, line, column, at) => look(line, column, at()),
    onLiteralValue: (_value, _offset, _length, line, column, at) => look(line, column, at()),
  });
  return best;
}
