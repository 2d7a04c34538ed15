import type { Id, Resource } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import type { EvaluatedResource, ImportContext, KindDeployment, TemplateContext } from "../definition.ts";
import { objectOf, placementIn, stringOf, targetsIn, withoutUndefined } from "../import.ts";
import { intOf, propsOf, textOf } from "../read.ts";
import { referencesTo, withoutUnset } from "../write.ts";
import { zonesFrom, zonesOf } from "../zones.ts";
import { fields } from "./fields.ts";
import { natGatewayKind } from "./index.ts";

/** Addresses of the two versions stand in properties of their own. */
const ofVersion = (q: Query, ids: readonly Id[] | undefined, is6: boolean): readonly Id[] =>
  (ids ?? []).filter((id) => (q.get(id).props["version"] === "IPv6") === is6);

function toTemplate(nat: Resource, q: Query, t: TemplateContext) {
  const { sku, zones, idleTimeout, publicIps, publicIpPrefixes } = propsOf(fields, nat);
  const addresses = (ids: readonly Id[] | undefined, is6: boolean) => referencesTo(t, ofVersion(q, ids, is6));
  return {
    resources: [
      {
        symbol: t.symbol(nat.id),
        type: natGatewayKind.type,
        apiVersion: natGatewayKind.apiVersion,
        name: t.bound(nat, "name", nat.name.trim()),
        location: t.location(nat.id),
        body: withoutUnset({
          sku: { name: sku ?? "Standard" },
          zones: zonesOf(zones),
          properties: withoutUnset({
            idleTimeoutInMinutes: intOf(idleTimeout) ?? textOf(idleTimeout),
            publicIpAddresses: addresses(publicIps, false),
            publicIpAddressesV6: addresses(publicIps, true),
            publicIpPrefixes: addresses(publicIpPrefixes, false),
            publicIpPrefixesV6: addresses(publicIpPrefixes, true),
          }),
        }),
        from: nat.id,
      },
    ],
  };
}

const together = (...lists: readonly (readonly Id[] | undefined)[]): readonly Id[] | undefined => {
  const all = lists.flatMap((list) => list ?? []);
  return all.length === 0 ? undefined : all;
};

function fromTemplate(t: EvaluatedResource, context: ImportContext): readonly Resource[] {
  const read = (name: string): readonly Id[] | undefined => targetsIn(t.properties[name], context);
  const timeout = t.properties["idleTimeoutInMinutes"];
  return [
    {
      id: context.idOf(t.id),
      kind: "natGateway",
      name: t.name,
      ...placementIn(t.location),
      props: withoutUndefined({
        sku: stringOf(objectOf(t.sku)["name"]),
        publicIps: together(read("publicIpAddresses"), read("publicIpAddressesV6")),
        publicIpPrefixes: together(read("publicIpPrefixes"), read("publicIpPrefixesV6")),
        idleTimeout: typeof timeout === "number" ? timeout : undefined,
        zones: zonesFrom(t.zones),
      }),
    },
  ];
}

export const natGatewayDeployment: KindDeployment = {
  kind: "natGateway",
  toTemplate,
  topology: (nat) => ({
    natGateways: [{ name: nat.id, publicIpAddresses: propsOf(fields, nat).publicIps ?? [] }],
  }),
  fromTemplate,
};
