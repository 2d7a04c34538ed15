import { aDesign } from "../testing/aDesign.ts";
import { testRule } from "../testing/testRule.ts";
import { regionAttachment } from "./attachment.ts";

const subnet = (nsg: string, prefix: string, vms = {}) => ({ prefixes: [prefix], nsg, vms }) as never;

testRule(regionAttachment, {
  quiet: [
    [
      "a region that was cleared, which is none",
      aDesign(
        { hub: ["10.0.0.0/16", { web: subnet("nsg", "10.0.0.0/24") }, { region: " " }] },
        { nsgs: { nsg: [] } },
      ),
    ],
    [
      "everything in the default region",
      aDesign(
        { hub: ["10.0.0.0/16", { web: subnet("nsg", "10.0.0.0/24", { vm: {} }) }] },
        { nsgs: { nsg: [] } },
      ),
    ],
    [
      "the region spelled both ways",
      aDesign(
        { hub: ["10.0.0.0/16", { web: subnet("nsg", "10.0.0.0/24") }, { region: "West Europe" }] },
        { nsgs: { nsg: [] }, nsgRegion: { nsg: "westeurope" } },
      ),
    ],
    [
      "a machine that inherits its network's region",
      aDesign({
        hub: [
          "10.0.0.0/16",
          { web: { prefixes: ["10.0.0.0/24"], vms: { vm: {} } } },
          { region: "northeurope" },
        ],
      }),
    ],
  ],
  speaks: [
    [
      "a NAT gateway and its address elsewhere",
      aDesign(
        { hub: ["10.0.0.0/16", { web: { prefixes: ["10.0.0.0/24"], natGateway: "ng" } }] },
        {
          more: {
            ng: ["natGateway", { publicIps: ["pip"] }],
            pip: ["publicIp", {}, { placement: { region: "northeurope" } }],
          },
        },
      ),
      ["pip is in North Europe, and ng is in West Europe"],
    ],
    [
      "a group in another region",
      aDesign(
        { hub: ["10.0.0.0/16", { web: subnet("nsg", "10.0.0.0/24") }] },
        { nsgs: { nsg: [] }, nsgRegion: { nsg: "northeurope" } },
      ),
      ["nsg is in North Europe, and web is in West Europe"],
    ],
    [
      "a machine with a region of its own",
      aDesign({
        hub: [
          "10.0.0.0/16",
          { web: { prefixes: ["10.0.0.0/24"], vms: { vm: { placement: { region: "eastus" } } } } },
        ],
      }),
      ["vm is in East US, and web is in West Europe"],
    ],
    [
      "a group shared by two regions, without a fix",
      aDesign(
        {
          a: ["10.0.0.0/16", { web: subnet("nsg", "10.0.0.0/24") }, { region: "westeurope" }],
          b: ["10.1.0.0/16", { db: subnet("nsg", "10.1.0.0/24") }, { region: "northeurope" }],
        },
        { nsgs: { nsg: [] } },
      ),
      ["nsg is in West Europe, and db is in North Europe"],
    ],
  ],
});
