import type { Source } from "./source.ts";

export const ADDRESS_BLOCKS_SOURCE: Source = {
  title: "Virtual network traffic routing, with change 127980 of its page",
  url: "https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview",
  date: "2025-12-04",
};

/** Traffic fact: private and shared space that every subnet drops unless a network or route claims it. */
export const DROPPED_PRIVATE_BLOCKS = [
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "100.64.0.0/10",
] as const;

/** Traffic fact: further blocks with a system route to None; public ones belong to the platform. */
export const DROPPED_PLATFORM_BLOCKS = [
  "157.59.0.0/16",
  "127.0.0.0/8",
  "104.147.0.0/16",
  "104.146.0.0/17",
] as const;

/** Address space that the public internet does not carry: this network, private, shared, loopback, link-local, multicast, reserved (RFC 6890). */
export const NOT_PUBLIC_BLOCKS = [
  ...DROPPED_PRIVATE_BLOCKS,
  "0.0.0.0/8",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "224.0.0.0/3",
  "168.63.129.16/32",
] as const;

/** Documentation ranges (RFC 5737): on the internet, and in no service tag. */
export const DOCUMENTATION_BLOCKS = ["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"] as const;

/** Azure's resolver, DHCP, agent channel and the source of health probes. */
export const PLATFORM_ADDRESS = "168.63.129.16";
/** The instance metadata service. */
export const METADATA_ADDRESS = "169.254.169.254";

/** Traffic fact: private ranges towards which Azure Firewall keeps the source, unless told otherwise (2023-08-02). */
export const FIREWALL_PRIVATE_RANGES = DROPPED_PRIVATE_BLOCKS;

export const ADDRESS_SPACE_SOURCE: Source = {
  title: "Create, change, or delete a virtual network",
  url: "https://learn.microsoft.com/azure/virtual-network/manage-virtual-network",
  date: "2026-08-01",
};

/** Blocks that no address space may touch, with what they are kept for. */
export const DISALLOWED_BLOCKS = [
  ["224.0.0.0/4", "multicast"],
  ["255.255.255.255/32", "broadcast"],
  ["127.0.0.0/8", "loopback"],
  ["169.254.0.0/16", "link-local addresses"],
  ["168.63.129.16/32", "Azure's own resolver and health probes"],
] as const;

/** Space that is meant for private networks: RFC 1918, and the shared space of RFC 6598. */
export const PRIVATE_BLOCKS = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"] as const;
