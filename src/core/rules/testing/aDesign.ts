import {
  asId,
  asRowId,
  emptyDesign,
  type Design,
  type Id,
  type Json,
  type JsonObject,
  type NewId,
} from "../../model/design.ts";

/** Ids that count up, so that a failing test names the same things each time. */
export function countingIds(): NewId {
  let n = 0;
  return (kind) => asId(`${kind}_${++n}`);
}

type Subnets = Readonly<Record<string, string | readonly string[] | SubnetSpec>>;
interface SubnetSpec {
  readonly prefixes?: readonly string[];
  readonly nsg?: string;
  readonly vms?: Readonly<Record<string, JsonObject>>;
  readonly [prop: string]: unknown;
}
type Networks = Readonly<
  Record<
    string,
    readonly [space: string | readonly string[], subnets: Subnets, placement?: { readonly region?: string }]
  >
>;

export interface DesignSpec {
  readonly nsgs?: Readonly<Record<string, readonly JsonObject[]>>;
  readonly nsgRegion?: Readonly<Record<string, string>>;
  /** Things of any other kind: name → kind, properties and what else the resource says. */
  readonly more?: Readonly<Record<string, readonly [kind: string, props?: JsonObject, more?: object]>>;
}

const list = (v: string | readonly string[]): readonly string[] =>
  typeof v === "string" ? (v === "" ? [] : [v]) : v;

/**
 * A small design, written as a table: `{ hub: ["10.0.0.0/16", { web: "10.0.0.0/24", db: { prefixes: […], nsg: "nsg-db" } }] }`.
 * The id of a thing is its name.
 */
export function aDesign(
  networks: Networks,
  { nsgs = {}, nsgRegion = {}, more = {} }: DesignSpec = {},
): Design {
  const design = emptyDesign(countingIds(), "Test");
  const resources: Record<Id, Design["resources"][Id]> = {};
  const add = (kind: string, name: string, props: JsonObject, more: object = {}): void => {
    const id = asId(name);
    resources[id] = { id, kind, name, ...more, props };
  };
  for (const [name, rows] of Object.entries(nsgs)) {
    const securityRules = Object.fromEntries(rows.map((row, n) => [asRowId(`${name}_r${n + 1}`), row]));
    add("nsg", name, { securityRules }, nsgRegion[name] ? { placement: { region: nsgRegion[name] } } : {});
  }
  for (const [vnet, [space, subnets, placement]] of Object.entries(networks)) {
    add("vnet", vnet, { prefixes: list(space) }, placement ? { placement } : {});
    for (const [name, spec] of Object.entries(subnets)) {
      const { vms = {}, ...props } =
        typeof spec === "string" || Array.isArray(spec)
          ? { prefixes: list(spec as string) }
          : (spec as SubnetSpec);
      add("subnet", name, props as JsonObject, { parent: asId(vnet) });
      for (const [vm, extra] of Object.entries(vms)) {
        const nics: Json = {
          [`${vm}_nic`]: { subnet: name, ...((extra["nic"] as JsonObject | undefined) ?? {}) },
        };
        const { nic: _, placement: at, ...own } = extra;
        add(
          "vm",
          vm,
          { image: "ubuntu-24.04", size: "Standard_D2s_v5", adminUsername: "azureuser", nics, ...own },
          at ? { placement: at } : {},
        );
      }
    }
  }
  for (const [name, [kind, props = {}, rest = {}]] of Object.entries(more)) add(kind, name, props, rest);
  return { ...design, resources };
}
