import type { KindWords } from "../definition.ts";

export const words: KindWords = {
  name: "Virtual network",
  plural: "virtual networks",
  fields: {
    prefixes: {
      label: "Address space",
      unit: "IPv4 or IPv6",
      help: "The prefixes that subnets are cut from. Ranges that meet on-premises or peered networks must not overlap.",
    },
    dnsServers: {
      label: "DNS servers",
      unit: "in order",
      help: "Servers that machines in this network ask for names. Empty means Azure's own resolver, 168.63.129.16.",
    },
    encryption: {
      label: "Encryption",
      help: "Encrypts traffic between virtual machines of this network. Machines that cannot do it still talk unencrypted.",
      choices: { Disabled: "Off", AllowUnencrypted: "On, unencrypted allowed" },
    },
  },
};
