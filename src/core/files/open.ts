import { findKind, modelSchema, referenceFields } from "../kinds/index.ts";
import { propsWords, validateProps, type PropsCode } from "../kinds/validate.ts";
import type { Design, Id, Resource } from "../model/design.ts";
import { readDesign, type FileProblem, type ReadDesign, type ReadOptions } from "../model/file.ts";
import { fileWords } from "../model/fileWords.ts";
import { err, message, type Message, type Result, type Words } from "../net/index.ts";

type ReferenceCode = "wrong-target";

const referenceWords: Words<ReferenceCode> = {
  "wrong-target": (p) =>
    `${p["name"]!}: ${p["path"]!} points at ${p["target"]!}, which is no ${p["wanted"]!}.`,
};

const detailWords: Words<PropsCode | ReferenceCode> = { ...propsWords, ...referenceWords };

/** What the document's reader must know about kinds. */
export const readOptions: ReadOptions = { schema: modelSchema, validateProps };

/**
 * Opens a project file: {@link readDesign} with everything that kinds know. Whatever opens can be drawn, checked and
 * exported; a file of a newer version too, as far as its kinds are known here.
 */
export function openDesign(text: string): Result<ReadDesign, FileProblem> {
  const read = readDesign(text, readOptions);
  if (!read.ok) return read;
  const { design, readOnly } = read.value;
  for (const resource of Object.values(design.resources)) {
    // The reader does not judge the properties of a newer version; here nothing may be left that nobody understands.
    const unfit = readOnly ? validateProps(resource) : [];
    const details = unfit.length > 0 ? unfit : misdirected(resource, design);
    if (details.length > 0) {
      return err({ ...message("bad-props", { name: resource.name, kind: resource.kind }), details });
    }
  }
  return read;
}

/** References that lead to something of another kind than the field is made for. */
function misdirected(resource: Resource, design: Design): Message<ReferenceCode>[] {
  const { name, kind, parent, props } = resource;
  const wrong = (path: string, to: unknown, wanted: readonly string[]): Message<ReferenceCode>[] => {
    const target = typeof to === "string" && to !== "" ? design.resources[to as Id] : undefined;
    if (target === undefined || wanted.includes(target.kind)) return [];
    const called = wanted.map((one) => findKind(one)?.words.name.toLowerCase() ?? one).join(" or ");
    return [message("wrong-target", { name, path, target: target.name, wanted: called })];
  };
  const found = wrong("parent", parent, findKind(kind)?.parent ?? []);
  for (const field of referenceFields(kind)) {
    const rows =
      field.list === undefined
        ? [["", props] as const]
        : Object.entries((props[field.list] ?? {}) as { readonly [row: string]: Resource["props"] });
    for (const [row, values] of rows) {
      const value = values[field.name];
      const path = field.list === undefined ? field.name : `${field.list}.${row}.${field.name}`;
      for (const to of Array.isArray(value) ? value : [value]) found.push(...wrong(path, to, field.to));
    }
  }
  return found;
}

/** Why a file cannot be opened, in sentences. */
export const problemSentences = (problem: FileProblem): readonly string[] => [
  fileWords[problem.code](problem.params),
  ...(problem.details ?? []).map((m) => detailWords[m.code as keyof typeof detailWords](m.params)),
];
