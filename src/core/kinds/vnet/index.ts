import { API_VERSIONS } from "../../facts/apiVersions.ts";
import { findRegion } from "../../facts/regions.ts";
import type { Resource } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import { idOf, type Value } from "../../template/tree.ts";
import type {
  EvaluatedResource,
  ImportContext,
  KindDefinition,
  TemplateContext,
  TopologyContext,
} from "../definition.ts";
import type { Topology } from "../../traffic/topology.ts";
import { objectOf, objectsOf, placementIn, stringOf, textsOf, withoutUndefined } from "../import.ts";
import { subnetFrom } from "../subnet/import.ts";
import { subnetTopology } from "../subnet/topology.ts";
import type { Fields, PropsOf } from "../field.ts";
import { propsOf, textOf, validPrefixes } from "../read.ts";
import { subnetBody } from "../subnet/template.ts";
import { withoutUnset } from "../write.ts";
import { words } from "./words.ts";

const MANAGE_VNET = {
  title: "Create, change, or delete a virtual network",
  url: "https://learn.microsoft.com/azure/virtual-network/manage-virtual-network",
  date: "2026-08-01",
};

const fields = {
  prefixes: { type: "cidrs", source: MANAGE_VNET },
  dnsServers: { type: "texts", more: true, source: MANAGE_VNET },
  encryption: {
    type: "choice",
    choices: ["Disabled", "AllowUnencrypted"],
    default: "Disabled",
    more: true,
    source: {
      title: "What is Azure Virtual Network encryption?",
      url: "https://learn.microsoft.com/azure/virtual-network/virtual-network-encryption-overview",
      date: "2026-08-01",
    },
  },
} as const satisfies Fields;

export type VnetProps = PropsOf<typeof fields>;

/** Subnets are written inside the network, so that deploying again neither deletes nor recreates one. */
function toTemplate(vnet: Resource, q: Query, t: TemplateContext) {
  const props = propsOf(fields, vnet);
  const subnets = vnet.existing ? [] : q.children(vnet.id).filter((id) => q.get(id).kind === "subnet");
  const dnsServers = (props.dnsServers ?? []).flatMap((s) => textOf(s) ?? []);
  const properties: { [key: string]: Value } = withoutUnset({
    addressSpace: {
      addressPrefixes: t.bound(
        vnet,
        "props.prefixes",
        (props.prefixes ?? []).map((p) => p.trim()),
      ),
    },
    dhcpOptions: dnsServers.length > 0 ? { dnsServers } : undefined,
    encryption:
      props.encryption === "AllowUnencrypted" ? { enabled: true, enforcement: props.encryption } : undefined,
    subnets:
      subnets.length > 0
        ? subnets.map((id) => ({ name: q.get(id).name.trim(), properties: subnetBody(q.get(id), t, idOf) }))
        : undefined,
  });
  return {
    resources: [
      {
        symbol: t.symbol(vnet.id),
        type: vnetKind.type,
        apiVersion: vnetKind.apiVersion,
        name: t.bound(vnet, "name", vnet.name.trim()),
        location: t.location(vnet.id),
        body: { properties },
        from: vnet.id,
        inner: subnets.map((id, n) => ({ path: `properties.subnets.${n}`, from: id })),
      },
    ],
  };
}

function topology(vnet: Resource, q: Query, t: TopologyContext): Topology {
  const props = propsOf(fields, vnet);
  const subnets = q.children(vnet.id).filter((id) => q.get(id).kind === "subnet");
  return {
    virtualNetworks: [
      {
        name: vnet.id,
        location: t.region(vnet.id),
        addressSpace: { addressPrefixes: validPrefixes(props.prefixes) },
        dnsServers: (props.dnsServers ?? []).flatMap((s) => textOf(s) ?? []),
        subnets: subnets.map((id) => subnetTopology(q.get(id))),
      },
    ],
  };
}

function fromTemplate(t: EvaluatedResource, context: ImportContext): readonly Resource[] {
  const id = context.idOf(t.id);
  const encryption = objectOf(t.properties["encryption"]);
  const dnsServers = textsOf(objectOf(t.properties["dhcpOptions"])["dnsServers"]);
  const vnet: Resource = {
    id,
    kind: "vnet",
    name: t.name,
    ...placementIn(t.location),
    props: withoutUndefined({
      prefixes: textsOf(objectOf(t.properties["addressSpace"])["addressPrefixes"]),
      dnsServers: dnsServers.length > 0 ? dnsServers : undefined,
      encryption: encryption["enabled"] === true ? "AllowUnencrypted" : "Disabled",
    }),
  };
  const subnets = objectsOf(t.properties["subnets"]).flatMap((s) => {
    const name = stringOf(s["name"]);
    if (name === undefined) return [];
    return [
      subnetFrom(context.idOf(`${t.id}/subnets/${name}`), id, name, objectOf(s["properties"]), context),
    ];
  });
  return [vnet, ...subnets];
}

export const vnetKind: KindDefinition = {
  kind: "vnet",
  type: "Microsoft.Network/virtualNetworks",
  apiVersion: API_VERSIONS["Microsoft.Network/virtualNetworks"],
  icon: "M4.5 3.5h15a1 1 0 0 1 1 1v15a1 1 0 0 1-1 1h-15a1 1 0 0 1-1-1v-15a1 1 0 0 1 1-1ZM8 7.5h2.5a.5.5 0 0 1 .5.5v8a.5.5 0 0 1-.5.5H8a.5.5 0 0 1-.5-.5V8a.5.5 0 0 1 .5-.5ZM13.5 7.5H16a.5.5 0 0 1 .5.5v8a.5.5 0 0 1-.5.5h-2.5a.5.5 0 0 1-.5-.5V8a.5.5 0 0 1 .5-.5Z",
  family: "network",
  group: "common",
  key: "v",
  face: "container",
  fields,
  words,
  // Start alphanumeric, end alphanumeric or underscore; Azure resource name rules.
  name: { pattern: /^[a-z0-9](?:[\w.-]*\w)?$/i, min: 2, max: 64, scope: "group", caf: "vnet" },
  placed: true,
  fact: (r) => {
    const [first, ...more] = propsOf(fields, r).prefixes ?? [];
    return first === undefined ? "" : more.length === 0 ? first.trim() : `${first.trim()} +${more.length}`;
  },
  prefixes: (r) => validPrefixes(propsOf(fields, r).prefixes),
  toTemplate,
  topology,
  fromTemplate,
};

/** Short form of a region for names, "weu"; the region itself when we have none. */
export const regionShort = (region: string): string => findRegion(region)?.short ?? region;
