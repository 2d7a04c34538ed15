import type { Source } from "../../facts/source.ts";

export const NICS: Source = {
  title: "Create, change, or delete a network interface",
  url: "https://learn.microsoft.com/azure/virtual-network/virtual-network-network-interface",
  date: "2026-08-01",
};
