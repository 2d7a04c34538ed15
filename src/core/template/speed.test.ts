import { describe, expect, it } from "vitest";
import { location, NETWORK } from "../../testing/templateTrees.ts";
import { printArm } from "./arm.ts";
import { printBicep } from "./bicep.ts";
import { idOf, join, param, type TemplateResource, type TemplateTree } from "./tree.ts";

/** Networks with subnets that each carry a security group with rules. */
function bigTree(count: number): TemplateTree {
  const resources = Array.from({ length: count / 2 }, (_, i): TemplateResource[] => [
    {
      symbol: `nsg${i}`,
      type: "Microsoft.Network/networkSecurityGroups",
      apiVersion: NETWORK,
      name: join("nsg-", param("prefix"), `-${i}`),
      location: param("location"),
      body: {
        tags: { owner: "Jo's team", cost: "4711" },
        properties: {
          securityRules: Array.from({ length: 2 }, (__, rule) => ({
            name: `rule-${rule}`,
            properties: {
              ...{ priority: 100 + rule, direction: "Inbound", access: "Allow", protocol: "Tcp" },
              ...{
                sourceAddressPrefix: "VirtualNetwork",
                sourcePortRange: "*",
                destinationAddressPrefix: "*",
              },
              destinationPortRange: "443",
            },
          })),
        },
      },
      from: `nsg${i}`,
      inner: Array.from({ length: 2 }, (__, rule) => ({
        path: `properties.securityRules.${rule}`,
        from: `r${i}.${rule}`,
      })),
    },
    {
      symbol: `vnet${i}`,
      type: "Microsoft.Network/virtualNetworks",
      apiVersion: NETWORK,
      name: `vnet-${i}`,
      location: param("location"),
      body: {
        properties: {
          addressSpace: { addressPrefixes: ["10.0.0.0/16"] },
          subnets: Array.from({ length: 2 }, (__, n) => ({
            name: `snet-${n}`,
            properties: { addressPrefix: `10.0.${n}.0/24`, networkSecurityGroup: { id: idOf(`nsg${i}`) } },
          })),
        },
      },
      from: `vnet${i}`,
    },
  ]).flat();
  const prefix = { name: "prefix", type: "string", description: "Begins names.", default: "a" } as const;
  return {
    scope: "resourceGroup",
    header: [],
    parameters: [location, prefix],
    resources,
    modules: [],
    outputs: [],
  };
}

/** The shortest of some tries, in milliseconds: the machine may be busy with other things. */
function shortest(work: () => unknown): number {
  let best = Infinity;
  for (let i = 0; i < 5; i += 1) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

describe("10,000 resources", () => {
  const tree = bigTree(10_000);
  const small = bigTree(1_000);
  const plain = shortest(() => JSON.stringify(tree, null, 2));

  // Measured on a quiet machine: 3.5 to 4 times JSON.stringify, 90 MB of text a second.
  it.each([
    ["Bicep", printBicep],
    ["ARM", printArm],
  ])("take %s a small multiple of JSON.stringify, and ten times as long as 1,000", (_name, print) => {
    const time = shortest(() => print(tree));
    expect(time).toBeLessThan(10 * plain);
    expect(time).toBeLessThan(30 * shortest(() => print(small)));
  });
});
