import { message, type Message } from "../net/message.ts";
import type { Design, Resource } from "./design.ts";
import { isContainer } from "./draft.ts";
import type { EditCode } from "./editWords.ts";
import { hasKey } from "./references.ts";
import type { Touched } from "./touched.ts";

type Shape = "a text" | "an object";
type Fields = readonly (readonly [field: string, shape: Shape, required: boolean])[];

const RESOURCE: Fields = [
  ["id", "a text", true],
  ["kind", "a text", true],
  ["name", "a text", true],
  ["parent", "a text", false],
  ["placement", "an object", false],
  ["existing", "an object", false],
  ["props", "an object", true],
  ["bind", "an object", false],
  ["extra", "an object", false],
] satisfies readonly (readonly [keyof Resource, Shape, boolean])[];

/** Fields of the entries of a part that the document itself follows. */
const ENTRIES: { readonly [part: string]: Fields } = {
  subscriptions: [["name", "a text", true]],
  resourceGroups: [
    ["name", "a text", true],
    ["subscription", "a text", true],
  ],
  intents: [
    ["from", "an object", true],
    ["to", "an object", true],
  ],
  suppressions: [["rule", "a text", true]],
  parameters: [],
  notes: [],
};

const TEXTS = new Set<keyof Design>(["title", "cloud", "profile"]);

const isOf = (value: unknown, shape: Shape): boolean =>
  shape === "a text" ? typeof value === "string" : isContainer(value);

const wrong = (name: string, path: string, type: Shape): Message<EditCode> =>
  message("wrong-type", { name, path, type });

function wrongField(value: object, fields: Fields, name: string): Message<EditCode> | undefined {
  for (const [field, shape, required] of fields) {
    const held: unknown = Reflect.get(value, field);
    if ((required || held !== undefined) && !isOf(held, shape)) return wrong(name, field, shape);
  }
  return undefined;
}

export function wrongResources(after: Design, changed: Touched): Message<EditCode> | undefined {
  for (const id of changed.resources) {
    if (!hasKey(after.resources, id)) continue;
    const found = wrongField(after.resources[id]!, RESOURCE, id);
    if (found) return found;
  }
  return undefined;
}

export function wrongParts(before: Design, after: Design, changed: Touched): Message<EditCode> | undefined {
  for (const part of changed.parts) {
    if (!hasKey(before, part)) return message("bad-path", { path: part });
    if (after[part] === before[part]) continue;
    const shape = TEXTS.has(part) ? "a text" : "an object";
    if (!isOf(after[part], shape)) return wrong("The design", part, shape);
    const fields = ENTRIES[part];
    const found = fields && wrongEntry(before[part] as object, after[part] as object, fields);
    if (found) return found;
  }
  return undefined;
}

function wrongEntry(before: object, after: object, fields: Fields): Message<EditCode> | undefined {
  for (const [id, entry] of Object.entries(after) as [string, unknown][]) {
    if (entry === Reflect.get(before, id)) continue;
    if (!isContainer(entry)) return wrong(id, id, "an object");
    const found = wrongField(entry, fields, id);
    if (found) return found;
  }
  return undefined;
}
