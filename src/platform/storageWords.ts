import type { Words } from "../core/net/message.ts";

/** Why something was not kept or not found in the browser's storage, and what was lost while loading. */
export type StorageCode =
  "closed" | "failed" | "history-lost" | "journal-cut" | "not-found" | "not-owner" | "quota" | "unavailable";

export const storageWords: Words<StorageCode> = {
  closed: () => "Another tab runs a newer version of this program. Reload to go on; your design is kept.",
  failed: (p) => `The browser could not keep the last change (${p["reason"]!}). Save the design to a file.`,
  "history-lost": () => "The design is whole, but its earlier steps could not be read and cannot be undone.",
  "journal-cut": (p) =>
    `The last ${p["lost"]!} steps could not be read. The design is as it was before them.`,
  "not-found": () => "This design is not in this browser any more. Open it from a file.",
  "not-owner": () => "Another tab has taken over this design. Open a copy here, or take it over again.",
  quota: () =>
    "The browser has no room left, so changes are not kept. Save to a file, or remove old designs.",
  unavailable: () => "This browser keeps nothing for this page. Save the design to a file before you leave.",
};
