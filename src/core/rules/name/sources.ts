import type { Source } from "../../facts/source.ts";

export const RESOURCE_NAMES: Source = {
  title: "Naming rules and restrictions for Azure resources",
  url: "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules",
  date: "2026-08-01",
};
