import { message, type Message } from "../net/message.ts";
import { err, ok, type Result } from "../net/result.ts";
import { DESIGN_VERSION, type Design, type JsonObject, type Resource } from "./design.ts";
import { isContainer } from "./draft.ts";
import type { ModelSchema } from "./edit.ts";
import { issueOfDesign, KEYED_PARTS } from "./envelope.ts";
import { positionOf, readJson } from "./fileText.ts";
import type { FileCode, FileRefusal } from "./fileWords.ts";
import { foreignJson } from "./foreign.ts";
import { MAX_RESOURCES } from "./limits.ts";
import { migrate, MIGRATIONS, type Migration } from "./migrations.ts";
import { isUsableId } from "./path.ts";
import { repairReferences } from "./repair.ts";
import { unsafeIn, type Unsafe } from "./unsafe.ts";

export interface ReadDesign {
  readonly design: Design;
  /** What was put right on the way, each naming its place. */
  readonly warnings: readonly Message<FileCode>[];
  /** Written by a newer program: it may be looked at and not saved over. */
  readonly readOnly: boolean;
}

/** Why a file cannot be opened. `details` are sentences of the room that judges the properties of a kind. */
export interface FileProblem extends Message<FileRefusal> {
  readonly details?: readonly Message[];
}

/** What does not fit the kind of a resource; nothing when its properties have the shapes that the kind declares. */
export type PropsValidator = (resource: Resource) => readonly Message[];

export interface ReadOptions {
  readonly schema: ModelSchema;
  readonly validateProps?: PropsValidator;
  readonly migrations?: readonly Migration[];
  /** Characters it may have at most; what this program wrote by itself has no limit but the browser's. */
  readonly maxSize?: number;
  /** Version of this program; other than today's only in tests of migrations. */
  readonly version?: number;
}

/**
 * Reads a project file. Nothing that opens can hurt later: sizes are bounded, shapes hold, ids are usable and
 * references lead somewhere. Unknown fields are kept.
 */
export function readDesign(text: string, options: ReadOptions): Result<ReadDesign, FileProblem> {
  const { schema, validateProps, migrations = MIGRATIONS, version: current = DESIGN_VERSION } = options;
  const json = readJson(text, options.maxSize);
  if (!json.ok) return json;
  const foreign = foreignJson(json.value);
  if (foreign) return err(message(foreign));
  const unsafe = unsafeIn(json.value);
  if (unsafe) return err(refusalOf(unsafe));
  const file = json.value as JsonObject;
  const version = file["version"];
  if (typeof version !== "number" || !Number.isSafeInteger(version) || version < 1) {
    return err(
      message("bad-version", { version: version === undefined ? "missing" : JSON.stringify(version) }),
    );
  }
  const today = bringUp(file, version, migrations, current);
  if (!today) return err(message("no-migration", { version }));

  const problem = problemOf(today, version > current, text, version);
  if (problem) return err(problem);
  const design = today as object as Design;
  const wrong = validateProps && version <= current ? wrongProps(design, validateProps) : undefined;
  if (wrong) return err(wrong);
  const repaired = repairReferences(design, schema);
  const about: Message<FileCode>[] = [];
  if (version > current) about.push(message("newer", { version }));
  if (version < current) about.push(message("migrated", { from: version, to: current }));
  const warnings = [...about, ...repaired.warnings];
  return ok({ design: repaired.design, warnings, readOnly: version > current });
}

function bringUp(
  file: JsonObject,
  version: number,
  migrations: readonly Migration[],
  current: number,
): JsonObject | undefined {
  try {
    return migrate(file, version, migrations, current);
  } catch {
    // A migration trusts the shape of its version; an old file that was tampered with may break that trust.
    return undefined;
  }
}

function refusalOf({ what, path }: Unsafe): FileProblem {
  const above = path.slice(0, -1).join(".") || "The file";
  if (what === "key") return message("bad-key", { key: path.at(-1)!, path: above });
  return message("bad-number", { path: path.join(".") });
}

function problemOf(
  file: JsonObject,
  isNewer: boolean,
  text: string,
  version: number,
): FileProblem | undefined {
  const issue = issueOfDesign(file);
  if (issue) {
    if (isNewer) return message("newer-shape", { version });
    const path = issue.path.join(".");
    const place = positionOf(text, [...issue.path]);
    if (issue.received === "missing") return message("missing", { ...place, path });
    return message("bad-shape", { ...place, path, expected: issue.expected, received: issue.received });
  }
  const { resources, resourceGroups, subscriptions } = file as object as Design;
  const count = Object.keys(resources).length;
  if (count > MAX_RESOURCES) return message("too-many", { count, max: MAX_RESOURCES });
  if (Object.keys(resourceGroups).length === 0) return message("no-group", { what: "resource group" });
  if (Object.keys(subscriptions).length === 0) return message("no-group", { what: "subscription" });
  return wrongId(file);
}

const SAYS_ITS_ID = new Set(["resources", "intents"]);

function wrongId(file: JsonObject): FileProblem | undefined {
  for (const part of KEYED_PARTS) {
    for (const [id, entry] of Object.entries(file[part] as JsonObject)) {
      if (!isUsableId(id)) return message("bad-id", { path: part, id });
      // The shape holds: what says its id says it as a text.
      if (!SAYS_ITS_ID.has(part) || !isContainer(entry) || entry["id"] === id) continue;
      return message("other-id", { path: `${part}.${id}`, id: entry["id"] as string });
    }
  }
  return undefined;
}

function wrongProps(design: Design, validate: PropsValidator): FileProblem | undefined {
  for (const resource of Object.values(design.resources)) {
    const details = validate(resource);
    if (details.length === 0) continue;
    return { ...message("bad-props", { name: resource.name, kind: resource.kind }), details };
  }
  return undefined;
}

const DESIGN_ORDER: readonly (keyof Design)[] = [
  "format",
  "version",
  "title",
  "cloud",
  "profile",
  "naming",
  "subscriptions",
  "resourceGroups",
  "defaults",
  "parameters",
  "resources",
  "intents",
  "suppressions",
  "layout",
  "notes",
];
const RESOURCE_ORDER: readonly (keyof Resource)[] = [
  "id",
  "kind",
  "name",
  "parent",
  "placement",
  "existing",
  "props",
  "bind",
  "extra",
];

/**
 * The text of a project file. The fields that every design and resource has come in one order, however they came to
 * be; rows, resources and all else stand in theirs. The same design gives the same bytes.
 */
export function printDesign(design: Design): string {
  const resources = Object.fromEntries(
    Object.entries(design.resources).map(([id, resource]) => [id, inOrder(resource, RESOURCE_ORDER)]),
  );
  return `${JSON.stringify(inOrder({ ...design, resources }, DESIGN_ORDER), undefined, 2)}\n`;
}

function inOrder(value: object, order: readonly string[]): object {
  const known = order.filter((key) => Object.hasOwn(value, key));
  const others = Object.keys(value).filter((key) => !order.includes(key));
  return Object.fromEntries([...known, ...others].map((key) => [key, Reflect.get(value, key) as unknown]));
}
