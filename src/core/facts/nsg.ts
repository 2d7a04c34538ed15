import type { Source } from "./source.ts";

export const NSG_SOURCE: Source = {
  title: "Network security groups overview",
  url: "https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview",
  date: "2026-08-01",
};

export const ASG_SOURCE: Source = {
  title: "Application security groups",
  url: "https://learn.microsoft.com/azure/virtual-network/application-security-groups",
  date: "2026-08-01",
};

/** Priorities that a custom rule may have; lower is tried first. */
export const NSG_PRIORITY = { min: 100, max: 4096 } as const;

export const NSG_PROTOCOLS = ["*", "Tcp", "Udp", "Icmp", "Esp", "Ah"] as const;

/** Names of security rules: Azure's rule for most network resources. */
export const NSG_RULE_NAME = { pattern: /^[a-z0-9_](?:[\w.-]*\w)?$/i, max: 80 } as const;

/** Longest description of a security rule, in characters. */
export const NSG_DESCRIPTION_MAX = 140;

export interface DefaultRule {
  readonly priority: number;
  readonly name: string;
  readonly direction: "Inbound" | "Outbound";
  readonly source: string;
  readonly destination: string;
  readonly access: "Allow" | "Deny";
}

/** The six rules every group ends with; they cannot be removed. All ports, any protocol. */
export const NSG_DEFAULT_RULES: readonly DefaultRule[] = [
  {
    priority: 65000,
    name: "AllowVnetInBound",
    direction: "Inbound",
    source: "VirtualNetwork",
    destination: "VirtualNetwork",
    access: "Allow",
  },
  {
    priority: 65001,
    name: "AllowAzureLoadBalancerInBound",
    direction: "Inbound",
    source: "AzureLoadBalancer",
    destination: "*",
    access: "Allow",
  },
  {
    priority: 65500,
    name: "DenyAllInBound",
    direction: "Inbound",
    source: "*",
    destination: "*",
    access: "Deny",
  },
  {
    priority: 65000,
    name: "AllowVnetOutBound",
    direction: "Outbound",
    source: "VirtualNetwork",
    destination: "VirtualNetwork",
    access: "Allow",
  },
  {
    priority: 65001,
    name: "AllowInternetOutBound",
    direction: "Outbound",
    source: "*",
    destination: "Internet",
    access: "Allow",
  },
  {
    priority: 65500,
    name: "DenyAllOutBound",
    direction: "Outbound",
    source: "*",
    destination: "*",
    access: "Deny",
  },
];
