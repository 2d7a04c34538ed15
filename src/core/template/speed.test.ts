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

/** The least processor time of some tries, in milliseconds: the machine may be busy with other things. */
function least(work: () => unknown): number {
  let best = Infinity;
  for (let i = 0; i < 3; i += 1) {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

describe("10,000 resources", () => {
  const tree = bigTree(10_000);

  // On a quiet machine it is 4 times, 90 MB of text a second. The bound only has to catch work that grows with the square.
  it.each([
    ["Bicep", printBicep],
    ["ARM", printArm],
  ])("take %s a small multiple of JSON.stringify", (_name, print) => {
    const plain = least(() => JSON.stringify(tree, null, 2));
    expect(least(() => print(tree))).toBeLessThan(25 * plain);
  });
});
