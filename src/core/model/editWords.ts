import type { Words } from "../net/message.ts";

/** Why a batch of edits is refused. */
export type EditCode =
  | "already-exists"
  | "bad-id"
  | "bad-key"
  | "bad-number"
  | "bad-path"
  | "dangling"
  | "fixed-field"
  | "in-use"
  | "inside-itself"
  | "no-such-resource"
  | "no-such-row"
  | "not-an-object"
  | "other-verb"
  | "required-field"
  | "too-deep"
  | "too-many"
  | "wrong-type";

export const editWords: Words<EditCode> = {
  "already-exists": (p) => `${p["id"]!} is already in the design. Use another id.`,
  "bad-id": (p) => `“${p["id"]!}” cannot be an id. Use letters, digits, _ and -, and not a number alone.`,
  "bad-key": (p) => `A value holds the key ${p["key"]!}, which is not allowed anywhere. Leave it out.`,
  "bad-number": () => "A value holds a number that cannot be kept. Write one that is finite.",
  "bad-path": (p) => `“${p["path"]!}” is not a path. Write keys joined by dots, such as props.prefixes.`,
  dangling: (p) => `${p["name"]!} refers to ${p["target"]!} at ${p["path"]!}, which is not in the design.`,
  "fixed-field": (p) => `${p["field"]!} never changes. Remove the thing and add a new one.`,
  "in-use": (p) => `${p["name"]!} cannot go: ${p["by"]!} refers to it at ${p["path"]!}. Clear that first.`,
  "inside-itself": (p) => `${p["name"]!} would be inside itself. Choose another parent.`,
  "no-such-resource": (p) => `${p["id"]!} is not in the design, so it cannot change.`,
  "no-such-row": (p) => `${p["list"]!} of ${p["id"]!} has no row ${p["row"]!}.`,
  "not-an-object": (p) =>
    `${p["path"]!} is a single value, so nothing can be set inside it. Set it as a whole.`,
  "other-verb": (p) => `${p["part"]!} changes by its own edits only, not as a part of the design.`,
  "required-field": (p) => `${p["field"]!} cannot be taken away. Set another value.`,
  "too-deep": (p) => `A value is nested more than ${p["max"]!} levels deep. Make it flatter.`,
  "too-many": (p) => `A design holds at most ${p["max"]!} things. Split it in two.`,
  "wrong-type": (p) => `${p["path"]!} of ${p["name"]!} must be ${p["type"]!}.`,
};
