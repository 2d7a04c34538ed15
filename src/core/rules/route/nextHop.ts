import { ROUTES_SOURCE } from "../../facts/routes.ts";
import { routesOf } from "../../kinds/routeTable/routes.ts";
import { addressWords, familyOf, parseAddress } from "../../net/index.ts";
import { defineRule, type Draft } from "../rule.ts";

/** A route to an appliance names its address. Whether anybody has that address is asked when appliances are drawn. */
export const routeNextHop = defineRule({
  id: "route/next-hop",
  severity: "error",
  profiles: "base",
  subjects: ["routeTable"],
  source: [ROUTES_SOURCE],
  *check(table): Iterable<Draft> {
    for (const route of routesOf(table)) {
      if (route.nextHopType !== "VirtualAppliance") continue;
      const at = [{ id: table.id, path: `props.routes.${route.row}.nextHopIp` }];
      const params = { table: table.name, route: route.name ?? "a route" };
      if (route.nextHopText === undefined) yield { variant: "missing", facet: route.row, at, params };
      else {
        const parsed = parseAddress(route.nextHopText);
        if (!parsed.ok)
          yield {
            variant: "invalid",
            facet: route.row,
            at,
            params: { ...params, trouble: addressWords[parsed.error.code](parsed.error.params) },
          };
        else if (route.prefix !== undefined && familyOf(route.prefix) !== familyOf(parsed.value))
          yield {
            variant: "family",
            facet: route.row,
            at,
            params: { ...params, address: parsed.value, prefix: route.prefix },
          };
      }
    }
  },
  words: {
    missing: {
      what: (p) => `${p["table"]}: ${p["route"]} goes to an appliance without an address`,
      why: () => "Azure refuses a route to a virtual appliance that does not name its private address.",
    },
    invalid: {
      what: (p) => `${p["table"]}, ${p["route"]}: ${p["trouble"]}`,
      why: () => "Azure refuses a next hop that is no address.",
    },
    family: {
      what: (p) =>
        `${p["table"]}: ${p["route"]} sends ${p["prefix"]} to ${p["address"]}, of the other IP version`,
      why: () => "A route and its next hop are of one IP version.",
    },
  },
});
