import type { Command } from "../../commands/index.ts";
import { ADDRESS_SPACE_SOURCE } from "../../facts/addressBlocks.ts";
import type { Id, Json, Resource } from "../../model/design.ts";
import { err, findOverlaps, message, ok, parseCidr, prefixLength, type Cidr } from "../../net/index.ts";
import { defineRule, type Draft } from "../rule.ts";
import { PREFIXES, prefixTexts } from "./prefixTexts.ts";

/** Prefixes of one address space hold the same addresses. One finding, since one edit mends all of it. */
export const vnetSelfOverlap = defineRule({
  id: "cidr/vnet-self-overlap",
  severity: "error",
  profiles: "base",
  subjects: ["vnet"],
  source: [ADDRESS_SPACE_SOURCE],
  *check(vnet): Iterable<Draft> {
    const inner = innerPrefixes(vnet);
    const [first] = inner.values();
    if (first === undefined) return;
    yield {
      variant: first.inner === first.outer ? "twice" : "inside",
      at: [{ id: vnet.id, path: PREFIXES }],
      params: { name: vnet.name, inner: first.inner, outer: first.outer, count: inner.size },
      fixes: vnet.existing
        ? []
        : [{ fix: "drop", args: { id: vnet.id }, params: { inner: first.inner, count: inner.size } }],
    };
  },
  words: {
    inside: {
      what: (p) => `${p["name"]}: ${p["inner"]} lies inside ${p["outer"]}`,
      why: () => "The prefixes of a network may not share addresses; Azure refuses the network.",
    },
    twice: {
      what: (p) => `${p["name"]} has ${p["inner"]} twice`,
      why: () => "The prefixes of a network may not share addresses; Azure refuses the network.",
    },
  },
  fixes: {
    drop: {
      label: (p) => (p["count"] === 1 ? `Drop ${p["inner"]}` : `Drop ${p["count"]} prefixes inside others`),
      command: drop(),
    },
  },
});

interface Inside {
  readonly inner: Cidr;
  readonly outer: Cidr;
}

/** Prefixes that another one holds, by their place in the list; of equal ones, all but the first. */
function innerPrefixes(vnet: Resource): ReadonlyMap<number, Inside> {
  const held = prefixTexts(vnet).flatMap(({ text, n }) => {
    const parsed = parseCidr(text);
    return parsed.ok ? [{ cidr: parsed.value, owner: { n, cidr: parsed.value } }] : [];
  });
  const found = new Map<number, Inside>();
  for (const { a, b } of findOverlaps(held)) {
    const [outer, inner] = prefixLength(a.cidr) > prefixLength(b.cidr) ? [b, a] : [a, b];
    if (!found.has(inner.n)) found.set(inner.n, { inner: inner.cidr, outer: outer.cidr });
  }
  return found;
}

/** Drops what another prefix holds; every subnet still fits, since the outer one stays. */
function drop(): Command<Json> {
  return (q, args) => {
    const { id } = args as { readonly id: Id };
    const vnet = q.find(id);
    if (vnet === undefined) return err(message("noFix"));
    const inner = innerPrefixes(vnet);
    const value = prefixTexts(vnet).flatMap(({ text, n }) => (inner.has(n) ? [] : [text]));
    return ok([{ op: "set", id, path: PREFIXES, value }]);
  };
}
