import type { Resource } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import type { EvaluatedResource, ImportContext, KindDeployment, TemplateContext } from "../definition.ts";
import { objectOf, placementIn, stringOf, withoutUndefined } from "../import.ts";
import { intOf, propsOf, textOf } from "../read.ts";
import { withoutUnset } from "../write.ts";
import { zonesFrom, zonesOf } from "../zones.ts";
import { fields } from "./fields.ts";
import { publicIpPrefixKind } from "./index.ts";

function toTemplate(prefix: Resource, _q: Query, t: TemplateContext) {
  const props = propsOf(fields, prefix);
  return {
    resources: [
      {
        symbol: t.symbol(prefix.id),
        type: publicIpPrefixKind.type,
        apiVersion: publicIpPrefixKind.apiVersion,
        name: t.bound(prefix, "name", prefix.name.trim()),
        location: t.location(prefix.id),
        body: withoutUnset({
          sku: { name: props.sku ?? "Standard" },
          zones: zonesOf(props.zones),
          properties: {
            prefixLength: intOf(props.length) ?? textOf(props.length) ?? 30,
            publicIPAddressVersion: props.version ?? "IPv4",
          },
        }),
        from: prefix.id,
      },
    ],
  };
}

function fromTemplate(t: EvaluatedResource, context: ImportContext): readonly Resource[] {
  const { prefixLength, publicIPAddressVersion } = t.properties;
  return [
    {
      id: context.idOf(t.id),
      kind: "publicIpPrefix",
      name: t.name,
      ...placementIn(t.location),
      props: withoutUndefined({
        length: typeof prefixLength === "number" ? prefixLength : undefined,
        sku: stringOf(objectOf(t.sku)["name"]),
        version: stringOf(publicIPAddressVersion),
        zones: zonesFrom(t.zones),
      }),
    },
  ];
}

export const publicIpPrefixDeployment: KindDeployment = {
  kind: "publicIpPrefix",
  toTemplate,
  // Addresses of a prefix are met where something has them.
  topology: () => ({}),
  fromTemplate,
};
