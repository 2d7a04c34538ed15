import type { Source } from "./source.ts";

export const ROUTES_SOURCE: Source = {
  title: "Virtual network traffic routing",
  url: "https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview",
  date: "2026-08-01",
};

/** Next hops that a route of ours may have, as Azure spells them. */
export const NEXT_HOP_TYPES = [
  "VirtualAppliance",
  "VirtualNetworkGateway",
  "VnetLocal",
  "Internet",
  "None",
] as const;

/** Service tags that no route may have as its prefix, in lower case. */
export const TAGS_NOT_IN_ROUTES: ReadonlySet<string> = new Set([
  "azureplatformdns",
  "azureplatformimds",
  "azureplatformlkm",
  "virtualnetwork",
  "azureloadbalancer",
  "internet",
]);

/** Routes with a service tag that one table may hold. */
export const TAG_ROUTES_MAX = 25;

/** Names of routes follow the rule of most network resources. */
export const ROUTE_NAME = { pattern: /^[a-z0-9_](?:[\w.-]*\w)?$/i, max: 80 } as const;
