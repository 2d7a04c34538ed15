import type { Value } from "../../template/tree.ts";
import { intOf, listOf, textOf } from "../read.ts";
import { withoutUnset } from "../write.ts";
import type { SecurityRule } from "./fields.ts";

/** Azure has one property for a single value and another for a list. */
function oneOrMany(
  single: string,
  plural: string,
  values: readonly string[],
): { readonly [key: string]: Value } {
  const [first = "*"] = values;
  return values.length > 1 ? { [plural]: values } : { [single]: first };
}

/** "Any", as people read it, is "*" to Azure. */
const wildcard = (text: string): string => (/^any$/i.test(text) ? "*" : text);

/** A security rule as its group holds it. Text that is no valid priority is written as typed and fails at Azure. */
export function securityRuleBody(rule: SecurityRule): { readonly [key: string]: Value } {
  const sources = listOf(rule.source).map(wildcard);
  const destinations = listOf(rule.destination).map(wildcard);
  return {
    name: textOf(rule.name) ?? "",
    properties: withoutUnset({
      description: textOf(rule.description),
      priority: intOf(rule.priority) ?? textOf(rule.priority) ?? 0,
      direction: rule.direction ?? "Inbound",
      access: rule.access ?? "Allow",
      protocol: rule.protocol ?? "*",
      ...oneOrMany("sourcePortRange", "sourcePortRanges", ports(rule.sourcePorts)),
      ...oneOrMany("sourceAddressPrefix", "sourceAddressPrefixes", sources),
      ...oneOrMany("destinationPortRange", "destinationPortRanges", ports(rule.destinationPorts)),
      ...oneOrMany("destinationAddressPrefix", "destinationAddressPrefixes", destinations),
    }),
  };
}

const ports = (text: string | undefined): readonly string[] =>
  listOf(text).map((part) => wildcard(part.replace(/\s*-\s*/, "-")));
