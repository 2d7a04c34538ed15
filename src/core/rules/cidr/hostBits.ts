import type { Command } from "../../commands/index.ts";
import { NSG_SOURCE } from "../../facts/nsg.ts";
import type { Id, Json, Resource } from "../../model/design.ts";
import { err, message, ok, parseCidr, prefixLength } from "../../net/index.ts";
import { hostBitLists } from "../nsg/hostBitLists.ts";
import { defineRule, type Draft } from "../rule.ts";
import { exchange, moveFix, moveFixWords } from "./fixes.ts";
import { PREFIXES, prefixTexts } from "./prefixTexts.ts";
import { MANAGE_SUBNET } from "./sources.ts";

/** The address of a prefix lies inside the network that it names. */
export const hostBits = defineRule({
  id: "cidr/host-bits",
  severity: "error",
  profiles: "base",
  subjects: ["vnet", "subnet", "nsg"],
  source: [MANAGE_SUBNET, NSG_SOURCE],
  *check(r, q): Iterable<Draft> {
    if (r.kind === "nsg") {
      yield* inRules(r);
      return;
    }
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
    rule: {
      what: (p) => `${p["name"]}, ${p["rule"]}: ${p["text"]} points inside a network, ${p["network"]}`,
      why: () => "The rule matches the whole network, whichever of its addresses is written.",
    },
  },
  fixes: {
    move: { ...moveFixWords, command: exchange },
    network: { label: (p) => `Write ${p["network"]}`, command: setList() },
  },
});

/** Security rules take such a prefix, so it is only a warning there. */
function* inRules(nsg: Resource): Iterable<Draft> {
  for (const { row, rule, field, text, network, value } of hostBitLists(nsg)) {
    const path = `props.securityRules.${row}.${field}`;
    yield {
      variant: "rule",
      facet: `${row}-${field}`,
      severity: "warning",
      at: [{ id: nsg.id, path }],
      params: { name: nsg.name, rule, text, network },
      fixes: [{ fix: "network", args: { id: nsg.id, path, value } }],
    };
  }
}

function setList(): Command<Json> {
  return (q, args) => {
    const { id, path, value } = args as { readonly id: Id; readonly path: string; readonly value: string };
    const nsg = q.find(id);
    if (nsg === undefined || !hostBitLists(nsg).some((list) => path.endsWith(`${list.row}.${list.field}`)))
      return err(message("noFix"));
    return ok([{ op: "set", id, path, value }]);
  };
}
