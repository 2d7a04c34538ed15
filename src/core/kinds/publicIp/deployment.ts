import type { Resource } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import type { EvaluatedResource, ImportContext, KindDeployment, TemplateContext } from "../definition.ts";
import { objectOf, placementIn, stringOf, targetIn, withoutUndefined } from "../import.ts";
import { intOf, propsOf, textOf } from "../read.ts";
import { referenceTo, withoutUnset } from "../write.ts";
import { zonesFrom, zonesOf } from "../zones.ts";
import { fields } from "./fields.ts";
import { publicIpKind } from "./index.ts";

function toTemplate(ip: Resource, _q: Query, t: TemplateContext) {
  const props = propsOf(fields, ip);
  const label = textOf(props.dnsLabel);
  return {
    resources: [
      {
        symbol: t.symbol(ip.id),
        type: publicIpKind.type,
        apiVersion: publicIpKind.apiVersion,
        name: t.bound(ip, "name", ip.name.trim()),
        location: t.location(ip.id),
        body: withoutUnset({
          sku: { name: props.sku ?? "Standard" },
          zones: zonesOf(props.zones),
          properties: withoutUnset({
            publicIPAllocationMethod: "Static",
            publicIPAddressVersion: props.version ?? "IPv4",
            idleTimeoutInMinutes: intOf(props.idleTimeout) ?? textOf(props.idleTimeout),
            dnsSettings: label === undefined ? undefined : { domainNameLabel: label },
            publicIPPrefix: referenceTo(t, props.prefix),
          }),
        }),
        from: ip.id,
      },
    ],
  };
}

function fromTemplate(t: EvaluatedResource, context: ImportContext): readonly Resource[] {
  const { properties } = t;
  const timeout = properties["idleTimeoutInMinutes"];
  return [
    {
      id: context.idOf(t.id),
      kind: "publicIp",
      name: t.name,
      ...placementIn(t.location),
      props: withoutUndefined({
        sku: stringOf(objectOf(t.sku)["name"]),
        version: stringOf(properties["publicIPAddressVersion"]),
        zones: zonesFrom(t.zones),
        dnsLabel: stringOf(objectOf(properties["dnsSettings"])["domainNameLabel"]),
        idleTimeout: typeof timeout === "number" ? timeout : undefined,
        prefix: targetIn(properties["publicIPPrefix"], context),
      }),
    },
  ];
}

export const publicIpDeployment: KindDeployment = {
  kind: "publicIp",
  toTemplate,
  // Azure chooses the address at deployment, so traffic knows that there is one, not which.
  topology: (ip) => ({ publicIPAddresses: [{ name: ip.id, sku: "Standard" }] }),
  fromTemplate,
};
