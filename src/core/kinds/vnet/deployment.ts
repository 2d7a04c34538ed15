import type { Resource } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import type { Value } from "../../template/tree.ts";
import type { Topology } from "../../traffic/topology.ts";
import type {
  EvaluatedResource,
  ImportContext,
  KindDeployment,
  TemplateContext,
  TopologyContext,
} from "../definition.ts";
import { objectOf, objectsOf, placementIn, stringOf, textsOf, withoutUndefined } from "../import.ts";
import { peeringFrom } from "../peering/import.ts";
import { peeringsOf } from "../peering/topology.ts";
import { propsOf, textOf, validPrefixes } from "../read.ts";
import { subnetFrom } from "../subnet/import.ts";
import { subnetBody } from "../subnet/template.ts";
import { subnetTopology } from "../subnet/topology.ts";
import { withoutUnset } from "../write.ts";
import { fields } from "./fields.ts";
import { vnetKind } from "./index.ts";

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
        ? subnets.map((id) => ({ name: q.get(id).name.trim(), properties: subnetBody(q.get(id), t) }))
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
  const virtualNetworkPeerings = peeringsOf(q, vnet.id);
  return {
    virtualNetworks: [
      {
        name: vnet.id,
        location: t.region(vnet.id),
        addressSpace: { addressPrefixes: validPrefixes(props.prefixes) },
        dnsServers: (props.dnsServers ?? []).flatMap((s) => textOf(s) ?? []),
        subnets: subnets.map((id) => subnetTopology(q.get(id))),
        ...(virtualNetworkPeerings.length === 0 ? {} : { virtualNetworkPeerings }),
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
  const peerings = objectsOf(t.properties["virtualNetworkPeerings"]).flatMap((p) => {
    const name = stringOf(p["name"]);
    if (name === undefined) return [];
    const azureId = `${t.id}/virtualNetworkPeerings/${name}`;
    return [peeringFrom(context.idOf(azureId), id, name, objectOf(p["properties"]), context)];
  });
  return [vnet, ...subnets, ...peerings];
}

export const vnetDeployment: KindDeployment = { kind: "vnet", toTemplate, topology, fromTemplate };
