import type { Resource } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import type { KindDeployment, TemplateContext } from "../definition.ts";
import { subnetFrom } from "./import.ts";
import { subnetKind } from "./index.ts";
import { subnetBody } from "./template.ts";

/**
 * Inside a network of ours the subnet is part of the network's body, and others refer to it as an existing child.
 * In a network that is already in Azure it is deployed as a child of its own.
 */
function toTemplate(subnet: Resource, q: Query, t: TemplateContext) {
  const vnet = subnet.parent === undefined ? undefined : q.find(subnet.parent);
  if (vnet === undefined) return { resources: [] };
  const child = {
    symbol: t.symbol(subnet.id),
    type: subnetKind.type,
    apiVersion: subnetKind.apiVersion,
    name: subnet.name.trim(),
    parent: t.symbol(vnet.id),
    from: subnet.id,
  };
  return {
    resources: [
      vnet.existing && !subnet.existing
        ? { ...child, body: { properties: subnetBody(subnet, t) } }
        : { ...child, existing: true as const, body: {} },
    ],
  };
}

export const subnetDeployment: KindDeployment = {
  kind: "subnet",
  toTemplate,
  // Its network's part holds it.
  topology: () => ({}),
  fromTemplate: (t, context) => {
    const vnet = t.id.replace(/\/subnets\/[^/]+$/i, "");
    return [subnetFrom(context.idOf(t.id), context.idOf(vnet), t.name, t.properties, context)];
  },
};
