import { PUBLIC_IP_PREFIX_SOURCE, PUBLIC_IP_SKUS, ZONE_CHOICES } from "../../facts/publicAddresses.ts";
import type { Fields, PropsOf } from "../field.ts";

export const fields = {
  length: { type: "int", min: 28, max: 127, default: 30, source: PUBLIC_IP_PREFIX_SOURCE },
  sku: { type: "choice", choices: PUBLIC_IP_SKUS, default: "Standard", source: PUBLIC_IP_PREFIX_SOURCE },
  version: { type: "choice", choices: ["IPv4", "IPv6"], default: "IPv4", source: PUBLIC_IP_PREFIX_SOURCE },
  zones: { type: "choice", choices: ZONE_CHOICES, default: "none", source: PUBLIC_IP_PREFIX_SOURCE },
} as const satisfies Fields;

export type PublicIpPrefixProps = PropsOf<typeof fields>;
