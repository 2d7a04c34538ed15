import { API_VERSIONS } from "../../facts/apiVersions.ts";
import type { Resource } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import { idOf } from "../../template/tree.ts";
import type { KindDefinition, TemplateContext } from "../definition.ts";
import { propsOf, validPrefixes } from "../read.ts";
import { fields } from "./fields.ts";
import { subnetFrom } from "./import.ts";
import { subnetBody } from "./template.ts";
import { words } from "./words.ts";

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
        ? { ...child, body: { properties: subnetBody(subnet, t, idOf) } }
        : { ...child, existing: true as const, body: {} },
    ],
  };
}

export const subnetKind: KindDefinition = {
  kind: "subnet",
  type: "Microsoft.Network/virtualNetworks/subnets",
  apiVersion: API_VERSIONS["Microsoft.Network/virtualNetworks"],
  icon: "M5 6.5h14a1.5 1.5 0 0 1 1.5 1.5v8a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 16V8A1.5 1.5 0 0 1 5 6.5ZM8 12h.01M12 12h.01M16 12h.01",
  family: "network",
  group: "common",
  key: "s",
  face: "container",
  fields,
  words,
  parent: ["vnet"],
  home: ["parent"],
  name: { pattern: /^[a-z0-9](?:[\w.-]*\w)?$/i, min: 1, max: 80, scope: "parent", caf: "snet" },
  placed: false,
  fact: (r) => {
    const [first, ...more] = propsOf(fields, r).prefixes ?? [];
    return first === undefined ? "" : more.length === 0 ? first.trim() : `${first.trim()} +${more.length}`;
  },
  prefixes: (r) => validPrefixes(propsOf(fields, r).prefixes),
  toTemplate,
  // Its network's part holds it.
  topology: () => ({}),
  fromTemplate: (t, context) => {
    const vnet = t.id.replace(/\/subnets\/[^/]+$/i, "");
    return [subnetFrom(context.idOf(t.id), context.idOf(vnet), t.name, t.properties, context)];
  },
};
