import { expect, it } from "vitest";
import { templateOf, topologyOf } from "../../analysis/index.ts";
import { queryOf } from "../../commands/testing/world.ts";
import type { JsonObject } from "../../model/design.ts";
import { aDesign } from "../../rules/testing/aDesign.ts";

const design = (props: JsonObject) =>
  aDesign({ hub: ["10.0.0.0/16", { web: { prefixes: ["10.0.0.0/24"], ...props } }] });

it("a subnet has service endpoints, a delegation and policies", () => {
  const q = queryOf(
    design({
      serviceEndpoints: ["Microsoft.Storage", " microsoft.storage ", "", "Microsoft.Sql"],
      delegations: ["Microsoft.Web/serverFarms"],
      privateEndpointNetworkPolicies: "RouteTableEnabled",
      privateLinkServiceNetworkPolicies: "Disabled",
    }),
  );
  expect(templateOf(q).resources[0]!.body).toMatchObject({
    properties: {
      subnets: [
        {
          properties: {
            serviceEndpoints: [{ service: "Microsoft.Storage" }, { service: "Microsoft.Sql" }],
            delegations: [
              { name: "Microsoft.Web.serverFarms", properties: { serviceName: "Microsoft.Web/serverFarms" } },
            ],
            privateEndpointNetworkPolicies: "RouteTableEnabled",
            privateLinkServiceNetworkPolicies: "Disabled",
          },
        },
      ],
    },
  });
  expect(topologyOf(q).virtualNetworks![0]!.subnets![0]).toMatchObject({
    serviceEndpoints: [{ service: "Microsoft.Storage" }, { service: "Microsoft.Sql" }],
    delegations: [{ serviceName: "Microsoft.Web/serverFarms" }],
    privateEndpointNetworkPolicies: "RouteTableEnabled",
  });
});

it("a subnet without them says nothing about them", () => {
  expect(
    JSON.stringify(templateOf(queryOf(design({ serviceEndpoints: [""], delegations: [] })))),
  ).not.toMatch(/serviceEndpoints|delegations|Policies/);
});
