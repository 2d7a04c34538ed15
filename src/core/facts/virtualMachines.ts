import type { Source } from "./source.ts";

export const OS_PROFILE_SOURCE: Source = {
  title: "Virtual Machines REST API, OSProfile",
  url: "https://learn.microsoft.com/rest/api/compute/virtual-machines/create-or-update",
  date: "2025-04-01",
};

export const COMPUTER_NAME_SOURCE: Source = {
  title: "Naming rules and restrictions for Azure resources",
  url: "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules",
  date: "2026-08-01",
};

export const VM_SIZES_SOURCE: Source = {
  title: "Naming conventions of virtual machine sizes",
  url: "https://learn.microsoft.com/azure/virtual-machines/vm-naming-conventions",
  date: "2026-08-01",
};

export const SSH_KEYS_SOURCE: Source = {
  title: "Create and use an SSH key pair for Linux machines in Azure",
  url: "https://learn.microsoft.com/azure/virtual-machines/linux/mac-create-ssh-keys",
  date: "2026-08-01",
};

/** Names that Azure refuses for the administrator, compared without regard to case. */
export const RESERVED_USER_NAMES: ReadonlySet<string> = new Set(
  (
    "1 123 a actuser adm admin admin1 admin2 administrator aspnet backup console david guest john owner root server " +
    "sql support support_388945a0 sys test test1 test2 test3 user user1 user2 user3 user4 user5"
  ).split(" "),
);

/** Longest administrator name, by operating system. */
export const USER_NAME_MAX = { Linux: 64, Windows: 20 } as const;

/** Letters, digits, "-" and "_", not beginning with a digit or "-": what Linux and the portal take. */
export const LINUX_USER_NAME = /^[a-z_][a-z0-9_-]*$/i;

/** Characters that no Windows account name may hold. */
export const WINDOWS_USER_NAME_FORBIDDEN = /[\\/"[\]:|<>+=;,?*@&\p{C}]/u;

/** Longest name of a machine in its own operating system. */
export const HOST_NAME_MAX = { Linux: 64, Windows: 15 } as const;

/** Linux takes letters, digits, "." and "-"; Windows the same without "." and never digits alone. */
export const HOST_NAME = {
  Linux: /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i,
  Windows: /^(?!\d+$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i,
} as const;

/** "Standard_D2s_v5", "Basic_A1": a tier, then the size. */
export const VM_SIZE = /^(?:Standard|Basic)_[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*$/;

/** One line of an OpenSSH public key of the two types that Azure takes. */
export const SSH_PUBLIC_KEY = /^(?:ssh-rsa|ssh-ed25519) AAAA[A-Za-z0-9+/]+={0,3}(?: [^\p{Cc}]*)?$/u;
