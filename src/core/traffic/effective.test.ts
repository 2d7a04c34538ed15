import { describe, expect, it } from "vitest";
import { effectiveRoutes, effectiveRules } from "./effective.ts";
import type { Topology } from "./topology.ts";
import { prepare } from "./trace.ts";

const anyRule = {
  protocol: "*",
  sourcePortRange: "*",
  destinationPortRange: "*",
  direction: "Inbound",
} as const;

const TOPOLOGY: Topology = {
  virtualNetworks: [
    {
      name: "hub",
      location: "West Europe",
      addressSpace: { addressPrefixes: ["10.0.0.0/16"] },
      subnets: [
        { name: "GatewaySubnet", addressPrefix: "10.0.255.0/27" },
        {
          ...{ name: "app", addressPrefix: "10.0.1.0/24", routeTable: "rt", networkSecurityGroup: "guard" },
          serviceEndpoints: [{ service: "Microsoft.Storage" }],
        },
      ],
      virtualNetworkPeerings: [{ remoteVirtualNetwork: "spoke", allowGatewayTransit: true }],
    },
    {
      name: "spoke",
      location: "westeurope",
      addressSpace: { addressPrefixes: ["10.1.0.0/16"] },
      subnets: [{ name: "pe", addressPrefix: "10.1.1.0/24" }],
      virtualNetworkPeerings: [{ remoteVirtualNetwork: "hub" }],
    },
  ],
  routeTables: [
    {
      name: "rt",
      routes: [
        {
          name: "all",
          addressPrefix: "0.0.0.0/0",
          nextHopType: "VirtualAppliance",
          nextHopIpAddress: "10.0.9.4",
        },
        { name: "site", addressPrefix: "192.168.0.0/16", nextHopType: "None" },
      ],
    },
  ],
  virtualNetworkGateways: [
    {
      ...{ name: "vpn", subnet: "hub/GatewaySubnet", gatewayType: "Vpn" },
      connections: [{ name: "c", addressPrefixes: ["192.168.0.0/16", "172.16.0.0/24"] }],
    },
  ],
  networkSecurityGroups: [
    {
      name: "guard",
      securityRules: [
        {
          ...anyRule,
          name: "No",
          priority: 100,
          access: "Deny",
          sourceAddressPrefix: "*",
          destinationAddressPrefix: "*",
        },
        {
          ...anyRule,
          name: "Late",
          priority: 200,
          access: "Allow",
          sourceAddressPrefix: "VirtualNetwork",
          destinationAddressPrefix: "*",
        },
      ],
    },
  ],
  endpoints: [
    { name: "vm", kind: "virtualMachine", subnet: "hub/app", privateIPAddress: "10.0.1.4" },
    { name: "pe1", kind: "privateEndpoint", subnet: "spoke/pe", privateIPAddress: "10.1.1.4" },
  ],
};

describe("effective routes", () => {
  const rows = effectiveRoutes(prepare(TOPOLOGY), "vm");
  const text = rows.map((r) => `${r.prefix} ${r.source} ${r.nextHop} ${r.state}`);

  it("lists system, peering, learned, endpoint and user routes, losers marked", () => {
    expect(text).toEqual([
      "Storage Default VirtualNetworkServiceEndpoint Active",
      "10.1.1.4/32 Default InterfaceEndpoint Active",
      "172.16.0.0/24 VirtualNetworkGateway VirtualNetworkGateway Active",
      "192.168.0.0/16 User None Active",
      "192.168.0.0/16 VirtualNetworkGateway VirtualNetworkGateway Invalid",
      "10.0.0.0/16 Default VnetLocal Active",
      "10.1.0.0/16 Default VNetPeering Active",
      "0.0.0.0/0 User VirtualAppliance Active",
      "0.0.0.0/0 Default Internet Invalid",
    ]);
  });

  it("knows a subnet by its name as well, and nothing of a stranger", () => {
    expect(effectiveRoutes(prepare(TOPOLOGY), "hub/app")).toEqual(rows);
    expect(effectiveRoutes(prepare(TOPOLOGY), "nobody")).toEqual([]);
  });
});

describe("effective rules", () => {
  const inbound = effectiveRules(prepare(TOPOLOGY), "vm").filter((r) => r.direction === "Inbound");

  it("lists the custom rules, then the defaults", () => {
    expect(inbound.map((r) => r.rule.name)).toEqual([
      ...["No", "Late", "AllowVnetInBound", "AllowAzureLoadBalancerInBound", "DenyAllInBound"],
    ]);
  });

  it("spells out what VirtualNetwork stands for here and marks the shadowed rule", () => {
    const late = inbound.find((r) => r.rule.name === "Late");
    expect(late?.expanded["VirtualNetwork"]).toEqual([
      "10.0.0.0/15",
      "168.63.129.16/32",
      "172.16.0.0/24",
      "192.168.0.0/16",
    ]);
    expect(late?.shadowedBy?.by).toEqual([{ rule: "No", opposite: true }]);
    expect(inbound.find((r) => r.rule.name === "No")?.shadowedBy).toBeUndefined();
  });
});
