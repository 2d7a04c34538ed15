import { prefixesOf } from "../../analysis/index.ts";
import type { Id } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import { familyOf, overlaps, parseCidr, prefixLength, type Cidr } from "../../net/index.ts";
import { defineRule, type Draft, type DraftFix } from "../rule.ts";
import { exchange, moveFix } from "./fixes.ts";
import { overlapsIn, populationOf } from "./overlapsIn.ts";
import { PREFIXES, prefixTexts } from "./prefixTexts.ts";
import { MANAGE_SUBNET, VNET_FAQ } from "./sources.ts";

/** Two subnets of one network, or two prefixes of one subnet, hold the same addresses. */
export const subnetOverlap = defineRule({
  id: "cidr/subnet-overlap",
  severity: "error",
  profiles: "base",
  subjects: ["subnet"],
  source: [MANAGE_SUBNET, VNET_FAQ],
  *check(subnet, q): Iterable<Draft> {
    if (subnet.parent === undefined) return;
    for (const { other, shared } of q.derive(overlapsIn, subnet.parent).get(subnet.id) ?? []) {
      const itself = other === subnet.id;
      yield {
        variant: itself ? "itself" : "shares",
        facet: other,
        at: itself
          ? [{ id: subnet.id, path: PREFIXES }]
          : [
              { id: subnet.id, path: PREFIXES },
              { id: other, path: PREFIXES },
            ],
        params: { name: subnet.name, other: q.get(other).name, shared },
        fixes: fixesFor(q, subnet.id, other, shared),
      };
    }
  },
  words: {
    shares: {
      what: (p) => `${p["name"]} shares ${p["shared"]} with ${p["other"]}`,
      why: () =>
        "No address can belong to two subnets, and Azure refuses the network with NetcfgSubnetRangesOverlap.",
    },
    itself: {
      what: (p) => `${p["name"]} has ${p["shared"]} twice`,
      why: () => "Azure refuses the network with NetcfgSubnetRangesOverlap.",
    },
  },
  fixes: { move: { label: (p) => `Move ${p["name"]} to ${p["prefix"]}`, command: exchange } },
});

/** Moves the subnet that holds fewer things, the later one when they hold as many; the other if the first has no room. */
function fixesFor(q: Query, later: Id, earlier: Id, shared: Cidr): DraftFix[] {
  const first = populationOf(q, earlier) < populationOf(q, later) ? earlier : later;
  const [best] = [first, first === later ? earlier : later].flatMap((id) => moveAway(q, id, shared));
  return best === undefined ? [] : [best];
}

function moveAway(q: Query, id: Id, shared: Cidr): DraftFix[] {
  const texts = prefixTexts(q.get(id));
  if (prefixesOf(q, id).length !== texts.length) return []; // first the text has to be right
  const hit = texts.flatMap(({ text, n }) => {
    const parsed = parseCidr(text);
    return parsed.ok && overlaps(parsed.value, shared) ? [n] : [];
  });
  // One exchange cannot help where several prefixes of this subnet are in the way.
  return hit.length === 1 ? (q.derive(moves, id)[hit[0]!] ?? []) : [];
}

/** For each IPv4 prefix of a subnet the fix that moves it: worked out once, however many others it meets. */
function moves(q: Query, id: Id): readonly DraftFix[][] {
  const r = q.get(id);
  return prefixTexts(r).map(({ text, n }) => {
    const parsed = parseCidr(text);
    if (!parsed.ok || familyOf(parsed.value) === 6) return [];
    return moveFix(q, id, n, undefined, prefixLength(parsed.value)).map((fix) => ({
      ...fix,
      params: { ...fix.params, name: r.name },
    }));
  });
}
