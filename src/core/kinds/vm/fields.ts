import { ASG_SOURCE } from "../../facts/nsg.ts";
import { VM_IMAGES, VM_IMAGES_SOURCE, vmImage } from "../../facts/vmImages.ts";
import type { Fields, PropsOf, RowOf } from "../field.ts";

const NIC_SOURCE = {
  title: "Create, change, or delete a network interface",
  url: "https://learn.microsoft.com/azure/virtual-network/virtual-network-network-interface",
  date: "2026-08-01",
};
const SIZES_SOURCE = {
  title: "Sizes for virtual machines in Azure",
  url: "https://learn.microsoft.com/azure/virtual-machines/sizes/overview",
  date: "2026-08-01",
};

const nic = {
  subnet: { type: "ref", to: ["subnet"], source: NIC_SOURCE },
  privateAddress: { type: "address", source: NIC_SOURCE },
  nsg: { type: "ref", to: ["nsg"], line: "chip", source: NIC_SOURCE },
  publicIp: { type: "ref", to: ["publicIp"], line: "chip", source: NIC_SOURCE },
  asgs: { type: "refs", to: ["asg"], line: "chip", source: ASG_SOURCE },
  ipForwarding: { type: "bool", default: false, source: NIC_SOURCE },
  acceleratedNetworking: { type: "bool", default: false, source: NIC_SOURCE },
} as const satisfies Fields;

export const fields = {
  nics: { type: "rows", rows: nic, source: NIC_SOURCE },
  image: {
    type: "choice",
    choices: Object.keys(VM_IMAGES),
    default: "ubuntu-24.04",
    source: VM_IMAGES_SOURCE,
  },
  size: { type: "text", default: "Standard_D2s_v5", source: SIZES_SOURCE },
  adminUsername: { type: "text", default: "azureuser", source: VM_IMAGES_SOURCE },
  sshPublicKey: { type: "text", when: (p) => osOf(p) === "Linux", source: VM_IMAGES_SOURCE },
  adminPassword: { type: "secret", when: (p) => osOf(p) === "Windows", source: VM_IMAGES_SOURCE },
  hostName: { type: "text", more: true, source: VM_IMAGES_SOURCE },
} as const satisfies Fields;

export type VmProps = PropsOf<typeof fields>;
export type NicRow = RowOf<typeof nic>;

export const osOf = (props: { readonly image?: unknown }): "Linux" | "Windows" =>
  vmImage(typeof props.image === "string" ? props.image : undefined).os;
