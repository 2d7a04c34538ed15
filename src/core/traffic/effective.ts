import { ALL_V4, toCidrs, type Cidr } from "../net/index.ts";
import { analyseRules, type TakenRule } from "./analysis.ts";
import { adminRulesOf } from "./adminRules.ts";
import type { Compiled, Place } from "./flight.ts";
import { classify } from "./packets.ts";
import type { PreparedNsg } from "./nsg.ts";
import { routeText, type Route } from "./routeTable.ts";
import { effectiveRoutesOf, tagsOfRoutes } from "./routes.ts";
import { endTexts, isDefaultRule, orderedRules, tagsOfRules, type Direction, type Scope } from "./rules.ts";
import type { SecurityRule } from "./topology.ts";
import { boxesOf } from "./question.ts";
import type { Traffic } from "./trace.ts";
import { place, UNTAGGED } from "./universe.ts";
import { World } from "./worlds.ts";
import { one } from "./addresses.ts";

/** One row of the effective routes of a subnet, as Network Watcher shows them for running machines. */
export interface EffectiveRouteRow {
  /** A CIDR or a service tag. */
  readonly prefix: string;
  readonly source: Route["source"];
  readonly nextHop: string;
  readonly nextHopIp?: string;
  /** Invalid: no address is left to it, other routes come first. */
  readonly state: "Active" | "Invalid";
  /** Facts on which the row hangs; empty when it is certain. */
  readonly onlyIf: readonly string[];
}

/** One rule that guards an interface, with the words of its ends spelled out. */
export interface EffectiveRuleRow {
  readonly rule: SecurityRule;
  readonly direction: Direction;
  readonly level: "admin" | "subnet" | "nic";
  /** The group, or the configuration's rule list. */
  readonly owner: string;
  readonly isDefault: boolean;
  /** Prefixes that VirtualNetwork, Internet and AzureLoadBalancer stand for here, by the word. */
  readonly expanded: Readonly<Record<string, readonly Cidr[]>>;
  /** The rules before it that take all of its packets; undefined when some packet reaches it. */
  readonly shadowedBy?: TakenRule | undefined;
}

const placeOf = (traffic: Traffic, name: string): Place | undefined => {
  const owner = traffic.index.endpoints.get(name);
  if (owner !== undefined) return { subnet: owner.subnet, endpoint: owner.endpoint };
  const subnet = traffic.index.subnets.get(name);
  return subnet === undefined ? undefined : { subnet };
};

/**
 * The effective routes of a subnet (`vnet/subnet`) or of the subnet of an interface, in the order in which they are
 * tried (section 4). Empty when there is no such thing.
 */
export function effectiveRoutes(traffic: Traffic, name: string): EffectiveRouteRow[] {
  const subnet = placeOf(traffic, name)?.subnet;
  if (subnet === undefined) return [];
  const { u } = traffic.compiled(tagsOfRoutes(subnet));
  const rows = effectiveRoutesOf(subnet, u);
  const world = new World([]);
  const active = new Set<Route>();
  const certain = rows.filter((r) => r.when === undefined);
  const all = boxesOf([{ classes: UNTAGGED, ips: one(0) }], place(u, ALL_V4), {
    protocol: "Tcp",
    port: 0,
    sourcePort: 0,
  });
  const table = certain.map((r) => ({
    shape: [undefined, undefined, r.part.classes, r.part.ips],
    value: r.route,
  }));
  for (const box of all)
    for (const { row } of classify({ box }, table, world)) if (row !== undefined) active.add(row);
  const seen = new Map<string, EffectiveRouteRow>();
  for (const { route, when } of rows) {
    const isActive = active.has(route) || when !== undefined;
    const text = routeText(route);
    if (seen.get(text)?.state === "Active") continue;
    seen.set(text, {
      prefix: route.prefix,
      source: route.source,
      nextHop: route.nextHop,
      ...(route.nextHopIp === undefined ? {} : { nextHopIp: route.nextHopIp }),
      state: isActive ? "Active" : "Invalid",
      onlyIf: active.has(route) ? [] : (when ?? []),
    });
  }
  return [...seen.values()];
}

function expand(rule: SecurityRule, scope: Scope): Record<string, readonly Cidr[]> {
  const out: Record<string, readonly Cidr[]> = {};
  for (const text of [...endTexts(rule, "source"), ...endTexts(rule, "destination")]) {
    const word = text.toLowerCase();
    if (word === "virtualnetwork") out[text] = toCidrs(scope.virtualNetwork);
    if (word === "internet") out[text] = toCidrs(scope.internet);
  }
  return out;
}

/** A group where it stands: its analysis then knows what VirtualNetwork means there. */
function standing(compiled: Compiled, at: Place, rules: readonly SecurityRule[], name: string): PreparedNsg {
  const nsg = { name, securityRules: rules };
  return {
    rules,
    scope: compiled.scope(at.subnet),
    table: (direction) => ({ u: compiled.u, rows: [...compiled.nsgRows(nsg, at.subnet, direction, false)] }),
  };
}

/**
 * The rules that guard an interface or a subnet: admin rules, then the groups, each in the order it is tried, defaults
 * included, shadowed rules marked (N1 to N3, N12, N16).
 */
export function effectiveRules(traffic: Traffic, name: string): EffectiveRuleRow[] {
  const at = placeOf(traffic, name);
  if (at === undefined) return [];
  const admin = adminRulesOf(traffic.index, at.subnet);
  const nic = traffic.index.groups.get(at.endpoint?.networkSecurityGroup ?? "");
  const levels = [
    { level: "subnet", nsg: at.subnet.nsg },
    { level: "nic", nsg: nic },
  ] as const;
  const rules = [...admin, ...levels.flatMap(({ nsg }) => nsg?.securityRules ?? [])];
  const compiled = traffic.compiled([...tagsOfRules(rules), ...tagsOfRoutes(at.subnet)]);
  const scope = compiled.scope(at.subnet);
  const rows = (["Inbound", "Outbound"] as const).flatMap((direction): EffectiveRuleRow[] => {
    const ofAdmin = orderedRules(admin, direction).filter((r) => !isDefaultRule(r));
    const order = direction === "Inbound" ? levels : [...levels].reverse();
    return [
      ...ofAdmin.map((rule): EffectiveRuleRow => ({
        rule,
        direction,
        level: "admin",
        owner: "admin",
        isDefault: false,
        expanded: expand(rule, scope),
      })),
      ...order.flatMap(({ level, nsg }) => {
        if (nsg === undefined) return [];
        const { shadowed } = analyseRules(standing(compiled, at, nsg.securityRules ?? [], nsg.name));
        return orderedRules(nsg.securityRules ?? [], direction).map((rule): EffectiveRuleRow => ({
          ...{
            rule,
            direction,
            level,
            owner: nsg.name,
            isDefault: isDefaultRule(rule),
            expanded: expand(rule, scope),
          },
          shadowedBy: isDefaultRule(rule)
            ? undefined
            : shadowed.find((s) => s.rule === rule.name && s.direction === direction),
        }));
      }),
    ];
  });
  return rows;
}
