import { referencesOf } from "../../kinds/index.ts";
import { asId, emptyDesign, type Design, type Id, type Resource } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";

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

/**
 * The slow obvious query: reads the design as it is now and evaluates everything again for each revision; what comes
 * out equal stays the same object, as the real one promises.
 */
export function plainQuery(design: Design, before?: Query & Partial<Kept>): Query & Kept {
  const kept = before?.kept ?? new Map<unknown, Map<Id | undefined, unknown>>();
  const fresh = new Map<unknown, Set<Id | undefined>>();
  const all = Object.values(design.resources);
  const referrers = groupBy(
    all.flatMap((r) => referencesOf(r).map((ref) => ({ from: r.id, to: ref.to }))),
    (ref) => ref.to,
  );
  const children = groupBy(all, (r) => r.parent);
  const kinds = groupBy(all, (r) => r.kind);
  const q: Query & Kept = {
    kept,
    find: (id) => design.resources[id],
    get: (id) => design.resources[id]!,
    all: (kind) => (kinds.get(kind) ?? []).map((r) => r.id),
    everything: () => all.map((r) => r.id),
    children: (id) => (children.get(id) ?? []).map((r) => r.id),
    refsTo: (id) => [...new Set((referrers.get(id) ?? []).map((r) => r.from))],
    part: (name) => design[name],
    derive<T>(fn: (q: Query, id: Id) => T, id?: Id): T {
      const values = kept.get(fn) ?? new Map<Id | undefined, unknown>();
      const done = fresh.get(fn) ?? new Set();
      kept.set(fn, values);
      fresh.set(fn, done);
      if (done.has(id)) return values.get(id) as T;
      const value = fn(q, id as Id);
      if (JSON.stringify(value) !== JSON.stringify(values.get(id)) || !values.has(id)) values.set(id, value);
      done.add(id);
      return values.get(id) as T;
    },
    profile: design.profile,
  };
  return q;
}

export function groupBy<T, K>(list: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of list) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

interface Kept {
  readonly kept: Map<unknown, Map<Id | undefined, unknown>>;
}
