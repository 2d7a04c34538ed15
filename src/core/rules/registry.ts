import { staticIp } from "./capacity/staticIp.ts";
import { subnetExhausted } from "./capacity/subnetExhausted.ts";
import { subnetTight } from "./capacity/subnetTight.ts";
import { disallowedRange } from "./cidr/disallowedRange.ts";
import { hostBits } from "./cidr/hostBits.ts";
import { invalidPrefix } from "./cidr/invalidPrefix.ts";
import { multiplePrefixes } from "./cidr/multiplePrefixes.ts";
import { publicRange } from "./cidr/publicRange.ts";
import { subnetOutsideVnet } from "./cidr/subnetOutsideVnet.ts";
import { subnetOverlap } from "./cidr/subnetOverlap.ts";
import { subnetPrefixSize } from "./cidr/subnetPrefixSize.ts";
import { vnetOverlap } from "./cidr/vnetOverlap.ts";
import { vnetSelfOverlap } from "./cidr/vnetSelfOverlap.ts";
import { fieldNumber } from "./field/number.ts";
import { nameDnsLabel } from "./name/dnsLabel.ts";
import { nameDuplicate } from "./name/duplicate.ts";
import { nameInvalid } from "./name/invalid.ts";
import { nsgPriority } from "./nsg/priority.ts";
import { nsgRuleSyntax } from "./nsg/ruleSyntax.ts";
import { nsgUnassociated } from "./nsg/unassociated.ts";
import { peeringOneSided } from "./peering/oneSided.ts";
import { referenceTarget } from "./reference/target.ts";
import { regionAttachment } from "./region/attachment.ts";
import { routeNextHop } from "./route/nextHop.ts";
import { routePrefix } from "./route/prefix.ts";
import { vmAdminUser } from "./vm/adminUser.ts";
import { vmNoNic } from "./vm/noNic.ts";
import { vmSize } from "./vm/size.ts";
import { vnetDnsServer } from "./vnet/dnsServer.ts";
import type { Rule } from "./rule.ts";

/** Every rule. A new one is a file beside these and a line here. */
export const rules: readonly Rule[] = [
  invalidPrefix,
  hostBits,
  disallowedRange,
  publicRange,
  vnetSelfOverlap,
  vnetOverlap,
  subnetOutsideVnet,
  subnetOverlap,
  subnetPrefixSize,
  multiplePrefixes,
  subnetExhausted,
  subnetTight,
  staticIp,
  nsgPriority,
  nsgRuleSyntax,
  nsgUnassociated,
  peeringOneSided,
  regionAttachment,
  nameInvalid,
  nameDuplicate,
  vmNoNic,
  vmSize,
  vmAdminUser,
  vnetDnsServer,
  routePrefix,
  routeNextHop,
  nameDnsLabel,
  fieldNumber,
  referenceTarget,
];

const byId = new Map(rules.map((r) => [r.id, r]));

export function ruleOf(id: string): Rule {
  const found = byId.get(id);
  if (found === undefined) throw new Error(`No rule "${id}" in the registry.`);
  return found;
}
