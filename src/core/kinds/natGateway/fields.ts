import {
  NAT_GATEWAY_IDLE,
  NAT_GATEWAY_SOURCE,
  PUBLIC_IP_SKUS,
  ZONE_CHOICES,
} from "../../facts/publicAddresses.ts";
import type { Fields, PropsOf } from "../field.ts";

export const fields = {
  sku: { type: "choice", choices: PUBLIC_IP_SKUS, default: "Standard", source: NAT_GATEWAY_SOURCE },
  publicIps: { type: "refs", to: ["publicIp"], line: "chip", source: NAT_GATEWAY_SOURCE },
  publicIpPrefixes: { type: "refs", to: ["publicIpPrefix"], line: "chip", source: NAT_GATEWAY_SOURCE },
  idleTimeout: {
    type: "int",
    min: NAT_GATEWAY_IDLE.min,
    max: NAT_GATEWAY_IDLE.max,
    default: 4,
    source: NAT_GATEWAY_SOURCE,
  },
  zones: { type: "choice", choices: ZONE_CHOICES, default: "none", source: NAT_GATEWAY_SOURCE },
} as const satisfies Fields;

export type NatGatewayProps = PropsOf<typeof fields>;
