import { NSG_PRIORITY } from "../../facts/nsg.ts";
import type { Resource } from "../../model/design.ts";
import type { SecurityRule as NeutralRule, Topology } from "../../traffic/topology.ts";
import { listOf } from "../read.ts";
import { isEverything, securityRulesOf } from "./rules.ts";

const any = (texts: readonly string[]): readonly string[] =>
  texts.length === 0 ? ["*"] : texts.map((t) => (/^any$/i.test(t) ? "*" : t));

const side = (
  name: "source" | "destination",
  text: string | undefined,
  asgs: readonly string[] | undefined,
): Partial<NeutralRule> =>
  asgs !== undefined && asgs.length > 0 && isEverything(text)
    ? { [`${name}ApplicationSecurityGroups`]: asgs }
    : { [`${name}AddressPrefixes`]: any(listOf(text)) };

/** The group as traffic meets it; rules are named by their row. A rule without a usable priority does not exist yet. */
export function nsgTopology(nsg: Resource): Topology {
  const securityRules = securityRulesOf(nsg).flatMap(({ row, direction, priority, rule }): NeutralRule[] => {
    if (priority === undefined || priority < NSG_PRIORITY.min || priority > NSG_PRIORITY.max) return [];
    return [
      {
        name: row,
        priority,
        direction,
        access: rule.access === "Deny" ? "Deny" : "Allow",
        protocol: rule.protocol ?? "*",
        ...side("source", rule.source, rule.sourceAsgs),
        sourcePortRanges: any(listOf(rule.sourcePorts)),
        ...side("destination", rule.destination, rule.destinationAsgs),
        destinationPortRanges: any(listOf(rule.destinationPorts)),
      },
    ];
  });
  return { networkSecurityGroups: [{ name: nsg.id, securityRules }] };
}
