import { asId, asRowId, emptyDesign, type Design, type Id, type Resource } from "../core/model/design.ts";

/**
 * The design that benches use: blocks of 100 resources, each a network with nine subnets, five security groups and 85
 * machines. Ids are readable and the same each time. Valid: no finding is an error.
 */
export function blockDesign(resources: number): Design {
  let n = 0;
  const design = emptyDesign((kind) => asId(`${kind}_${++n}`), `${resources} resources`);
  const all: Record<Id, Resource> = {};
  let count = 0;
  const add = (r: Resource): void => {
    if (count++ < resources) all[r.id] = r;
  };
  for (let block = 0; count < resources; block++) addBlock(block, add);
  return { ...design, resources: all };
}

function addBlock(block: number, add: (r: Resource) => void): void {
  const vnet = asId(`vnet_b${block}`);
  add({ id: vnet, kind: "vnet", name: `vnet-${block}`, props: { prefixes: [prefixOf(block, 0, 16)] } });
  for (let g = 0; g < 5; g++) {
    const id = asId(`nsg_b${block}g${g}`);
    const rules = Object.fromEntries(
      [0, 1, 2].map((r) => [asRowId(`rule_b${block}g${g}r${r}`), securityRule(r)]),
    );
    add({ id, kind: "nsg", name: `nsg-${block}-${g}`, props: { securityRules: rules } });
  }
  for (let s = 0; s < 9; s++) {
    const id = asId(`snet_b${block}s${s}`);
    add({
      id,
      kind: "subnet",
      name: `snet-${s}`,
      parent: vnet,
      props: {
        prefixes: [prefixOf(block, s, 24)],
        nsg: asId(`nsg_b${block}g${s % 5}`),
        defaultOutboundAccess: false,
      },
    });
  }
  for (let v = 0; v < 85; v++) {
    const subnet = v % 9;
    const nic = {
      subnet: asId(`snet_b${block}s${subnet}`),
      privateAddress: addressOf(block, subnet, 4 + Math.floor(v / 9)),
    };
    add({
      id: asId(`vm_b${block}v${v}`),
      kind: "vm",
      name: `vm-${block}-${v}`,
      props: {
        nics: { [asRowId(`nic_b${block}v${v}`)]: nic },
        image: "ubuntu-24.04",
        size: "Standard_D2s_v5",
        adminUsername: "azureuser",
      },
    });
  }
}

const prefixOf = (block: number, subnet: number, length: number): string =>
  `${firstOf(block, subnet)}.0/${length}`;
const addressOf = (block: number, subnet: number, host: number): string =>
  `${firstOf(block, subnet)}.${host}`;
/** Networks 10.0/16 to 10.255/16 and on through 11/8 and further: enough for any bench. */
const firstOf = (block: number, subnet: number): string =>
  `${10 + Math.floor(block / 256)}.${block % 256}.${subnet}`;

const securityRule = (r: number) => ({
  name: `Allow${443 + r}`,
  direction: "Inbound",
  priority: 100 + 10 * r,
  access: "Allow",
  protocol: "Tcp",
  source: "VirtualNetwork",
  sourcePorts: "*",
  destination: "*",
  destinationPorts: String(443 + r),
});
