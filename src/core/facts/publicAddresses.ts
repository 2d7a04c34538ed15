import type { Source } from "./source.ts";

export const PUBLIC_IP_SOURCE: Source = {
  title: "Public IP addresses",
  url: "https://learn.microsoft.com/azure/virtual-network/ip-services/public-ip-addresses",
  date: "2026-08-01",
};

export const PUBLIC_IP_PREFIX_SOURCE: Source = {
  title: "Public IP address prefix",
  url: "https://learn.microsoft.com/azure/virtual-network/ip-services/public-ip-address-prefix",
  date: "2026-08-01",
};

export const NAT_GATEWAY_SOURCE: Source = {
  title: "Azure NAT Gateway resource",
  url: "https://learn.microsoft.com/azure/nat-gateway/nat-gateway-resource",
  date: "2026-08-01",
};

/** Basic addresses were retired on 30 September 2025, so none is offered. */
export const PUBLIC_IP_SKUS = ["Standard", "StandardV2"] as const;

/** One zone, all three, or none named: then Azure decides. */
export const ZONE_CHOICES = ["none", "1", "2", "3", "all"] as const;

/** Minutes that an idle connection of a public IP is kept. */
export const PUBLIC_IP_IDLE = { min: 4, max: 30 } as const;

/** Minutes that an idle connection of a NAT gateway is kept. */
export const NAT_GATEWAY_IDLE = { min: 4, max: 120 } as const;

/** Addresses of one version that a NAT gateway may have, those of prefixes included. */
export const NAT_GATEWAY_ADDRESSES_MAX = 16;

/** Label before `.<region>.cloudapp.azure.com`. */
export const DNS_LABEL = { pattern: /^[a-z][a-z0-9-]{1,61}[a-z0-9]$/, min: 3, max: 63 } as const;

/** Length of a public prefix, by version: 2 to 16 addresses. */
export const PUBLIC_PREFIX_LENGTH = { IPv4: { min: 28, max: 31 }, IPv6: { min: 124, max: 127 } } as const;

/** Services whose subnets a StandardV2 NAT gateway cannot serve, as delegations in lower case. */
export const NO_STANDARD_V2_NAT: ReadonlySet<string> = new Set([
  "microsoft.containerinstance/containergroups",
  "microsoft.app/environments",
  "microsoft.web/serverfarms",
  "microsoft.sql/managedinstances",
  "microsoft.dbforpostgresql/flexibleservers",
  "microsoft.dbformysql/flexibleservers",
  "microsoft.network/dnsresolvers",
]);
