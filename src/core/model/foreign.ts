import type { Json } from "./design.ts";
import { isContainer } from "./draft.ts";
import type { FileRefusal } from "./fileWords.ts";

const BICEP =
  /^\s*(?:\/\/[^\n]*\n\s*)*(?:targetScope\s*=|param\s+\w|var\s+\w+\s*=|resource\s+\w+\s+'|module\s+\w+\s+'|@\w+\()/;

/** What a text that is no JSON seems to be. */
export function foreignText(text: string): FileRefusal | undefined {
  const start = text.trimStart();
  if (start.startsWith("<")) return /<mxfile|<mxGraphModel/.test(start) ? "foreign-drawio" : "foreign-xml";
  if (BICEP.test(start)) return "foreign-bicep";
  // What begins like JSON is taken for JSON, so that a slip in it is shown at its place.
  return /^[[{"]/.test(start) ? undefined : "foreign-text";
}

/** What JSON that does not say it is a design seems to be. */
export function foreignJson(json: Json): FileRefusal | undefined {
  if (isContainer(json)) {
    if (json["format"] === "vnet-designer") return undefined;
    const schema = typeof json["$schema"] === "string" ? json["$schema"] : "";
    if (/deploymentParameters\.json/i.test(schema)) return "foreign-parameters";
    if (/deploymentTemplate\.json/i.test(schema)) return "foreign-arm";
    if (json["type"] === "excalidraw") return "foreign-excalidraw";
    if ("terraform_version" in json) return "foreign-terraform";
    const items = json["data"] ?? json["value"] ?? [json];
    return isAzureList(items) ? "foreign-az" : "foreign-json";
  }
  return isAzureList(json) ? "foreign-az" : "foreign-json";
}

const isAzureList = (items: unknown): boolean =>
  Array.isArray(items) &&
  items.some(
    (item) => isContainer(item) && typeof item["id"] === "string" && /^\/subscriptions\//i.test(item["id"]),
  );
