import { asId, type Id } from "../core/model/design.ts";

/** A new id: the kind's first letters and eight of a random UUID. */
export const newId = (kind: string): Id => {
  const letters = kind.replace(/[^a-z]/gi, "").slice(0, 6) || "x";
  return asId(`${letters.toLowerCase()}_${crypto.randomUUID().replaceAll("-", "").slice(0, 12)}`);
};
