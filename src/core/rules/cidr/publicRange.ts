import { ADDRESS_SPACE_SOURCE } from "../../facts/addressBlocks.ts";
import { contains, familyOf, parseCidr } from "../../net/index.ts";
import { defineRule, type Draft } from "../rule.ts";
import { disallowedBlock, PRIVATE } from "./blocks.ts";
import { PREFIXES, prefixTexts } from "./prefixTexts.ts";

/** A network takes addresses that belong to somebody on the internet. */
export const publicRange = defineRule({
  id: "cidr/public-range",
  severity: "info",
  profiles: "base",
  subjects: ["vnet"],
  source: [
    ADDRESS_SPACE_SOURCE,
    {
      title: "Azure Firewall FAQ",
      url: "https://learn.microsoft.com/azure/firewall/firewall-faq",
      date: "2026-08-01",
    },
  ],
  *check(vnet): Iterable<Draft> {
    for (const { text, n } of prefixTexts(vnet)) {
      const parsed = parseCidr(text);
      if (!parsed.ok || familyOf(parsed.value) === 6) continue;
      const prefix = parsed.value;
      // What Azure refuses altogether has a finding already.
      if (disallowedBlock(prefix) !== undefined || PRIVATE.some((block) => contains(block, prefix))) continue;
      yield {
        variant: "public",
        facet: `prefix-${n}`,
        at: [{ id: vnet.id, path: PREFIXES }],
        params: { name: vnet.name, prefix },
      };
    }
  },
  words: {
    public: {
      what: (p) => `${p["name"]} uses ${p["prefix"]}, which is not private address space`,
      why: () =>
        "Azure allows it, but the real owners become unreachable, and Azure Firewall translates the addresses.",
    },
  },
});
