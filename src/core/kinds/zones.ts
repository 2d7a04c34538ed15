import { ZONE_CHOICES } from "../facts/publicAddresses.ts";
import type { Json } from "../model/design.ts";

/** `zones` of a template; nothing when the field names none. */
export function zonesOf(choice: string | undefined): readonly string[] | undefined {
  if (choice === "all") return ["1", "2", "3"];
  return choice === undefined || choice === "none" ? undefined : [choice];
}

/** The choice behind the `zones` of a template. */
export function zonesFrom(zones: Json | undefined): string {
  const list = Array.isArray(zones) ? (zones as readonly Json[]) : [];
  const [only] = list;
  if (list.length > 1) return "all";
  return ZONE_CHOICES.find((choice) => choice === only) ?? "none";
}

/** Words of the choices. */
export const zoneWords = {
  none: "Azure decides",
  "1": "Zone 1",
  "2": "Zone 2",
  "3": "Zone 3",
  all: "All three zones",
} as const;
