import { describe, expect, it } from "vitest";
import { chipsShownOn, factOf, looseChips, templateOf, topologyOf } from "../../analysis/index.ts";
import { planDelete, planInsert } from "../../commands/index.ts";
import { done, freshIds, named, queryOf } from "../../commands/testing/world.ts";
import { asId } from "../../model/design.ts";
import { aDesign } from "../../rules/testing/aDesign.ts";

const design = aDesign(
  {
    hub: [
      "10.0.0.0/16",
      { web: { prefixes: ["10.0.0.0/24"], natGateway: "ng", vms: { box: { nic: { publicIp: "pip3" } } } } },
    ],
  },
  {
    more: {
      ng: ["natGateway", { publicIps: ["pip1", "pip2"], publicIpPrefixes: ["block"], zones: "1" }],
      pip1: ["publicIp", { zones: "all", dnsLabel: "out" }],
      pip2: ["publicIp", { version: "IPv6", prefix: "block" }],
      pip3: ["publicIp", { idleTimeout: "10" }],
      block: ["publicIpPrefix", { length: 29 }],
    },
  },
);
const q = queryOf(design);
const body = (symbol: string) => templateOf(q).resources.find((r) => r.symbol === symbol)!.body;

describe("a NAT gateway and its addresses", () => {
  it("show on the subnet, and wait on the shelf together when it is gone", () => {
    expect(chipsShownOn(q, asId("web"))).toEqual(["ng", "pip1", "pip2", "block"]);
    expect(looseChips(q)).toEqual([]);
    const after = queryOf(done(design, planDelete(q, { ids: [asId("web")] })));
    expect(looseChips(after)).toEqual(["ng", "pip1", "pip2", "pip3", "block"]);
    expect(["ng", "pip1", "block"].map((id) => factOf(q, asId(id)))).toEqual(["3 addresses", "out", "/29"]);
  });

  it("are written by version, with SKU and zones", () => {
    expect(body("ng")).toMatchObject({
      sku: { name: "Standard" },
      zones: ["1"],
      properties: {
        publicIpAddresses: [{ id: { of: "pip1" } }],
        publicIpAddressesV6: [{ id: { of: "pip2" } }],
        publicIpPrefixes: [{ id: { of: "block" } }],
      },
    });
    expect(body("pip1")).toMatchObject({
      sku: { name: "Standard" },
      zones: ["1", "2", "3"],
      properties: {
        publicIPAllocationMethod: "Static",
        publicIPAddressVersion: "IPv4",
        dnsSettings: { domainNameLabel: "out" },
      },
    });
    expect(body("pip2")).toMatchObject({ properties: { publicIPPrefix: { id: { of: "block" } } } });
    expect(body("pip3")).toMatchObject({ properties: { idleTimeoutInMinutes: 10 } });
    expect(body("block")).toMatchObject({ properties: { prefixLength: 29 } });
    expect(JSON.stringify(body("boxNic"))).toContain('"publicIPAddress":{"id":{"e":"id","of":"pip3"}}');
  });

  it("are the way out of the subnet", () => {
    const { natGateways, publicIPAddresses, virtualNetworks, endpoints } = topologyOf(q);
    expect(natGateways).toEqual([{ name: "ng", publicIpAddresses: ["pip1", "pip2"] }]);
    expect(publicIPAddresses!.map((p) => p.name)).toEqual(["pip1", "pip2", "pip3"]);
    expect(virtualNetworks![0]!.subnets![0]!.natGateway).toBe("ng");
    expect(endpoints![0]!.publicIPAddress).toBe("pip3");
  });

  it("get another address when one is dropped on the subnet", () => {
    const after = done(design, planInsert(q, { kind: "publicIp", into: asId("web") }, freshIds()));
    expect(named(after, "ng").props["publicIps"]).toEqual(["pip1", "pip2", "publicIp_new1"]);
  });
});
