import { message, type Message } from "../net/message.ts";
import { asId, type Design } from "./design.ts";
import { isContainer } from "./draft.ts";
import type { Edit } from "./edit.ts";
import type { EditCode } from "./editWords.ts";
import { isKeyedPart, issueOfEntry, issueOfPart, type KeyedPart, type ShapeIssue } from "./envelope.ts";
import { isUsableId } from "./path.ts";
import { hasKey } from "./references.ts";

type Refusal = Message<EditCode>;

/**
 * What a batch made that no file could hold: whatever is accepted here can be saved and opened again. Only what the
 * edits touch is looked at.
 */
export function wrongShape(after: Design, edits: readonly Edit[]): Refusal | undefined {
  const seen = new Set<string>();
  for (const edit of edits) {
    const [part, key] = placeOf(edit);
    const place = key === undefined ? part : `${part}.${key}`;
    if (seen.has(place)) continue;
    seen.add(place);
    const found =
      wrongAt(after, part, key) ?? (edit.op === "design" ? wrongKey(after, part, key) : undefined);
    if (found) return found;
  }
  return undefined;
}

function placeOf(edit: Edit): readonly [part: string, key?: string] {
  switch (edit.op) {
    case "add":
      return ["resources", edit.resource.id];
    case "box":
      return ["layout", edit.id];
    case "design": {
      const [part, key] = edit.path.split(".");
      return key === undefined ? [part!] : [part!, key];
    }
    default:
      return ["resources", edit.id];
  }
}

function wrongAt(after: Design, part: string, key: string | undefined): Refusal | undefined {
  const value: unknown = Reflect.get(after, part);
  if (!isKeyedPart(part) || !isContainer(value)) return issueIn(issueOfPart(part, value), part);
  for (const each of key === undefined ? Object.keys(value) : [key]) {
    if (!hasKey(value, each)) continue;
    const found = issueIn(issueOfEntry(part, value[each]), each) ?? wrongOwnId(part, each, after);
    if (found) return found;
  }
  return undefined;
}

/** The other verbs look at the ids that they bring in by themselves. */
function wrongKey(after: Design, part: string, key: string | undefined): Refusal | undefined {
  if (!isKeyedPart(part)) return undefined;
  const bad = (key === undefined ? Object.keys(after[part]) : [key]).find(
    (each): boolean => !isUsableId(each),
  );
  return bad === undefined ? undefined : message("bad-id", { id: bad });
}

const issueIn = (issue: ShapeIssue | undefined, name: string): Refusal | undefined =>
  issue && message("wrong-type", { name, path: issue.path.join(".") || "The value", type: issue.expected });

function wrongOwnId(part: KeyedPart, key: string, { intents }: Design): Refusal | undefined {
  if (part !== "intents" || intents[asId(key)]?.id === key) return undefined;
  return message("wrong-type", { name: key, path: "id", type: key });
}
