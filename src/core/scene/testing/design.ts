import { asId, emptyDesign, type Design, type Resource } from "../../model/design.ts";

/** A small design for pictures: networks with subnets and machines, written as the test thinks of them. */
export interface Sketch {
  readonly [vnet: string]: { readonly [subnet: string]: readonly string[] };
}

export function aDesign(sketch: Sketch, more: readonly Resource[] = []): Design {
  const resources: Record<string, Resource> = {};
  const add = (r: Resource): void => void (resources[r.id] = r);
  more.forEach(add);
  Object.entries(sketch).forEach(([vnet, subnets], v) => {
    add({ id: asId(vnet), kind: "vnet", name: vnet, props: { prefixes: [`10.${v % 256}.0.0/16`] } });
    Object.entries(subnets).forEach(([subnet, machines], s) => {
      add({
        id: asId(subnet),
        kind: "subnet",
        name: subnet,
        parent: asId(vnet),
        props: { prefixes: [`10.${v % 256}.${s % 256}.0/24`] },
      });
      for (const vm of machines)
        add({ id: asId(vm), kind: "vm", name: vm, props: { nics: { nic1: { subnet } } } });
    });
  });
  return { ...emptyDesign((kind) => asId(`${kind}1`)), resources };
}

export const nsg = (name: string): Resource => ({ id: asId(name), kind: "nsg", name, props: {} });

export function groupBy<T, K>(list: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of list) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
