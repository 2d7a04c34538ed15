import { parseCidr, prefixLength } from "../../net/index.ts";
import { defineRule, type Draft } from "../rule.ts";
import { exchange, moveFix, moveFixWords } from "./fixes.ts";
import { PREFIXES, prefixTexts } from "./prefixTexts.ts";
import { MANAGE_SUBNET } from "./sources.ts";

/** The address of a prefix lies inside the network that it names. */
export const hostBits = defineRule({
  id: "cidr/host-bits",
  severity: "error",
  profiles: "base",
  subjects: ["vnet", "subnet"],
  source: [MANAGE_SUBNET],
  *check(r, q): Iterable<Draft> {
    for (const { text, n } of prefixTexts(r)) {
      const parsed = parseCidr(text);
      if (parsed.ok || parsed.error.code !== "host-bits-set") continue;
      const meant = parseCidr(parsed.error.params.suggestion);
      if (!meant.ok) continue;
      yield {
        variant: "inside",
        facet: `prefix-${n}`,
        at: [{ id: r.id, path: PREFIXES }],
        params: { name: r.name, text: text.trim(), network: meant.value },
        fixes:
          r.kind === "subnet"
            ? moveFix(q, r.id, n, meant.value, prefixLength(meant.value))
            : [
                {
                  fix: "move",
                  args: { id: r.id, n, prefix: meant.value },
                  params: { from: text.trim(), prefix: meant.value },
                },
              ],
      };
    }
  },
  words: {
    inside: {
      what: (p) => `${p["name"]}: ${p["text"]} points inside a network. Did you mean ${p["network"]}?`,
      why: () =>
        "Azure takes only the first address of a block and refuses the rest with InvalidCIDRNotation.",
    },
  },
  fixes: { move: { ...moveFixWords, command: exchange } },
});
