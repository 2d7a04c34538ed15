import { freePrivateBlock } from "../../commands/index.ts";
import { ADDRESS_SPACE_SOURCE } from "../../facts/addressBlocks.ts";
import type { Resource } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import { familyOf, parseCidr, prefixLength, type Cidr } from "../../net/index.ts";
import { defineRule, type Draft, type DraftFix } from "../rule.ts";
import { disallowedBlock } from "./blocks.ts";
import { exchange, freeBlockFor, moveFixWords } from "./fixes.ts";
import { PREFIXES, prefixTexts } from "./prefixTexts.ts";
import { rebase } from "./rebase.ts";

/** A prefix touches multicast, broadcast, loopback, link-local or Azure's own addresses. */
export const disallowedRange = defineRule({
  id: "cidr/disallowed-range",
  severity: "error",
  profiles: "base",
  subjects: ["vnet", "subnet"],
  source: [
    ADDRESS_SPACE_SOURCE,
    {
      title: "Azure Load Balancer health probes",
      url: "https://learn.microsoft.com/azure/load-balancer/load-balancer-custom-probe-overview",
      date: "2026-08-01",
    },
  ],
  *check(r, q): Iterable<Draft> {
    for (const { text, n } of prefixTexts(r)) {
      const parsed = parseCidr(text);
      const hit = parsed.ok ? disallowedBlock(parsed.value) : undefined;
      if (!parsed.ok || hit === undefined) continue;
      yield {
        variant: "kept",
        facet: `prefix-${n}`,
        at: [{ id: r.id, path: PREFIXES }],
        params: { name: r.name, prefix: parsed.value, block: hit.block, purpose: hit.purpose },
        fixes: fixFor(q, r, n, parsed.value),
      };
    }
  },
  words: {
    kept: {
      what: (p) => `${p["name"]}: ${p["prefix"]} touches ${p["block"]}, kept for ${p["purpose"]}`,
      why: () => "Azure takes no address space that touches it.",
    },
  },
  fixes: {
    move: { ...moveFixWords, command: exchange },
    rebase: { label: (p) => `Use ${p["prefix"]}, with the subnets in it`, command: rebase },
  },
});

/** A network moves to private space with its subnets; a subnet moves to a free block of its network. */
function fixFor(q: Query, r: Resource, n: number, from: Cidr): DraftFix[] {
  if (r.existing !== undefined || familyOf(from) !== 4) return [];
  const length = prefixLength(from);
  if (r.kind === "vnet") {
    const to = freePrivateBlock(q, length);
    return to === undefined
      ? []
      : [{ fix: "rebase", args: { id: r.id, moves: [{ n, to }] }, params: { prefix: to } }];
  }
  const prefix = freeBlockFor(q, r.id, n, undefined, length);
  if (prefix === undefined || disallowedBlock(prefix) !== undefined) return [];
  return [{ fix: "move", args: { id: r.id, n, prefix }, params: { from, prefix } }];
}
