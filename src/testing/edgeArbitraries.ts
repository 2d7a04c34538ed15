import { PUBLIC_IP_SKUS, ZONE_CHOICES } from "../core/facts/publicAddresses.ts";
import { NEXT_HOP_TYPES } from "../core/facts/routes.ts";
import { asRowId, type Id, type Json, type Resource } from "../core/model/design.ts";
import { placement, unset, wordAtEnd, type Maker, type Site } from "./maker.ts";

/** What a network's subnets and machines may carry beside groups of rules. */
export interface Edge {
  readonly asgs: readonly Id[];
  readonly routeTables: readonly Id[];
  readonly natGateways: readonly Id[];
  /** Each for one network card. */
  readonly publicIps: Id[];
}

export function edgeOf(m: Maker, site: Site, all: Resource[]): Edge {
  const some = <T>(make: () => T): T[] => Array.from({ length: m.pick([0, 0, 1, 2]) }, make);
  return {
    asgs: some(() => add(m, site, all, "asg", {})),
    routeTables: some(() => routeTable(m, site, all)),
    natGateways: some(() => natGateway(m, site, all)),
    publicIps: some(() => publicIp(m, site, all, m.pick(PUBLIC_IP_SKUS), "IPv4")),
  };
}

function add(m: Maker, site: Site, all: Resource[], kind: string, props: Resource["props"]): Id {
  const id = m.id(kind);
  all.push({ id, kind, name: m.name(kind, 80, wordAtEnd), ...placement(m, site), props });
  return id;
}

function routeTable(m: Maker, site: Site, all: Resource[]): Id {
  const routes = Array.from({ length: m.int(0, 3) }, (_, n): [string, Json] => {
    const nextHopType = m.pick([...NEXT_HOP_TYPES, undefined]);
    const isAppliance = nextHopType === undefined || nextHopType === "VirtualAppliance";
    return [
      asRowId(`route_${n}x`),
      unset({
        name: m.name(`route ${all.length}`, 80, wordAtEnd),
        addressPrefix:
          n === 0 ? m.pick(["0.0.0.0/0", " AzureMonitor ", "Storage.WestEurope"]) : `192.168.${n}.0/24`,
        nextHopType,
        nextHopIp: isAppliance ? " 10.0.0.68" : undefined,
      }),
    ];
  });
  return add(
    m,
    site,
    all,
    "routeTable",
    unset({ routes: Object.fromEntries(routes), disableBgpPropagation: m.pick([true, false, undefined]) }),
  );
}

type Sku = (typeof PUBLIC_IP_SKUS)[number];

function publicIp(
  m: Maker,
  site: Site,
  all: Resource[],
  sku: Sku,
  version: "IPv4" | "IPv6",
  prefix?: Id,
): Id {
  return add(
    m,
    site,
    all,
    "publicIp",
    unset({
      sku,
      version,
      zones: prefix === undefined ? m.pick([...ZONE_CHOICES, undefined]) : "none",
      dnsLabel: m.odds(30) ? `label-${all.length}` : undefined,
      idleTimeout: m.pick([4, "30", undefined]),
      prefix,
    }),
  );
}

function prefixOf(m: Maker, site: Site, all: Resource[], sku: Sku): Id {
  return add(m, site, all, "publicIpPrefix", {
    length: m.pick([30, 31]),
    sku,
    version: "IPv4",
    zones: "none",
  });
}

function natGateway(m: Maker, site: Site, all: Resource[]): Id {
  const prefixes = m.odds(30) ? [prefixOf(m, site, all, "Standard")] : [];
  const addresses = Array.from({ length: m.int(prefixes.length === 0 ? 1 : 0, 2) }, () =>
    publicIp(m, site, all, "Standard", "IPv4", m.odds(30) ? prefixOf(m, site, all, "Standard") : undefined),
  );
  return add(
    m,
    site,
    all,
    "natGateway",
    unset({
      sku: "Standard",
      publicIps: addresses,
      publicIpPrefixes: prefixes.length > 0 ? prefixes : undefined,
      idleTimeout: m.pick([4, 120, "10", undefined]),
      zones: m.pick(["none", undefined]),
    }),
  );
}

/** Both directions between two networks. */
export function peer(m: Maker, from: Id, to: Id, all: Resource[]): void {
  for (const [parent, remote] of [
    [from, to],
    [to, from],
  ] as const)
    all.push({
      id: m.id("peering"),
      kind: "peering",
      name: m.name(`peering ${parent}`, 80, wordAtEnd),
      parent,
      props: unset({
        remote,
        allowVnetAccess: m.pick([true, true, false, undefined]),
        allowForwardedTraffic: m.pick([true, false, undefined]),
      }),
    });
}
