import type { Resource } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import type { Topology, UserRoute } from "../../traffic/topology.ts";
import type { EvaluatedResource, ImportContext, KindDeployment, TemplateContext } from "../definition.ts";
import { objectOf, objectsOf, placementIn, stringOf, withoutUndefined } from "../import.ts";
import { propsOf } from "../read.ts";
import { withoutUnset } from "../write.ts";
import { fields } from "./fields.ts";
import { routeTableKind } from "./index.ts";
import { routesOf, type ReadRoute } from "./routes.ts";

const isAppliance = (route: ReadRoute): boolean => route.nextHopType === "VirtualAppliance";

function toTemplate(table: Resource, _q: Query, t: TemplateContext) {
  const routes = routesOf(table).map((route) => ({
    name: route.name ?? "",
    properties: withoutUnset({
      addressPrefix: route.prefixText,
      nextHopType: route.nextHopType,
      nextHopIpAddress: isAppliance(route) ? (route.nextHopIp ?? route.nextHopText) : undefined,
    }),
  }));
  return {
    resources: [
      {
        symbol: t.symbol(table.id),
        type: routeTableKind.type,
        apiVersion: routeTableKind.apiVersion,
        name: t.bound(table, "name", table.name.trim()),
        location: t.location(table.id),
        body: {
          properties: withoutUnset({
            disableBgpRoutePropagation: propsOf(fields, table).disableBgpPropagation,
            routes,
          }),
        },
        from: table.id,
      },
    ],
  };
}

/** The table as traffic meets it; routes are named by their row. A route that cannot be read does not exist yet. */
function topology(table: Resource): Topology {
  const routes = routesOf(table).flatMap((route): UserRoute[] => {
    const addressPrefix = route.prefix ?? route.tag;
    if (addressPrefix === undefined || (isAppliance(route) && route.nextHopIp === undefined)) return [];
    return [
      {
        name: route.row,
        addressPrefix,
        nextHopType: route.nextHopType,
        ...(isAppliance(route) ? { nextHopIpAddress: route.nextHopIp! } : {}),
      },
    ];
  });
  const disabled = propsOf(fields, table).disableBgpPropagation;
  return {
    routeTables: [
      { name: table.id, ...(disabled === undefined ? {} : { disableBgpRoutePropagation: disabled }), routes },
    ],
  };
}

function fromTemplate(t: EvaluatedResource, context: ImportContext): readonly Resource[] {
  const rows = objectsOf(t.properties["routes"]).map((route) => {
    const body = objectOf(route["properties"]);
    const name = stringOf(route["name"]) ?? "";
    const values = withoutUndefined({
      name,
      addressPrefix: stringOf(body["addressPrefix"]),
      nextHopType: stringOf(body["nextHopType"]),
      nextHopIp: stringOf(body["nextHopIpAddress"]),
    });
    return [context.row(t.id, name), values] as const;
  });
  const disabled = t.properties["disableBgpRoutePropagation"];
  return [
    {
      id: context.idOf(t.id),
      kind: "routeTable",
      name: t.name,
      ...placementIn(t.location),
      props: withoutUndefined({
        routes: Object.fromEntries(rows),
        disableBgpPropagation: typeof disabled === "boolean" ? disabled : undefined,
      }),
    },
  ];
}

export const routeTableDeployment: KindDeployment = {
  kind: "routeTable",
  toTemplate,
  topology,
  fromTemplate,
};
