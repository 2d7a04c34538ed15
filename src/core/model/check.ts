import { message, type Message } from "../net/message.ts";
import type { Design, Id } from "./design.ts";
import type { Edit, ModelSchema } from "./edit.ts";
import type { EditCode } from "./editWords.ts";
import { MAX_RESOURCES } from "./limits.ts";
import { hasKey, isDangling, danglingOfResource, linksOfParts, type Link } from "./references.ts";
import { wrongShape } from "./shapes.ts";
import { touched, type Touched } from "./touched.ts";

type Refusal = Message<EditCode>;

/** What speaks against a design after a batch of edits; only what the batch can have broken is looked at. */
export function checkBatch(
  before: Design,
  after: Design,
  edits: readonly Edit[],
  schema: ModelSchema,
): Refusal | undefined {
  const changed = touched(edits);
  return (
    wrongShape(after, edits) ??
    tooMany(after, edits) ??
    insideItself(after, changed) ??
    dangling(before, after, changed, schema)
  );
}

function dangling(before: Design, after: Design, changed: Touched, schema: ModelSchema): Refusal | undefined {
  const isLost = hasLost(before, after, changed);
  for (const id of isLost ? Object.keys(after.resources) : changed.resources) {
    if (!hasKey(after.resources, id)) continue;
    const resource = after.resources[id as keyof typeof after.resources]!;
    const link = danglingOfResource(resource, after, schema);
    if (link) return refusal(before, link, resource.name);
  }
  if (!isLost && changed.parts.size === 0) return undefined;
  for (const link of linksOfParts(after))
    if (isDangling(after, link)) return refusal(before, link, link.name);
  return undefined;
}

function tooMany(after: Design, edits: readonly Edit[]): Refusal | undefined {
  if (!edits.some((edit) => edit.op === "add")) return undefined;
  return Object.keys(after.resources).length > MAX_RESOURCES
    ? message("too-many", { max: MAX_RESOURCES })
    : undefined;
}

/** A thing inside itself would send every walk up the parents round for ever. */
function insideItself(after: Design, changed: Touched): Refusal | undefined {
  const parentOf = (id: Id): Id | undefined =>
    hasKey(after.resources, id) ? after.resources[id]!.parent : undefined;
  for (const id of changed.resources) {
    const walked = new Set<Id>();
    for (let at: Id | undefined = id; at !== undefined; at = parentOf(at)) {
      if (walked.has(at)) return message("inside-itself", { name: after.resources[id]!.name });
      walked.add(at);
    }
  }
  return undefined;
}

/** Whether a thing went away that any resource may refer to. */
const hasLost = (before: Design, after: Design, changed: Touched): boolean =>
  [...changed.resources].some((id) => hasKey(before.resources, id) && !hasKey(after.resources, id)) ||
  (["resourceGroups", "subscriptions", "parameters"] as const).some(
    (part) => changed.parts.has(part) && Object.keys(before[part]).some((key) => !hasKey(after[part], key)),
  );

/** Something that was there and went is "in use"; something that never was is "dangling". */
function refusal(before: Design, link: Link, by: string): Refusal {
  const { path, target, holder } = link;
  const things: { readonly [key: string]: { readonly name?: string } } = before[holder] as object as {
    readonly [key: string]: { readonly name?: string };
  };
  if (!hasKey(things, target)) return message("dangling", { name: by, path, target });
  return message("in-use", { name: things[target]?.name ?? target, by, path });
}
