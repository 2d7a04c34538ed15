import { adminRulesOf } from "./adminRules.ts";
import type { Compiled } from "./flight.ts";
import type { Index, SubnetNode } from "./nodes.ts";
import { effectiveRoutesOf, routeRows } from "./routes.ts";
import type { EffectiveRoute } from "./routeTable.ts";
import { orderedRules, rowsOfRules, isDefaultRule, type Scope } from "./rules.ts";
import type { Tag } from "./tags.ts";
import { universeOf } from "./universe.ts";
import { scopeOfSubnet } from "./virtualNetworkTag.ts";

/** Compiles rule lists and route tables for the tags in play, each when first asked for. */
export function compile(index: Index, tags: readonly Tag[]): Compiled {
  const u = universeOf(tags, { networks: index.space, own: index.ownPublic });
  const memory = new Map<string, unknown>();
  const remember = <T>(key: string, make: () => T): T => {
    if (!memory.has(key)) memory.set(key, make());
    return memory.get(key) as T;
  };
  const scope = (subnet: SubnetNode): Scope =>
    remember(`scope ${subnet.id}`, () => scopeOfSubnet(index, subnet, u));
  const routes = (subnet: SubnetNode): EffectiveRoute[] =>
    remember(`routes ${subnet.id}`, () => effectiveRoutesOf(subnet, u));
  return {
    index,
    u,
    scope,
    remember,
    nsgRows: (nsg, subnet, direction, ignoreSourcePorts) =>
      remember(`nsg ${nsg.name} ${subnet.id} ${direction} ${ignoreSourcePorts}`, () =>
        rowsOfRules(orderedRules(nsg.securityRules ?? [], direction), scope(subnet), u, ignoreSourcePorts),
      ),
    adminRows: (subnet, direction) =>
      remember(`admin ${subnet.id} ${direction}`, () => {
        const rules = orderedRules(adminRulesOf(index, subnet), direction).filter((r) => !isDefaultRule(r));
        return rowsOfRules(rules, scope(subnet), u);
      }),
    routes: (subnet, look) => remember(`rows ${subnet.id} ${look}`, () => routeRows(routes(subnet), look)),
  };
}
