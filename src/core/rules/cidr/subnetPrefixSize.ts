import { familyOf, parseCidr, prefixLength, usableAddresses } from "../../net/index.ts";
import { defineRule, type Draft } from "../rule.ts";
import { allowedLength, exchange, moveFix, moveFixWords } from "./fixes.ts";
import { PREFIXES, prefixTexts } from "./prefixTexts.ts";
import { MANAGE_VNET, VNET_FAQ } from "./sources.ts";

/** An IPv4 subnet is a /2 to /29; an IPv6 one is exactly a /64 and comes beside IPv4. */
export const subnetPrefixSize = defineRule({
  id: "cidr/subnet-prefix-size",
  severity: "error",
  profiles: "base",
  subjects: ["subnet"],
  source: [VNET_FAQ, MANAGE_VNET],
  *check(subnet, q): Iterable<Draft> {
    const texts = prefixTexts(subnet);
    const at = [{ id: subnet.id, path: PREFIXES }];
    let sixes = 0;
    for (const { text, n } of texts) {
      const parsed = parseCidr(text);
      if (!parsed.ok) continue;
      const prefix = parsed.value;
      const family = familyOf(prefix);
      const length = prefixLength(prefix);
      if (family === 6) sixes++;
      if (length === allowedLength(length, family)) continue;
      yield {
        variant: family === 6 ? "six" : length > 29 ? "small" : "large",
        facet: `prefix-${n}`,
        at,
        params: { name: subnet.name, prefix, usable: Math.max(0, usableAddresses(prefix)) },
        fixes: subnet.existing ? [] : moveFix(q, subnet.id, n, prefix, length),
      };
    }
    if (sixes > 0 && sixes === texts.length)
      yield { variant: "onlySix", facet: "none", severity: "warning", at, params: { name: subnet.name } };
  },
  words: {
    small: {
      what: (p) =>
        `${p["name"]}: ${p["prefix"]} has ${p["usable"]} usable addresses; the smallest subnet is a /29`,
      why: () => "Azure keeps the first four addresses and the last of every subnet; a /29 has three left.",
    },
    large: {
      what: (p) => `${p["name"]}: ${p["prefix"]} is larger than a /2, the largest subnet`,
      why: () => "Azure refuses the subnet.",
    },
    six: {
      what: (p) => `${p["name"]}: ${p["prefix"]} is not a /64, the only size of an IPv6 subnet`,
      why: () => "Azure refuses the subnet.",
    },
    onlySix: {
      what: (p) => `${p["name"]} has IPv6 alone`,
      why: () => "Every network card needs an IPv4 address, so none can stand in this subnet.",
    },
  },
  fixes: { move: { ...moveFixWords, command: exchange } },
});
