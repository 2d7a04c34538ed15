import { describe, expect, it } from "vitest";
import { readHop } from "./hops.ts";

describe("a hop taken apart", () => {
  it.each([
    ["subnet-in:nsg:AllowWeb", "networkSecurityGroups", "nsg", "AllowWeb", undefined],
    ["admin-out:Block:Deny", "securityAdminConfigurations", "Block", undefined, "Deny"],
    [
      "route:v/a:10.0.0.0/16:User:VirtualAppliance:10.0.9.4",
      "subnets",
      "v/a",
      "10.0.0.0/16",
      "User:VirtualAppliance:10.0.9.4",
    ],
    ["return:route:v/a:0.0.0.0/0:Default:None", "subnets", "v/a", "0.0.0.0/0", "Default:None"],
    [
      "peering:spoke2:hub:allowForwardedTraffic",
      "virtualNetworks",
      "spoke2",
      undefined,
      "hub:allowForwardedTraffic",
    ],
    ["firewall:fw:Network:Allow-web", "azureFirewalls", "fw", "Allow-web", "Network"],
    ["firewall:fw:self", "azureFirewalls", "fw", undefined, "self"],
    ["lb:lb1:web", "loadBalancers", "lb1", "web", undefined],
    ["snat:natGateway:nat1:protocol", "natGateways", "nat1", undefined, "protocol"],
    ["ingress:publicIp:pip", "publicIPAddresses", "pip", undefined, undefined],
    ["gateway:vpn:notAdvertised", "virtualNetworkGateways", "vpn", undefined, "notAdvertised"],
    [
      "service:st:allowed:ipRule:203.0.113.0/28",
      "services",
      "st",
      undefined,
      "allowed:ipRule:203.0.113.0/28",
    ],
    ["return:around:fw", "endpoints", "fw", undefined, undefined],
  ])("%s", (text, list, name, row, detail) => {
    const hop = readHop(text);
    expect(hop.subject).toEqual({ list, name, ...(row === undefined ? {} : { row }) });
    expect(hop.detail).toBe(detail);
    expect(hop.isReturn).toBe(text.startsWith("return:"));
  });

  it.each([
    "snat:none",
    "ingress:none",
    "gateway:none",
    "deliver:vm",
    "noSubnet:10.0.0.1",
    "platform:168.63.129.16",
  ])("%s is about no entry of the topology", (text) => expect(readHop(text).subject).toBeUndefined());
});
