import { demandOf, fixedAddresses, nextFreeIn, prefixesOf } from "../../core/analysis/index.ts";
import { planInsert, type Plan } from "../../core/commands/index.ts";
import type { Id, NewId } from "../../core/model/design.ts";
import type { Query } from "../../core/model/query.ts";
import { contains, familyOf, prefixLength, split, usableAddresses, type Cidr } from "../../core/net/index.ts";
import { err, ok, type Result } from "../../core/net/result.ts";
import { panels } from "../../text/panels.ts";
import { sayMessage } from "../../text/say.ts";

const text = panels.prefix;
/** Azure takes no subnet smaller than this. */
const SMALLEST = 29;

const onlyV4 = (q: Query, subnet: Id): Cidr | undefined =>
  prefixesOf(q, subnet).find((p) => familyOf(p) === 4);

/** The prefix "Next free" would set, or the sentence why there is none. */
export function nextFreePrefix(q: Query, subnet: Id): Result<Cidr, string> {
  const { parent } = q.get(subnet);
  if (parent === undefined) return err(text.notIn);
  const now = onlyV4(q, subnet);
  const length = now === undefined ? 24 : prefixLength(now);
  const free = nextFreeIn(q, parent, length, 4, subnet);
  if (free === undefined) return err(text.noRoom(length, prefixesOf(q, parent).join(", ")));
  return free === now ? err(text.already(free)) : ok(free);
}

/** Halves a subnet: it keeps the lower half, a new one beside it takes the upper. Or the sentence why not. */
export function planSplit(q: Query, subnet: Id, newId: NewId): Result<Plan & { half: number }, string> {
  const { parent } = q.get(subnet);
  if (parent === undefined) return err(text.notIn);
  const now = onlyV4(q, subnet);
  if (now === undefined) return err(text.notValid);
  const half = prefixLength(now) + 1;
  if (half > SMALLEST) return err(text.tooSmall);
  const halves = split(now, half);
  if (!halves.ok) return err(text.notValid);
  const [lower, upper] = halves.value;
  if (lower === undefined || upper === undefined) return err(text.notValid);
  const { wanted } = demandOf(q, subnet);
  const above = [...fixedAddresses(q, subnet).keys()].some((a) => contains(upper, a));
  if (wanted > usableAddresses(lower) || above) return err(text.inUse(wanted));
  const added = planInsert(q, { kind: "subnet", into: parent }, newId);
  if (!added.ok) return err(sayMessage(added.error));
  const [add] = added.value.edits;
  if (add?.op !== "add") return err(text.notValid);
  const { resource } = add;
  return ok({
    ...added.value,
    half,
    edits: [
      {
        op: "set",
        id: subnet,
        path: "props.prefixes",
        value: prefixesWith(q, subnet, now, lower),
      },
      { ...add, resource: { ...resource, props: { ...resource.props, prefixes: [upper] } } },
    ],
  });
}

/** The typed list with one prefix replaced; the other entries stay as typed. */
function prefixesWith(q: Query, subnet: Id, from: Cidr, to: Cidr): string[] {
  const typed = q.get(subnet).props["prefixes"];
  const list = Array.isArray(typed) ? typed.filter((p) => typeof p === "string") : [];
  const at = list.findIndex((p) => p.trim() === from);
  return list.map((p, n) => (n === at ? to : p));
}
