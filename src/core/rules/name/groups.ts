import { placementOf } from "../../analysis/index.ts";
import { kindOf } from "../../kinds/index.ts";
import type { Id } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";

/** A resource group that things are deployed to and whose name Azure refuses. */
export interface BadGroup {
  readonly group: Id;
  readonly name: string;
  readonly variant: "groupMissing" | "groupLong" | "groupCharacters";
}

const MAX = 90;
/** Letters and digits of any script, "_", "(", ")", "-" and "."; no "." last. */
const NAME = /^[\p{L}\p{N}_().-]*[\p{L}\p{N}_()-]$/u;

function faultOf(name: string): BadGroup["variant"] | undefined {
  const text = name.trim();
  if (text === "") return "groupMissing";
  if (Array.from(text).length > MAX) return "groupLong";
  return NAME.test(text) ? undefined : "groupCharacters";
}

/** A group is no resource of the design, so the first thing in it speaks for it. */
export const badGroupsOf = (q: Query, id: Id): readonly BadGroup[] => q.derive(badGroups).get(id) ?? [];

function badGroups(q: Query): ReadonlyMap<Id, readonly BadGroup[]> {
  const waiting = new Map<Id, BadGroup>();
  for (const [id, { name }] of Object.entries(q.part("resourceGroups"))) {
    const variant = faultOf(name);
    if (variant !== undefined) waiting.set(id as Id, { group: id as Id, name, variant });
  }
  const found = new Map<Id, readonly BadGroup[]>();
  if (waiting.size === 0) return found;
  for (const id of q.everything()) {
    if (!kindOf(q.get(id).kind).placed) continue;
    const { resourceGroup } = placementOf(q, id);
    const bad = waiting.get(resourceGroup);
    if (bad === undefined) continue;
    found.set(id, [bad]);
    waiting.delete(resourceGroup);
  }
  return found;
}
