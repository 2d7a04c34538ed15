import { describe, expect, it } from "vitest";
import { chipsOf, factOf, templateOf, topologyOf } from "../../analysis/index.ts";
import { queryOf } from "../../commands/testing/world.ts";
import { asId } from "../../model/design.ts";
import { aDesign } from "../../rules/testing/aDesign.ts";

const routes = {
  r1: { name: "all", addressPrefix: "0.0.0.0/0", nextHopType: "VirtualAppliance", nextHopIp: " 10.0.0.4 " },
  r2: {
    name: "storage",
    addressPrefix: "Storage.WestEurope",
    nextHopType: "Internet",
    nextHopIp: "10.0.0.4",
  },
  r3: { name: "unfinished", addressPrefix: "10.1.0.0/16" },
  r4: { name: "wrong", addressPrefix: "10.1.0.1/16", nextHopType: "None" },
};
const design = aDesign(
  { hub: ["10.0.0.0/16", { web: { prefixes: ["10.0.0.0/24"], routeTable: "rt" } }] },
  { more: { rt: ["routeTable", { routes, disableBgpPropagation: true }] } },
);
const q = queryOf(design);

describe("a route table", () => {
  it("is a chip on its subnets", () => {
    expect(chipsOf(q, asId("web"))).toEqual(["rt"]);
    expect(factOf(q, asId("rt"))).toBe("4 routes");
  });

  it("is written as typed, an address only beside an appliance", () => {
    expect(templateOf(q).resources.find((r) => r.symbol === "rt")!.body["properties"]).toMatchObject({
      disableBgpRoutePropagation: true,
      routes: [
        {
          name: "all",
          properties: {
            addressPrefix: "0.0.0.0/0",
            nextHopType: "VirtualAppliance",
            nextHopIpAddress: "10.0.0.4",
          },
        },
        { properties: { addressPrefix: "Storage.WestEurope", nextHopType: "Internet" } },
        { properties: { nextHopType: "VirtualAppliance" } },
        { properties: { addressPrefix: "10.1.0.1/16" } },
      ],
    });
    expect(JSON.stringify(templateOf(q))).toContain('"routeTable":{"id":{"e":"id","of":"rt"}}');
  });

  it("gives traffic the routes that can be read", () => {
    const { routeTables, virtualNetworks } = topologyOf(q);
    expect(routeTables).toEqual([
      {
        name: "rt",
        disableBgpRoutePropagation: true,
        routes: [
          {
            name: "r1",
            addressPrefix: "0.0.0.0/0",
            nextHopType: "VirtualAppliance",
            nextHopIpAddress: "10.0.0.4",
          },
          { name: "r2", addressPrefix: "Storage.WestEurope", nextHopType: "Internet" },
        ],
      },
    ]);
    expect(virtualNetworks![0]!.subnets![0]!.routeTable).toBe("rt");
  });
});
