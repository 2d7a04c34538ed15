/** Random trees of real types, for tests that ask the judges about whatever a design may become. */
import fc from "fast-check";
import {
  idOf,
  join,
  nameOf,
  param,
  propOf,
  scope,
  type Expr,
  type TemplateModule,
  type TemplateOutput,
  type TemplateParameter,
  type TemplateResource,
  type TemplateTree,
  type Value,
} from "../core/template/tree.ts";
import { location, NETWORK } from "./templateTrees.ts";

const PREFIX: TemplateParameter = {
  name: "prefix",
  type: "string",
  description: "Begins names.",
  default: "ml",
};
const WITH: TemplateParameter = {
  name: "withExtras",
  type: "bool",
  description: "Extras, too?",
  default: true,
};

/** What a tree is made of: numbers choose, so that a smaller number is a simpler tree. */
interface Plan {
  readonly groups: readonly { readonly rules: number; readonly named: boolean }[];
  readonly networks: readonly {
    readonly subnets: readonly number[];
    readonly named: boolean;
    readonly existing: number;
  }[];
  readonly endpoints: readonly {
    readonly network: number;
    readonly subnet: number;
    readonly after: boolean;
  }[];
  readonly addresses: readonly {
    readonly conditional: boolean;
    readonly text: string;
    readonly zones: number;
  }[];
  readonly peer: boolean;
}

const plan: fc.Arbitrary<Plan> = fc.record({
  groups: fc.array(fc.record({ rules: fc.nat(3), named: fc.boolean() }), { maxLength: 3 }),
  networks: fc.array(
    fc.record({ subnets: fc.array(fc.nat(4), { maxLength: 4 }), named: fc.boolean(), existing: fc.nat(4) }),
    { maxLength: 3 },
  ),
  endpoints: fc.array(fc.record({ network: fc.nat(4), subnet: fc.nat(4), after: fc.boolean() }), {
    maxLength: 3,
  }),
  addresses: fc.array(
    fc.record({
      conditional: fc.boolean(),
      text: fc.oneof(fc.constantFrom("it''s", "[x]", "''' ${y}"), fc.string({ maxLength: 20 })),
      zones: fc.nat(2),
    }),
    { maxLength: 3 },
  ),
  peer: fc.boolean(),
});

const nameFor = (kind: string, i: number, named: boolean): Value =>
  named ? join(param("prefix"), "-", kind, String(i)) : `${kind}-${i}`;

function groupsOf({ groups }: Plan): TemplateResource[] {
  return groups.map(({ rules, named }, i) => ({
    symbol: `nsg${i}`,
    type: "Microsoft.Network/networkSecurityGroups",
    apiVersion: NETWORK,
    name: nameFor("nsg", i, named),
    location: param("location"),
    body: {
      properties: {
        securityRules: Array.from({ length: rules }, (_, rule) => ({
          name: `nsg${i}-rule${rule}`,
          properties: {
            ...{
              priority: 100 + rule,
              direction: "Inbound",
              access: rule % 2 ? "Allow" : "Deny",
              protocol: "Tcp",
            },
            ...{ sourceAddressPrefix: "*", sourcePortRange: "*", destinationAddressPrefix: "*" },
            destinationPortRange: "443",
          },
        })),
      },
    },
    from: `nsg${i}`,
    inner: Array.from({ length: rules }, (_, rule) => ({
      path: `properties.securityRules.${rule}`,
      from: `nsg${i}-rule${rule}`,
    })),
  }));
}

/** `existing` is 0 for a network of ours, 1 in the same group, 2 in another one, more for another subscription. */
function networksOf({ networks, groups, peer }: Plan): TemplateResource[] {
  const own = networks.flatMap(({ subnets, named, existing }, i): TemplateResource[] => {
    const base = { symbol: `vnet${i}`, type: "Microsoft.Network/virtualNetworks", apiVersion: NETWORK };
    const name = nameFor("vnet", i, named);
    const children = subnets.map((_, subnet): TemplateResource => ({
      symbol: `vnet${i}snet${subnet}`,
      type: "Microsoft.Network/virtualNetworks/subnets",
      apiVersion: NETWORK,
      name: `snet${subnet}`,
      parent: base.symbol,
      existing: true,
      body: {},
      from: `vnet${i}-snet${subnet}`,
    }));
    if (existing > 0) {
      const group = existing === 1 ? {} : { scope: elsewhere(existing) };
      return [{ ...base, name, existing: true, body: {}, ...group, from: base.symbol }, ...children];
    }
    const body = {
      properties: {
        addressSpace: { addressPrefixes: [`10.${i}.0.0/16`] },
        subnets: subnets.map((group, subnet) => ({
          name: `snet${subnet}`,
          properties: {
            addressPrefix: `10.${i}.${subnet}.0/24`,
            ...(group < groups.length ? { networkSecurityGroup: { id: idOf(`nsg${group}`) } } : {}),
          },
        })),
      },
    };
    const inner = subnets.map((_, n) => ({ path: `properties.subnets.${n}`, from: `vnet${i}-snet${n}` }));
    return [{ ...base, name, location: param("location"), body, from: base.symbol, inner }, ...children];
  });
  const [first, second] = networks;
  if (!peer || first?.existing !== 0 || second === undefined) return own;
  const peering = {
    symbol: "peering",
    type: "Microsoft.Network/virtualNetworks/virtualNetworkPeerings",
    apiVersion: NETWORK,
    name: join("to-", nameOf("vnet1")),
    parent: "vnet0",
    body: { properties: { remoteVirtualNetwork: { id: idOf("vnet1") } } },
    from: "peering",
  };
  return [...own, peering];
}

const elsewhere = (existing: number): { subscriptionId?: Value; resourceGroup: Value } =>
  existing === 2
    ? { resourceGroup: "rg-other" }
    : { subscriptionId: "00000000-0000-0000-0000-00000000000a", resourceGroup: join("rg-", param("prefix")) };

function endpointsOf({ endpoints, networks }: Plan): TemplateResource[] {
  return endpoints.flatMap(({ network, subnet, after }, i): TemplateResource[] => {
    if ((networks[network]?.subnets.length ?? 0) <= subnet) return [];
    return [
      {
        symbol: `pe${i}`,
        type: "Microsoft.Network/privateEndpoints",
        apiVersion: NETWORK,
        name: `pe-${i}`,
        location: param("location"),
        body: { properties: { subnet: { id: idOf(`vnet${network}snet${subnet}`) } } },
        ...(after ? { after: networks.map((_, n) => `vnet${n}`) } : {}),
        from: `pe${i}`,
      },
    ];
  });
}

function addressesOf({ addresses }: Plan): TemplateResource[] {
  return addresses.map(({ conditional, text, zones }, i) => ({
    symbol: `pip${i}`,
    type: "Microsoft.Network/publicIPAddresses",
    apiVersion: NETWORK,
    name: `pip-${i}`,
    ...(conditional ? { condition: param("withExtras") } : {}),
    location: param("location"),
    body: {
      sku: { name: "Standard" },
      ...(zones > 0 ? { zones: ["1", "2"].slice(0, zones) } : {}),
      tags: { text, both: join(text, param("prefix"), scope("subscriptionId")) },
      properties: { publicIPAllocationMethod: "Static" },
    },
    from: `pip${i}`,
  }));
}

function treeOf(one: Plan): TemplateTree {
  const resources = [...groupsOf(one), ...networksOf(one), ...endpointsOf(one), ...addressesOf(one)];
  const deployed = resources.filter(({ existing }) => !existing);
  const outputs = deployed.map(({ symbol }): TemplateOutput => ({
    name: `${symbol}Id`,
    type: "string",
    description: `Id of ${symbol}.`,
    value: idOf(symbol),
  }));
  return {
    scope: "resourceGroup",
    header: [],
    parameters: [location, PREFIX, WITH],
    resources,
    modules: [],
    outputs,
  };
}

/** One group. */
export const groupTree: fc.Arbitrary<TemplateTree> = plan.map(treeOf);

/** Several groups as modules, each after the one before it; some get an output of their predecessor. */
export const estateTree: fc.Arbitrary<TemplateTree> = fc
  .array(fc.record({ plan, takes: fc.boolean(), foreign: fc.boolean() }), { minLength: 1, maxLength: 3 })
  .map((parts) => {
    const trees = parts.map((part) => treeOf(part.plan));
    const modules = parts.map(({ takes, foreign }, i): TemplateModule => {
      const before = trees[i - 1]?.outputs[0]?.name;
      const taken: Expr | undefined =
        before === undefined ? undefined : propOf(`part${i - 1}`, `outputs.${before}`);
      const isTaking = takes && taken !== undefined;
      const tree = trees[i]!;
      const extra: TemplateParameter = { name: "taken", type: "string", description: "Id from elsewhere." };
      const output: TemplateOutput = {
        name: "taken",
        type: "string",
        description: "Passed on.",
        value: param("taken"),
      };
      return {
        symbol: `part${i}`,
        file: `part-${i}`,
        scope: {
          ...(foreign ? { subscriptionId: "00000000-0000-0000-0000-00000000000b" } : {}),
          resourceGroup: foreign ? "rg-abroad" : nameOf(`rg${i}`),
        },
        args: { location: param("location"), prefix: param("prefix"), ...(isTaking ? { taken } : {}) },
        ...(isTaking || i === 0 ? {} : { after: [`part${i - 1}`] }),
        tree: isTaking
          ? { ...tree, parameters: [...tree.parameters, extra], outputs: [...tree.outputs, output] }
          : tree,
      };
    });
    return {
      scope: "subscription",
      header: ["Random"],
      parameters: [location, PREFIX],
      resources: parts.map((_, i): TemplateResource => ({
        symbol: `rg${i}`,
        type: "Microsoft.Resources/resourceGroups",
        apiVersion: "2025-04-01",
        name: `rg-${i}`,
        location: param("location"),
        body: { tags: {} },
        from: `rg${i}`,
      })),
      modules,
      outputs: [],
    };
  });
