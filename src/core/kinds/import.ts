import type { Id, Json, JsonObject } from "../model/design.ts";
import type { ImportContext } from "./definition.ts";

/** Reading evaluated templates: everything may be missing or of another shape, and is then left out. */

export const objectOf = (value: Json | undefined): JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};

export const objectsOf = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? (value as readonly Json[]).map(objectOf) : [];

export const textsOf = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? (value as readonly Json[]).filter((v) => typeof v === "string") : [];

export const stringOf = (value: Json | undefined): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

/** The single property, the list beside it, or both: Azure takes the union. */
export function oneAndMany(body: JsonObject, single: string, plural: string): readonly string[] {
  const one = stringOf(body[single]);
  return [...new Set([...(one === undefined ? [] : [one]), ...textsOf(body[plural])])];
}

/** The `id` of a reference object. */
export const referenceIn = (value: Json | undefined): string | undefined => stringOf(objectOf(value)["id"]);

/** The thing that a reference object names. */
export function targetIn(value: Json | undefined, context: ImportContext): Id | undefined {
  const azureId = referenceIn(value);
  return azureId === undefined ? undefined : context.idOf(azureId);
}

/** The things that a list of reference objects names; undefined when there is none. */
export function targetsIn(value: Json | undefined, context: ImportContext): readonly Id[] | undefined {
  const found = objectsOf(value).flatMap((one) => targetIn(one, context) ?? []);
  return found.length === 0 ? undefined : found;
}

/** Drops what is unset, so that an import stores only what the template says. */
export function withoutUndefined(props: { readonly [key: string]: Json | undefined }): JsonObject {
  const set: { [key: string]: Json } = {};
  for (const [key, value] of Object.entries(props)) if (value !== undefined) set[key] = value;
  return set;
}

/** "westeurope" and "West Europe" alike; unset stays unset. */
export const placementIn = (
  location: string | undefined,
): { readonly placement?: { readonly region: string } } =>
  location === undefined ? {} : { placement: { region: location.toLowerCase().replaceAll(" ", "") } };
