import { demandOf } from "../../analysis/index.ts";
import { exchange } from "../cidr/fixes.ts";
import { PREFIXES } from "../cidr/prefixTexts.ts";
import { MANAGE_SUBNET, VNET_FAQ } from "../cidr/sources.ts";
import { defineRule, type Draft } from "../rule.ts";
import { largestConsumers } from "./consumers.ts";
import { isCountable, lengthFor, resizeFix } from "./resize.ts";

/** What stands in a subnet needs more addresses, even at rest, than Azure leaves in it. */
export const subnetExhausted = defineRule({
  id: "capacity/subnet-exhausted",
  severity: "error",
  profiles: "base",
  subjects: ["subnet"],
  source: [VNET_FAQ, MANAGE_SUBNET],
  *check(subnet, q): Iterable<Draft> {
    const { wanted, usable } = demandOf(q, subnet.id);
    if (wanted <= usable || !isCountable(q, subnet)) return;
    const length = lengthFor((free) => free >= wanted);
    yield {
      variant: length === undefined ? "never" : "full",
      at: [{ id: subnet.id, path: PREFIXES }],
      params: {
        name: subnet.name,
        usable,
        wanted,
        length: length ?? 0,
        consumers: largestConsumers(q, subnet.id),
      },
      fixes: resizeFix(q, subnet, length),
    };
  },
  words: {
    full: {
      what: (p) =>
        `${p["name"]} offers ${p["usable"]} addresses and needs ${p["wanted"]}; a /${p["length"]} would fit`,
      why: (p) => `Azure answers SubnetIsFull. The largest consumers: ${p["consumers"]}.`,
    },
    never: {
      what: (p) => `${p["name"]} offers ${p["usable"]} addresses and needs ${p["wanted"]}`,
      why: (p) => `Azure answers SubnetIsFull. The largest consumers: ${p["consumers"]}.`,
    },
  },
  fixes: { resize: { label: (p) => `${p["verb"]} ${p["name"]} to ${p["prefix"]}`, command: exchange } },
});
