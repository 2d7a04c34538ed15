import {
  PUBLIC_IP_IDLE,
  PUBLIC_IP_PREFIX_SOURCE,
  PUBLIC_IP_SKUS,
  PUBLIC_IP_SOURCE,
  ZONE_CHOICES,
} from "../../facts/publicAddresses.ts";
import type { Fields, PropsOf } from "../field.ts";

export const fields = {
  sku: { type: "choice", choices: PUBLIC_IP_SKUS, default: "Standard", source: PUBLIC_IP_SOURCE },
  version: { type: "choice", choices: ["IPv4", "IPv6"], default: "IPv4", source: PUBLIC_IP_SOURCE },
  zones: { type: "choice", choices: ZONE_CHOICES, default: "none", source: PUBLIC_IP_SOURCE },
  dnsLabel: { type: "text", source: PUBLIC_IP_SOURCE },
  idleTimeout: {
    type: "int",
    min: PUBLIC_IP_IDLE.min,
    max: PUBLIC_IP_IDLE.max,
    more: true,
    source: PUBLIC_IP_SOURCE,
  },
  prefix: { type: "ref", to: ["publicIpPrefix"], more: true, source: PUBLIC_IP_PREFIX_SOURCE },
} as const satisfies Fields;

export type PublicIpProps = PropsOf<typeof fields>;
