import type { Source } from "./source.ts";

export const VM_IMAGES_SOURCE: Source = {
  title: "Find Azure Marketplace image information",
  url: "https://learn.microsoft.com/azure/virtual-machines/linux/cli-ps-findimage",
  date: "2026-08-01",
};

export interface VmImage {
  readonly os: "Linux" | "Windows";
  readonly display: string;
  readonly publisher: string;
  readonly offer: string;
  readonly sku: string;
}

/** Marketplace images offered for machines; none is a preview. Generation 2 throughout. */
export const VM_IMAGES = {
  "ubuntu-24.04": {
    os: "Linux",
    display: "Ubuntu 24.04 LTS",
    publisher: "Canonical",
    offer: "ubuntu-24_04-lts",
    sku: "server",
  },
  "ubuntu-22.04": {
    os: "Linux",
    display: "Ubuntu 22.04 LTS",
    publisher: "Canonical",
    offer: "0001-com-ubuntu-server-jammy",
    sku: "22_04-lts-gen2",
  },
  "debian-12": { os: "Linux", display: "Debian 12", publisher: "Debian", offer: "debian-12", sku: "12-gen2" },
  "windows-server-2022": {
    os: "Windows",
    display: "Windows Server 2022",
    publisher: "MicrosoftWindowsServer",
    offer: "WindowsServer",
    sku: "2022-datacenter-azure-edition",
  },
  "windows-server-2025": {
    os: "Windows",
    display: "Windows Server 2025",
    publisher: "MicrosoftWindowsServer",
    offer: "WindowsServer",
    sku: "2025-datacenter-azure-edition",
  },
} as const satisfies Record<string, VmImage>;

export type VmImageName = keyof typeof VM_IMAGES;

export const vmImage = (name: string | undefined): VmImage =>
  name !== undefined && Object.hasOwn(VM_IMAGES, name)
    ? VM_IMAGES[name as VmImageName]
    : VM_IMAGES["ubuntu-24.04"];
