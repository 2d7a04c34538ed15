import { API_VERSIONS } from "../../facts/apiVersions.ts";
import { vmImage } from "../../facts/vmImages.ts";
import type { Resource } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import { idOf, join, type TemplateResource, type Value } from "../../template/tree.ts";
import type { Id, RowId } from "../../model/design.ts";
import type { TemplateContext, TemplatePart } from "../definition.ts";
import { propsOf, rowsOf, textOf, validAddress } from "../read.ts";
import { referencesTo, referenceTo, withoutUnset } from "../write.ts";
import { fields, osOf, type NicRow } from "./fields.ts";

const VM = "Microsoft.Compute/virtualMachines";
const NIC = "Microsoft.Network/networkInterfaces";

/** Host name: what was typed, else the machine's name, cut to what the operating system takes. */
export function hostNameOf(vm: Resource): string {
  const props = propsOf(fields, vm);
  const typed = textOf(props.hostName);
  if (typed !== undefined) return typed;
  const max = osOf(props) === "Windows" ? 15 : 64;
  return vm.name
    .trim()
    .replace(/[^a-z0-9-]/gi, "-")
    .slice(0, max)
    .replace(/^-+|-+$/g, "");
}

/** Name of the n-th network card, unique because the machine's is. */
export const nicName = (vm: Resource, n: number): string =>
  `${vm.name.trim()}-nic${n === 0 ? "" : `-${n + 1}`}`;

const nicSymbol = (t: TemplateContext, vm: Id, n: number): string =>
  t.symbol(vm, n === 0 ? "nic" : `nic${n + 1}`);

function nicResource(vm: Resource, n: number, row: NicRow, t: TemplateContext): TemplateResource<Id> {
  const address = validAddress(row.privateAddress) ?? textOf(row.privateAddress);
  return {
    symbol: nicSymbol(t, vm.id, n),
    type: NIC,
    apiVersion: API_VERSIONS[NIC],
    name: nicName(vm, n),
    location: t.location(vm.id),
    body: {
      properties: withoutUnset({
        ipConfigurations: [
          {
            name: "primary",
            properties: withoutUnset({
              subnet: referenceTo(t, row.subnet),
              privateIPAllocationMethod: address === undefined ? "Dynamic" : "Static",
              privateIPAddress: address,
              publicIPAddress: referenceTo(t, row.publicIp),
              applicationSecurityGroups: referencesTo(t, row.asgs),
            }),
          },
        ],
        networkSecurityGroup: referenceTo(t, row.nsg),
        enableIPForwarding: row.ipForwarding === true ? true : undefined,
        enableAcceleratedNetworking: row.acceleratedNetworking === true ? true : undefined,
      }),
    },
    from: vm.id,
  };
}

function osProfile(vm: Resource, t: TemplateContext): { readonly [key: string]: Value } {
  const props = propsOf(fields, vm);
  const user = t.shared(
    {
      type: "string",
      description: "Name of the administrator of the machines.",
      default: textOf(props.adminUsername) ?? "azureuser",
    },
    "adminUsername",
  );
  const common = { computerName: hostNameOf(vm), adminUsername: user };
  if (osOf(props) === "Windows")
    return {
      ...common,
      adminPassword: t.shared(
        {
          type: "string",
          secure: true,
          description: "Password of the administrator of the Windows machines.",
        },
        "adminPassword",
      ),
    };
  const key = textOf(props.sshPublicKey);
  const keyData = t.shared(
    {
      type: "string",
      description: "SSH public key of the administrator of the Linux machines.",
      ...(key === undefined ? {} : { default: key }),
    },
    "sshPublicKey",
  );
  return {
    ...common,
    linuxConfiguration: {
      disablePasswordAuthentication: true,
      ssh: { publicKeys: [{ path: join("/home/", user, "/.ssh/authorized_keys"), keyData }] },
    },
  };
}

/** A machine and its network cards, which Azure keeps as resources of their own. */
export function vmTemplate(vm: Resource, _q: Query, t: TemplateContext): TemplatePart {
  const props = propsOf(fields, vm);
  const { publisher, offer, sku } = vmImage(props.image);
  const rows: readonly (readonly [RowId, NicRow])[] = rowsOf(props.nics);
  const machine: TemplateResource<Id> = {
    symbol: t.symbol(vm.id),
    type: VM,
    apiVersion: API_VERSIONS[VM],
    name: t.bound(vm, "name", vm.name.trim()),
    location: t.location(vm.id),
    body: {
      properties: {
        hardwareProfile: { vmSize: t.bound(vm, "props.size", textOf(props.size) ?? "Standard_D2s_v5") },
        storageProfile: {
          imageReference: { publisher, offer, sku, version: "latest" },
          osDisk: { createOption: "FromImage", managedDisk: { storageAccountType: "Premium_LRS" } },
        },
        osProfile: osProfile(vm, t),
        networkProfile: {
          networkInterfaces: rows.map((_, n) => ({
            id: idOf(nicSymbol(t, vm.id, n)),
            ...(rows.length > 1 ? { properties: { primary: n === 0 } } : {}),
          })),
        },
      },
    },
    from: vm.id,
  };
  return { resources: [...rows.map(([, row], n) => nicResource(vm, n, row, t)), machine] };
}
