import type { Source } from "./source.ts";

export const REGIONS_SOURCE: Source = {
  title: "Azure regions list",
  url: "https://learn.microsoft.com/azure/reliability/regions-list",
  date: "2026-08-01",
};

export interface Region {
  /** As templates write it: "westeurope". */
  readonly name: string;
  /** As the portal shows it: "West Europe". */
  readonly display: string;
  /** Short form used in resource names: "weu". */
  readonly short: string;
}

const row = (name: string, display: string, short: string): Region => ({ name, display, short });

/** Regions of the public cloud that a network can be placed in. Not complete for ever: others may be typed. */
export const REGIONS: readonly Region[] = [
  row("australiacentral", "Australia Central", "acl"),
  row("australiaeast", "Australia East", "ae"),
  row("australiasoutheast", "Australia Southeast", "ase"),
  row("austriaeast", "Austria East", "aue"),
  row("belgiumcentral", "Belgium Central", "bec"),
  row("brazilsouth", "Brazil South", "brs"),
  row("canadacentral", "Canada Central", "cnc"),
  row("canadaeast", "Canada East", "cne"),
  row("centralindia", "Central India", "inc"),
  row("centralus", "Central US", "cus"),
  row("chilecentral", "Chile Central", "clc"),
  row("denmarkeast", "Denmark East", "dke"),
  row("eastasia", "East Asia", "ea"),
  row("eastus", "East US", "eus"),
  row("eastus2", "East US 2", "eus2"),
  row("francecentral", "France Central", "frc"),
  row("germanywestcentral", "Germany West Central", "gwc"),
  row("indonesiacentral", "Indonesia Central", "idc"),
  row("israelcentral", "Israel Central", "ilc"),
  row("italynorth", "Italy North", "itn"),
  row("japaneast", "Japan East", "jpe"),
  row("japanwest", "Japan West", "jpw"),
  row("koreacentral", "Korea Central", "krc"),
  row("koreasouth", "Korea South", "krs"),
  row("malaysiawest", "Malaysia West", "myw"),
  row("mexicocentral", "Mexico Central", "mxc"),
  row("newzealandnorth", "New Zealand North", "nzn"),
  row("northcentralus", "North Central US", "ncus"),
  row("northeurope", "North Europe", "ne"),
  row("norwayeast", "Norway East", "nwe"),
  row("polandcentral", "Poland Central", "plc"),
  row("qatarcentral", "Qatar Central", "qac"),
  row("southafricanorth", "South Africa North", "san"),
  row("southcentralus", "South Central US", "scus"),
  row("southeastasia", "Southeast Asia", "sea"),
  row("southindia", "South India", "ins"),
  row("spaincentral", "Spain Central", "spc"),
  row("swedencentral", "Sweden Central", "sdc"),
  row("switzerlandnorth", "Switzerland North", "szn"),
  row("uaenorth", "UAE North", "uan"),
  row("uksouth", "UK South", "uks"),
  row("ukwest", "UK West", "ukw"),
  row("westcentralus", "West Central US", "wcus"),
  row("westeurope", "West Europe", "weu"),
  row("westindia", "West India", "inw"),
  row("westus", "West US", "wus"),
  row("westus2", "West US 2", "wus2"),
  row("westus3", "West US 3", "wus3"),
];

const byName = new Map(REGIONS.map((r) => [r.name, r]));

/** "West Europe" → "westeurope": templates and people spell regions both ways. */
export const regionName = (text: string): string => text.trim().toLowerCase().replaceAll(" ", "");

/** The region's shown name; a region we do not know is shown as typed. */
export const regionDisplay = (text: string): string => byName.get(regionName(text))?.display ?? text;

export const findRegion = (text: string): Region | undefined => byName.get(regionName(text));
