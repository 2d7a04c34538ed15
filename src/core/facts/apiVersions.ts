import type { Source } from "./source.ts";

export const API_VERSIONS_SOURCE: Source = {
  title: "Azure resource type definitions (bicep-types-az)",
  url: "https://github.com/Azure/bicep-types-az",
  date: "2026-11-01",
};

/** Stable API versions that templates are printed with, by resource type. Child types inherit their parent's. */
export const API_VERSIONS = {
  "Microsoft.Compute/virtualMachines": "2025-04-01",
  "Microsoft.Network/applicationSecurityGroups": "2025-05-01",
  "Microsoft.Network/natGateways": "2025-05-01",
  "Microsoft.Network/networkInterfaces": "2025-05-01",
  "Microsoft.Network/networkSecurityGroups": "2025-05-01",
  "Microsoft.Network/publicIPAddresses": "2025-05-01",
  "Microsoft.Network/publicIPPrefixes": "2025-05-01",
  "Microsoft.Network/routeTables": "2025-05-01",
  "Microsoft.Network/virtualNetworks": "2025-05-01",
  "Microsoft.Resources/resourceGroups": "2025-04-01",
} as const satisfies Record<string, string>;
