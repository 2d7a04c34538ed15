import type { Design, Id } from "./design.ts";
import type { Edit } from "./edit.ts";

/** What a batch of edits may have changed: resources by id, and parts of the design by name. */
export interface Touched {
  readonly resources: ReadonlySet<Id>;
  readonly parts: ReadonlySet<keyof Design>;
}

export function touched(edits: readonly Edit[]): Touched {
  const resources = new Set<Id>();
  const parts = new Set<keyof Design>();
  for (const edit of edits) {
    switch (edit.op) {
      case "add":
        resources.add(edit.resource.id);
        break;
      case "remove":
        // Box and suppressions of a removed resource go with it.
        resources.add(edit.id);
        parts.add("layout").add("suppressions");
        break;
      case "box":
        parts.add("layout");
        break;
      case "design":
        parts.add(edit.path.split(".", 1)[0] as keyof Design);
        break;
      default:
        resources.add(edit.id);
    }
  }
  return { resources, parts };
}
