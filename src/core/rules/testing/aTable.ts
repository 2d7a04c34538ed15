import { asId, asRowId, type Design, type JsonObject } from "../../model/design.ts";
import { aDesign } from "./aDesign.ts";

/** A design with one route table, "rt", and these routes; what a route leaves out is filled with something valid. */
export function aTable(...routes: readonly JsonObject[]): Design {
  const id = asId("rt");
  const rows = routes.map((route, n) => [
    asRowId(`route_${n + 1}`),
    { name: `r${n + 1}`, addressPrefix: `10.${n}.0.0/16`, nextHopType: "VnetLocal", ...route },
  ]);
  return {
    ...aDesign({}),
    resources: {
      [id]: { id, kind: "routeTable", name: "rt", props: { routes: Object.fromEntries(rows) as JsonObject } },
    },
  };
}
