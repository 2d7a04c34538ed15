import { allInside, prefixesOf } from "../../analysis/index.ts";
import { freePrivateBlock } from "../../commands/index.ts";
import { ADDRESS_SPACE_SOURCE } from "../../facts/addressBlocks.ts";
import type { Id } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import { familyOf, overlaps, parseCidr, prefixLength, type Cidr } from "../../net/index.ts";
import { defineRule, type Draft, type DraftFix } from "../rule.ts";
import { prefixTexts, PREFIXES } from "./prefixTexts.ts";
import { rebase, type RebaseArgs } from "./rebase.ts";
import { vnetOverlaps } from "./vnetOverlaps.ts";

/** Two networks hold the same addresses: harmless until they are to be joined. Peered ones are peering's business. */
export const vnetOverlap = defineRule({
  id: "cidr/vnet-overlap",
  severity: "info",
  profiles: "base",
  subjects: ["vnet"],
  source: [ADDRESS_SPACE_SOURCE],
  *check(vnet, q): Iterable<Draft> {
    for (const { other, shared } of q.derive(vnetOverlaps).get(vnet.id) ?? [])
      yield {
        variant: "shares",
        facet: other,
        at: [
          { id: vnet.id, path: PREFIXES },
          { id: other, path: PREFIXES },
        ],
        params: { name: vnet.name, other: q.get(other).name, shared },
        fixes: fixFor(q, vnet.id, other),
      };
  },
  words: {
    shares: {
      what: (p) => `${p["name"]} shares ${p["shared"]} with ${p["other"]}`,
      why: () =>
        "Allowed while they stay apart; they can never be peered or joined by VPN without new addresses.",
    },
  },
  fixes: {
    rebase: { label: (p) => `Move ${p["name"]} to ${p["prefix"]}, subnets too`, command: rebase },
  },
});

/** Moves the network that holds fewer things, the later one when they hold as many. */
function fixFor(q: Query, later: Id, earlier: Id): DraftFix[] {
  const first = q.derive(population, earlier) < q.derive(population, later) ? earlier : later;
  const [best] = [first, first === later ? earlier : later].flatMap((id) => {
    const moves = q.derive(movesAway, id);
    const prefix = moves.map(({ to }) => to).join(", ");
    return moves.length === 0
      ? []
      : [{ fix: "rebase", args: { id, moves }, params: { name: q.get(id).name, prefix } }];
  });
  return best === undefined ? [] : [best];
}

const population = (q: Query, vnet: Id): number => allInside(q, vnet).length;

/** Free blocks for all prefixes of a network that another one shares; none when only a part could move. */
function movesAway(q: Query, id: Id): RebaseArgs["moves"] {
  const vnet = q.get(id);
  if (vnet.existing !== undefined) return [];
  const others = q.all("vnet").flatMap((other) => (other === id ? [] : prefixesOf(q, other)));
  const given: Cidr[] = [];
  const moves: RebaseArgs["moves"][number][] = [];
  for (const { text, n } of prefixTexts(vnet)) {
    const parsed = parseCidr(text);
    if (!parsed.ok || !others.some((p) => overlaps(p, parsed.value))) continue;
    const to =
      familyOf(parsed.value) === 6 ? undefined : freePrivateBlock(q, prefixLength(parsed.value), given);
    if (to === undefined) return [];
    given.push(to);
    moves.push({ n, to });
  }
  return moves;
}
