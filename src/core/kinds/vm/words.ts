import { VM_IMAGES } from "../../facts/vmImages.ts";
import type { KindWords } from "../definition.ts";

export const words: KindWords = {
  name: "Virtual machine",
  plural: "virtual machines",
  home: "A virtual machine stands in a subnet. Drop it on one.",
  fields: {
    nics: {
      label: "Network cards",
      help: "The first one is the primary. All cards stand in subnets of one virtual network.",
    },
    "nics.subnet": { label: "Subnet" },
    "nics.privateAddress": {
      label: "Private address",
      unit: "empty: next free",
      help: "A fixed address of the subnet. Azure keeps the first four and the last for itself.",
    },
    "nics.nsg": {
      label: "Network security group",
      help: "Filters this card alone. Inbound traffic passes the subnet's group first, outbound traffic this one first.",
    },
    "nics.publicIp": {
      label: "Public IP address",
      help: "Lets the internet reach the card where a security group allows it. The machine itself sees only its private address.",
    },
    "nics.asgs": {
      label: "Application security groups",
      help: "Groups that security rules can name in place of addresses. All cards of a group stand in one virtual network.",
    },
    "nics.ipForwarding": {
      label: "IP forwarding",
      help: "Lets the card receive traffic that is not addressed to it. Appliances need it; the guest must forward as well.",
    },
    "nics.acceleratedNetworking": {
      label: "Accelerated networking",
      help: "Bypasses the host for lower latency. Most sizes with two or more cores have it.",
    },
    image: {
      label: "Image",
      help: "The operating system. Linux signs in with an SSH key, Windows with a password that is asked at deployment.",
      choices: Object.fromEntries(Object.entries(VM_IMAGES).map(([name, image]) => [name, image.display])),
    },
    size: {
      label: "Size",
      help: "Processors and memory. Which sizes a region offers changes, so it is not checked here.",
    },
    adminUsername: {
      label: "Administrator",
      help: "Name of the first account. Azure refuses names such as admin or root.",
    },
    sshPublicKey: {
      label: "SSH public key",
      unit: "empty: asked",
      help: "One line that begins with ssh-rsa or ssh-ed25519. Left empty, the deployment asks for it.",
    },
    adminPassword: {
      label: "Password",
      help: "Never stored in a design. The deployment asks for it.",
    },
    hostName: {
      label: "Host name",
      unit: "empty: from the name",
      help: "Name of the machine in its own operating system: at most 15 characters on Windows, 64 on Linux.",
    },
  },
};
