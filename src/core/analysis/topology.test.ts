import { expect, it } from "vitest";
import { modelSchema } from "../kinds/index.ts";
import { plainQuery } from "../model/plainQuery.ts";
import { aDesign } from "../rules/testing/aDesign.ts";
import { topologyOf } from "./topology.ts";

it("names everything by its id, expands rows, and hands out addresses in document order", () => {
  const design = aDesign(
    {
      hub: [
        "10.0.0.0/16",
        {
          web: {
            prefixes: ["10.0.1.0/24"],
            nsg: "nsg-web",
            vms: {
              a: {},
              b: { nic: { privateAddress: "10.0.1.4" } },
              c: { nic: { privateAddress: "soon" } },
              d: {},
            },
          },
        },
      ],
    },
    {
      nsgs: {
        "nsg-web": [
          {
            name: "In",
            direction: "Inbound",
            priority: 100,
            access: "Allow",
            protocol: "Tcp",
            source: "10.0.0.0/8, 10.1.0.0/16",
            sourcePorts: "*",
            destination: "any",
            destinationPorts: "443",
          },
          { name: "Unusable", direction: "Inbound", priority: 7, access: "Deny" },
        ],
      },
    },
  );
  const topology = topologyOf(plainQuery(design, modelSchema));
  expect(topology.virtualNetworks).toEqual([
    {
      name: "hub",
      location: "westeurope",
      addressSpace: { addressPrefixes: ["10.0.0.0/16"] },
      dnsServers: [],
      subnets: [{ name: "web", addressPrefixes: ["10.0.1.0/24"], networkSecurityGroup: "nsg-web" }],
    },
  ]);
  expect(topology.networkSecurityGroups).toEqual([
    {
      name: "nsg-web",
      securityRules: [
        {
          name: "nsg-web_r1",
          priority: 100,
          direction: "Inbound",
          access: "Allow",
          protocol: "Tcp",
          sourceAddressPrefixes: ["10.0.0.0/8", "10.1.0.0/16"],
          sourcePortRanges: ["*"],
          destinationAddressPrefixes: ["*"],
          destinationPortRanges: ["443"],
        },
      ],
    },
  ]);
  const cards = topology.endpoints?.map((e) => [e.name, e.subnet, e.privateIPAddress]);
  expect(cards).toEqual([
    ["a/a_nic", "hub/web", "10.0.1.5"],
    ["b/b_nic", "hub/web", "10.0.1.4"],
    ["d/d_nic", "hub/web", "10.0.1.6"],
  ]);
});
