import { demandOf } from "../../analysis/index.ts";
import { SPECIAL_SUBNETS } from "../../facts/specialSubnets.ts";
import { exchange } from "../cidr/fixes.ts";
import { PREFIXES } from "../cidr/prefixTexts.ts";
import { MANAGE_SUBNET } from "../cidr/sources.ts";
import { defineRule, type Draft } from "../rule.ts";
import { isCountable, lengthFor, resizeFix } from "./resize.ts";

/** A subnet is nearly full below this share of free addresses, unless it is smaller than a /28. */
const LEAST_FREE = 0.1;
const SMALLEST_JUDGED = 11;

const isRoomy = (usable: number, max: number): boolean =>
  max <= usable && (usable < SMALLEST_JUDGED || (usable - max) / usable >= LEAST_FREE);

/** A subnet that suffices at rest is full, or nearly so, at full scale. */
export const subnetTight = defineRule({
  id: "capacity/subnet-tight",
  severity: "warning",
  profiles: "base",
  subjects: ["subnet"],
  source: [
    MANAGE_SUBNET,
    {
      title: "Azure network security best practices",
      url: "https://learn.microsoft.com/azure/security/fundamentals/network-best-practices",
      date: "2026-08-01",
    },
  ],
  *check(subnet, q): Iterable<Draft> {
    const { wanted, max, usable } = demandOf(q, subnet.id);
    if (wanted > usable || isRoomy(usable, max)) return;
    if (SPECIAL_SUBNETS.has(subnet.name.trim()) || !isCountable(q, subnet)) return;
    yield {
      variant: max > usable ? "short" : "tight",
      at: [{ id: subnet.id, path: PREFIXES }],
      params: { name: subnet.name, max, usable, left: usable - max },
      fixes: resizeFix(
        q,
        subnet,
        lengthFor((free) => isRoomy(free, max)),
      ),
    };
  },
  words: {
    short: {
      what: (p) => `${p["name"]} needs ${p["max"]} addresses at full scale and offers ${p["usable"]}`,
      why: () =>
        "A prefix in use cannot be changed later, and only machines and scale sets take a second one.",
    },
    tight: {
      what: (p) => `${p["name"]} is nearly full: ${p["max"]} of ${p["usable"]} addresses are taken`,
      why: () =>
        "A prefix in use cannot be changed later, and only machines and scale sets take a second one.",
    },
  },
  fixes: { resize: { label: (p) => `${p["verb"]} ${p["name"]} to ${p["prefix"]}`, command: exchange } },
});
