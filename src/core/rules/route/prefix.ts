import { ROUTE_NAME, ROUTES_SOURCE, TAG_ROUTES_MAX, TAGS_NOT_IN_ROUTES } from "../../facts/routes.ts";
import { routesOf, type ReadRoute } from "../../kinds/routeTable/routes.ts";
import { cidrWords, parseCidr } from "../../net/index.ts";
import { setField } from "../field/setField.ts";
import { defineRule, type Draft, type DraftFix } from "../rule.ts";

/** A route has a name and a prefix, each once in its table; the prefix is a network or a service tag. */
export const routePrefix = defineRule({
  id: "route/prefix",
  severity: "error",
  profiles: "base",
  subjects: ["routeTable"],
  source: [ROUTES_SOURCE],
  *check(table): Iterable<Draft> {
    const names = new Map<string, ReadRoute>();
    const prefixes = new Map<string, ReadRoute>();
    let tags = 0;
    for (const route of routesOf(table)) {
      const called = route.name ?? "a route";
      const draft = (
        variant: string,
        field: string,
        more: Draft["params"] = {},
        fixes: DraftFix[] = [],
      ): Draft => ({
        variant,
        facet: `${route.row}-${field}`,
        at: [{ id: table.id, path: `props.routes.${route.row}.${field}` }],
        params: { table: table.name, route: called, ...more },
        fixes,
      });
      if (route.name === undefined) yield draft("noName", "name");
      else if (!ROUTE_NAME.pattern.test(route.name) || route.name.length > ROUTE_NAME.max)
        yield draft("badName", "name");
      else if (names.has(route.name.toLowerCase())) yield draft("sameName", "name");
      else names.set(route.name.toLowerCase(), route);

      const { tag } = route;
      if (tag !== undefined && TAGS_NOT_IN_ROUTES.has(tag.toLowerCase())) {
        yield draft("tag", "addressPrefix", { tag });
        continue;
      }
      const parsed = parseCidr(route.prefixText);
      if (tag === undefined && !parsed.ok) {
        const { suggestion } = parsed.error.params;
        const path = `props.routes.${route.row}.addressPrefix`;
        const correct = {
          fix: "set",
          args: { id: table.id, path, value: suggestion },
          params: { value: suggestion },
        };
        // A correction that another route already has would only change the fault.
        const isFree = suggestion !== "" && !routesOf(table).some((r) => r.prefix === suggestion);
        yield draft(
          "prefix",
          "addressPrefix",
          { trouble: cidrWords[parsed.error.code](parsed.error.params) },
          isFree ? [correct] : [],
        );
        continue;
      }
      if (tag !== undefined && ++tags === TAG_ROUTES_MAX + 1)
        yield draft("tooMany", "addressPrefix", { max: TAG_ROUTES_MAX });
      const key = (tag ?? route.prefix ?? "").toLowerCase();
      const other = prefixes.get(key);
      if (other === undefined) prefixes.set(key, route);
      else
        yield draft("samePrefix", "addressPrefix", {
          other: other.name ?? "another route",
          prefix: route.prefixText,
        });
    }
  },
  words: {
    noName: {
      what: (p) => `${p["table"]} has a route without a name`,
      why: () => "Azure knows routes by their names and refuses the table.",
    },
    badName: {
      what: (p) => `${p["table"]}: ${p["route"]} is no name of a route`,
      why: () =>
        "It takes up to 80 letters, digits, dots, hyphens and underscores, and begins with a letter or digit.",
    },
    sameName: {
      what: (p) => `${p["table"]} has two routes with the name ${p["route"]}`,
      why: () => "Azure knows routes by their names and refuses the table.",
    },
    tag: {
      what: (p) => `${p["table"]}: ${p["route"]} cannot lead to the service tag ${p["tag"]}`,
      why: () =>
        "Azure takes service tags of services in routes, not those of its platform or of whole networks.",
    },
    prefix: {
      what: (p) => `${p["table"]}, ${p["route"]}: ${p["trouble"]}`,
      why: () => "A route leads to a network such as 10.0.0.0/16 or to a service tag.",
    },
    tooMany: {
      what: (p) => `${p["table"]} has more than ${p["max"]} routes with service tags`,
      why: () => "Azure refuses a table with more.",
    },
    samePrefix: {
      what: (p) => `${p["table"]}: ${p["route"]} and ${p["other"]} both lead to ${p["prefix"]}`,
      why: () => "A table has one route for each prefix, else Azure refuses it.",
    },
  },
  fixes: { set: { label: (p) => `Use ${p["value"]}`, command: setField } },
});
