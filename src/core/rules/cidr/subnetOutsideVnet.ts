import { prefixesOf } from "../../analysis/index.ts";
import type { Command } from "../../commands/index.ts";
import type { Id, Json } from "../../model/design.ts";
import { contains, err, familyOf, message, ok, overlaps, parseCidr, prefixLength } from "../../net/index.ts";
import { defineRule, type Draft } from "../rule.ts";
import { exchange, moveFix, moveFixWords } from "./fixes.ts";
import { PREFIXES, prefixTexts } from "./prefixTexts.ts";
import { MANAGE_VNET, VNET_FAQ } from "./sources.ts";

/** A subnet's prefix must lie whole inside one prefix of its network. */
export const subnetOutsideVnet = defineRule({
  id: "cidr/subnet-outside-vnet",
  severity: "error",
  profiles: "base",
  subjects: ["subnet"],
  source: [MANAGE_VNET, VNET_FAQ],
  *check(subnet, q): Iterable<Draft> {
    const vnet = subnet.parent === undefined ? undefined : q.find(subnet.parent);
    if (vnet === undefined) return;
    const space = prefixesOf(q, vnet.id);
    // Without one readable prefix in the network there is nothing to lie outside of.
    if (space.length === 0) return;
    for (const { text, n } of prefixTexts(subnet)) {
      const parsed = parseCidr(text);
      if (!parsed.ok) continue;
      const prefix = parsed.value;
      if (space.some((s) => familyOf(s) === familyOf(prefix) && contains(s, prefix))) continue;
      const widens = !space.some((s) => familyOf(s) === familyOf(prefix) && overlaps(s, prefix));
      yield {
        variant: widens ? "outside" : "partly",
        facet: `prefix-${n}`,
        at: [{ id: subnet.id, path: PREFIXES }, { id: vnet.id }],
        params: { name: subnet.name, prefix, vnet: vnet.name, space: space.join(", ") },
        fixes: [
          ...moveFix(q, subnet.id, n, undefined, prefixLength(prefix)).filter(() => familyOf(prefix) === 4),
          ...(widens
            ? [{ fix: "widen", args: { id: vnet.id, prefix }, params: { prefix, vnet: vnet.name } }]
            : []),
        ],
      };
    }
  },
  words: {
    outside: {
      what: (p) => `${p["name"]} ${p["prefix"]} lies outside ${p["vnet"]}, which has ${p["space"]}`,
      why: () => "Azure refuses the network with NetcfgSubnetRangeOutsideVnet.",
    },
    partly: {
      what: (p) =>
        `${p["name"]} ${p["prefix"]} lies only partly inside ${p["vnet"]}, which has ${p["space"]}`,
      why: () =>
        "A subnet lies whole in one prefix of its network, else Azure answers NetcfgSubnetRangeOutsideVnet.",
    },
  },
  fixes: {
    move: { ...moveFixWords, command: exchange },
    widen: { label: (p) => `Add ${p["prefix"]} to ${p["vnet"]}`, command: addPrefix() },
  },
});

function addPrefix(): Command<Json> {
  return (q, args) => {
    const { id, prefix } = args as { readonly id: Id; readonly prefix: string };
    const vnet = q.find(id);
    if (vnet === undefined) return err(message("noFix"));
    const texts = prefixTexts(vnet).map((p) => p.text);
    return ok([{ op: "set", id, path: PREFIXES, value: [...texts, prefix] }]);
  };
}
