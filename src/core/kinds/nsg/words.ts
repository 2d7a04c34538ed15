import type { KindWords } from "../definition.ts";

export const words: KindWords = {
  name: "Network security group",
  plural: "network security groups",
  fields: {
    securityRules: {
      label: "Rules",
      help: "Tried in ascending priority; the first match decides. Replies of allowed connections need no rule.",
    },
    "securityRules.name": { label: "Name" },
    "securityRules.direction": { label: "Direction" },
    "securityRules.priority": { label: "Priority", unit: "100 to 4096" },
    "securityRules.access": { label: "Action" },
    "securityRules.protocol": {
      label: "Protocol",
      choices: { "*": "Any", Tcp: "TCP", Udp: "UDP", Icmp: "ICMP", Esp: "ESP", Ah: "AH" },
    },
    "securityRules.source": {
      label: "Source",
      help: "Addresses and prefixes separated by commas, or one service tag. Private addresses are compared, never public ones of the machine.",
    },
    "securityRules.sourceAsgs": {
      label: "Source groups",
      help: "Machines whose network cards joined these application security groups. They take the place of the source addresses.",
    },
    "securityRules.sourcePorts": { label: "Source ports" },
    "securityRules.destination": {
      label: "Destination",
      help: "Addresses and prefixes separated by commas, or one service tag.",
    },
    "securityRules.destinationAsgs": {
      label: "Destination groups",
      help: "Machines whose network cards joined these application security groups. They take the place of the destination addresses.",
    },
    "securityRules.destinationPorts": {
      label: "Ports",
      help: "Ports and ranges separated by commas, such as 443, 8000-8080.",
    },
    "securityRules.description": { label: "Description" },
  },
};
