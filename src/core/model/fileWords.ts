import type { Params, Words } from "../net/message.ts";

/** Why a file is refused. */
export type FileRefusal =
  | "bad-id"
  | "bad-key"
  | "bad-number"
  | "bad-props"
  | "bad-shape"
  | "bad-syntax"
  | "bad-version"
  | "empty"
  | "foreign-arm"
  | "foreign-az"
  | "foreign-bicep"
  | "foreign-drawio"
  | "foreign-excalidraw"
  | "foreign-json"
  | "foreign-parameters"
  | "foreign-terraform"
  | "foreign-text"
  | "foreign-xml"
  | "missing"
  | "newer-shape"
  | "no-group"
  | "no-migration"
  | "other-id"
  | "same-key"
  | "too-deep"
  | "too-large"
  | "too-many";

/** What was put right while reading, or must be known about a file that opens. */
export type FileWarning =
  | "binding-dropped"
  | "group-replaced"
  | "intent-dropped"
  | "loop-cut"
  | "migrated"
  | "newer"
  | "reference-dropped";

export type FileCode = FileRefusal | FileWarning;

const at = (p: Params): string => `Line ${p["line"]!}, column ${p["column"]!}`;
const isA = (what: string, advice: string): string => `This file is ${what}, not a project file. ${advice}`;
const IMPORT = "Import it to bring its resources in.";

export const fileWords: Words<FileCode> = {
  "bad-id": (p) =>
    `${p["path"]!} holds the id “${p["id"]!}”, which cannot be one. Give it letters and digits.`,
  "bad-key": (p) =>
    `${p["path"]!} holds the key ${p["key"]!}, which is never allowed. Remove it from the file.`,
  "bad-number": (p) => `${p["path"]!} holds a number too large to keep. Write a smaller one.`,
  "bad-props": (p) =>
    `${p["name"]!} has properties that do not fit a ${p["kind"]!}. Correct them in the file.`,
  "bad-shape": (p) =>
    `${at(p)}: ${p["path"]!} must be ${p["expected"]!}, but is ${p["received"]!}. Correct it.`,
  "bad-syntax": (p) => `${at(p)}: this is not valid JSON. Correct it there, or open an earlier copy.`,
  "bad-version": (p) => `The file's version is ${p["version"]!}. It must be a whole number from 1 on.`,
  empty: () => "The file is empty. Open another one, or start a new design.",
  "foreign-arm": () => isA("an ARM template", IMPORT),
  "foreign-az": () => isA("a list of Azure resources", IMPORT),
  "foreign-bicep": () => isA("Bicep", "Build it to an ARM template and import that."),
  "foreign-drawio": () => isA("a draw.io diagram", "It holds shapes and no network, so it cannot be read."),
  "foreign-excalidraw": () => isA("an Excalidraw drawing", "It holds shapes and no network."),
  "foreign-json": () => isA("some other JSON", "Choose a file that was saved here."),
  "foreign-parameters": () => isA("an ARM parameter file", "Import the template that it belongs to."),
  "foreign-terraform": () => isA("Terraform state", "Export the resources from Azure and import those."),
  "foreign-text": () => isA("no JSON at all", "Choose a file that was saved here."),
  "foreign-xml": () => isA("XML or HTML", "Choose a file that was saved here."),
  missing: (p) => `${at(p)}: ${p["path"]!} is missing. Add it to the file.`,
  "newer-shape": (p) =>
    `The file is of version ${p["version"]!}, which this program cannot show. Update the program.`,
  "no-group": (p) => `The file has no ${p["what"]!}. Add one to the file, or start a new design.`,
  "no-migration": (p) => `The file is of version ${p["version"]!}, which cannot be brought up to date here.`,
  "other-id": (p) => `${p["path"]!} says its id is “${p["id"]!}”. Make the two the same.`,
  "same-key": (p) => `${at(p)}: “${p["key"]!}” is there twice. Remove or rename one of the two.`,
  "too-deep": (p) =>
    `${at(p)}: the file is nested more than ${p["max"]!} levels deep. Remove what is inside.`,
  "too-large": (p) =>
    `The file has ${p["size"]!} MB; at most ${p["max"]!} MB can be opened. Split the design.`,
  "too-many": (p) =>
    `The file has ${p["count"]!} resources; at most ${p["max"]!} can be opened. Split the design.`,

  "binding-dropped": (p) =>
    `${p["name"]!}: ${p["path"]!} was bound to the missing parameter ${p["target"]!} and keeps its value.`,
  "group-replaced": (p) => `${p["path"]!} named the missing ${p["target"]!} and now names ${p["now"]!}.`,
  "intent-dropped": (p) => `The intent ${p["name"]!} was dropped: ${p["target"]!} is not in the design.`,
  "loop-cut": (p) => `${p["name"]!} was inside itself. It has no parent now; give it one.`,
  migrated: (p) =>
    `The file was of version ${p["from"]!} and is now of version ${p["to"]!}. Save it to keep that.`,
  newer: (p) => `The file is of version ${p["version"]!}, newer than this program. It opens to read only.`,
  "reference-dropped": (p) =>
    `${p["name"]!}: ${p["path"]!} named ${p["target"]!}, which is missing. It is empty now.`,
};
