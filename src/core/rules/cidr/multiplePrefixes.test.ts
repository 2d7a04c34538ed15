import { aDesign } from "../testing/aDesign.ts";
import { testRule } from "../testing/testRule.ts";
import { multiplePrefixes } from "./multiplePrefixes.ts";

const hub = (name: string, prefixes: readonly string[], vms = {}) =>
  aDesign({ hub: [["10.0.0.0/16", "fd00::/48"], { [name]: { prefixes, vms } }] });

testRule(multiplePrefixes, {
  quiet: [
    ["two prefixes with machines", hub("web", ["10.0.0.0/24", "10.0.1.0/24"], { vm: {} })],
    ["two prefixes with nothing", hub("web", ["10.0.0.0/24", "10.0.1.0/24"])],
    ["one prefix for a service", hub("GatewaySubnet", ["10.0.0.0/24"])],
    ["IPv4 and IPv6 for a service", hub("GatewaySubnet", ["10.0.0.0/24", "fd00::/64"])],
    ["a name in another case, which no service finds", hub("gatewaysubnet", ["10.0.0.0/24", "10.0.1.0/24"])],
    ["a second prefix that cannot be read", hub("AzureBastionSubnet", ["10.0.0.0/24", "10.0.1.1/24"])],
  ],
  speaks: [
    [
      "a subnet that a service finds by name",
      hub("AzureBastionSubnet", ["10.0.0.0/24", "10.0.1.0/24"]),
      ["AzureBastionSubnet has 2 IPv4 prefixes, and its service takes one"],
    ],
    [
      "three",
      hub("GatewaySubnet", ["10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24", "fd00::/64"]),
      ["has 3 IPv4"],
    ],
    [
      "one that is in use, without a fix",
      hub("GatewaySubnet", ["10.0.0.0/24", "10.0.1.0/24"], { vm: {} }),
      ["GatewaySubnet has 2"],
    ],
  ],
});
