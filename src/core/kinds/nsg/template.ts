import type { Value } from "../../template/tree.ts";
import { intOf, listOf, textOf } from "../read.ts";
import type { TemplateContext } from "../definition.ts";
import { referencesTo, withoutUnset } from "../write.ts";
import type { SecurityRule } from "./fields.ts";
import { isEverything } from "./rules.ts";

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

/** Groups of machines, or addresses; both where both were given, which Azure refuses. */
function side(
  name: "source" | "destination",
  text: string | undefined,
  asgs: SecurityRule["sourceAsgs"],
  t: TemplateContext,
): { readonly [key: string]: Value | undefined } {
  const groups = referencesTo(t, asgs);
  const addresses = listOf(text).map(wildcard);
  return {
    ...(groups !== undefined && isEverything(text)
      ? {}
      : oneOrMany(`${name}AddressPrefix`, `${name}AddressPrefixes`, addresses)),
    [`${name}ApplicationSecurityGroups`]: groups,
  };
}

/** A security rule as its group holds it. Text that is no valid priority is written as typed and fails at Azure. */
export function securityRuleBody(rule: SecurityRule, t: TemplateContext): { readonly [key: string]: Value } {
  return {
    name: textOf(rule.name) ?? "",
    properties: withoutUnset({
      description: textOf(rule.description),
      priority: intOf(rule.priority) ?? textOf(rule.priority) ?? 0,
      direction: rule.direction ?? "Inbound",
      access: rule.access ?? "Allow",
      protocol: rule.protocol ?? "*",
      ...oneOrMany("sourcePortRange", "sourcePortRanges", ports(rule.sourcePorts)),
      ...side("source", rule.source, rule.sourceAsgs, t),
      ...oneOrMany("destinationPortRange", "destinationPortRanges", ports(rule.destinationPorts)),
      ...side("destination", rule.destination, rule.destinationAsgs, t),
    }),
  };
}

const ports = (text: string | undefined): readonly string[] =>
  listOf(text).map((part) => wildcard(part.replace(/\s*-\s*/, "-")));
