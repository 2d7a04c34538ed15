import { ASG_SOURCE, NSG_PRIORITY, NSG_PROTOCOLS, NSG_SOURCE } from "../../facts/nsg.ts";
import type { Fields, PropsOf, RowOf } from "../field.ts";

const rule = {
  name: { type: "text", source: NSG_SOURCE },
  direction: { type: "choice", choices: ["Inbound", "Outbound"], default: "Inbound" },
  priority: { type: "int", min: NSG_PRIORITY.min, max: NSG_PRIORITY.max, source: NSG_SOURCE },
  access: { type: "choice", choices: ["Allow", "Deny"], default: "Allow" },
  protocol: { type: "choice", choices: NSG_PROTOCOLS, default: "*" },
  // Addresses, prefixes or one service tag, separated by commas, as they are typed into the table.
  source: { type: "text", default: "*" },
  sourceAsgs: { type: "refs", to: ["asg"], source: ASG_SOURCE },
  sourcePorts: { type: "ports", default: "*" },
  destination: { type: "text", default: "*" },
  destinationAsgs: { type: "refs", to: ["asg"], source: ASG_SOURCE },
  destinationPorts: { type: "ports", default: "*" },
  description: { type: "text" },
} as const satisfies Fields;

export const fields = {
  securityRules: { type: "rows", rows: rule, source: NSG_SOURCE },
} as const satisfies Fields;

export type NsgProps = PropsOf<typeof fields>;
export type SecurityRule = RowOf<typeof rule>;
