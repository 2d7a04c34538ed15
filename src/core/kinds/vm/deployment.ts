import type { KindDeployment } from "../definition.ts";
import { propsOf, rowsOf } from "../read.ts";
import { fields } from "./fields.ts";
import { vmFrom } from "./import.ts";
import { vmTemplate } from "./template.ts";

export const vmDeployment: KindDeployment = {
  kind: "vm",
  toTemplate: vmTemplate,
  topology: (vm, q, t) => ({
    endpoints: rowsOf(propsOf(fields, vm).nics).flatMap(([row, nic]) => {
      const address = t.address(vm.id, row);
      if (nic.subnet === undefined || address === undefined) return [];
      return [
        {
          name: `${vm.id}/${row}`,
          kind: "virtualMachine",
          subnet: `${q.get(nic.subnet).parent ?? ""}/${nic.subnet}`,
          privateIPAddress: address,
          ...(nic.nsg === undefined ? {} : { networkSecurityGroup: nic.nsg }),
          ...(nic.publicIp === undefined ? {} : { publicIPAddress: nic.publicIp }),
          ...(nic.asgs === undefined ? {} : { applicationSecurityGroups: nic.asgs }),
          ...(nic.ipForwarding === undefined ? {} : { enableIPForwarding: nic.ipForwarding }),
        },
      ];
    }),
  }),
  fromTemplate: vmFrom,
};
