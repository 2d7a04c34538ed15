import { regionName } from "../facts/regions.ts";
import { ipOf, ipsOf } from "./addresses.ts";
import { rangeSet, type RangeSet } from "../net/index.ts";
import {
  denied,
  passed,
  undecided,
  withPackets,
  type Comer,
  type Context,
  type End,
  type Flight,
} from "./flight.ts";
import { from, partition, type Packets } from "./packets.ts";
import { endpointsOf, type ServiceName } from "./serviceNames.ts";
import { parseTag } from "./tags.ts";
import type { PlatformService } from "./topology.ts";
import type { Variable } from "./worlds.ts";

interface Judged {
  readonly packets: Packets;
  readonly outcome: "allowed" | "denied" | "unknown";
  /** RULE or REASON. */
  readonly rule: string;
}

interface IpRule {
  readonly name: string;
  readonly ips: RangeSet;
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** "Allow Azure services": a rule from 0.0.0.0 to 0.0.0.0, or the IP rule 0.0.0.0 (V11). */
const isAzureRule = (r: {
  readonly value?: string;
  readonly startIpAddress?: string;
  readonly endIpAddress?: string;
}): boolean =>
  r.startIpAddress === undefined
    ? r.value === "0.0.0.0"
    : r.startIpAddress === "0.0.0.0" && r.endIpAddress === "0.0.0.0";

function ipRulesOf(service: PlatformService): { rules: IpRule[]; admitsAzure: boolean } {
  const all = service.networkAcls?.ipRules ?? [];
  const isBare =
    same(service.type, "Microsoft.Sql/servers") ||
    same(service.type, "Microsoft.DocumentDB/databaseAccounts");
  const rules = all
    .filter((r) => !(isBare && isAzureRule(r)))
    .flatMap((r): IpRule[] => {
      const [first, last] = [ipOf(r.startIpAddress), ipOf(r.endIpAddress)];
      if (first !== undefined && last !== undefined)
        return [{ name: r.name ?? r.startIpAddress!, ips: rangeSet(first, last) }];
      const ips = ipsOf(r.value ?? "");
      return ips === undefined ? [] : [{ name: r.value!, ips }];
    });
  return { rules, admitsAzure: isBare && all.some(isAzureRule) };
}

/** The packets whose public source lies in the set, and the others. */
function bySource(
  c: Context,
  packets: Packets,
  address: Variable | undefined,
  ips: RangeSet,
): { inside: Packets[]; outside: Packets[] } {
  return partition(address === undefined ? packets : { ...packets, source: address }, from({ ips }), c.world);
}

/** Virtual-network and IP rules together are what is admitted; the rest gets the default (V5 to V9, V11). */
function byRules(c: Context, n: ServiceName, comer: Comer, packets: Packets): Judged[] {
  const { service, fact } = n;
  const acls = service.networkAcls ?? {};
  const { rules, admitsAzure } = ipRulesOf(service);
  const networkRules = fact.hasVirtualNetworkRules ? (acls.virtualNetworkRules ?? []) : [];
  const whole = (outcome: Judged["outcome"], rule: string): Judged[] => [{ packets, outcome, rule }];
  if (fact.hasDefaultAction && (acls.defaultAction ?? "Allow") === "Allow")
    return whole("allowed", "defaultAction");
  if (
    same(service.type, "Microsoft.ContainerRegistry/registries") &&
    (service.sku ?? "Premium") !== "Premium"
  )
    return whole("unknown", "sku");
  if (fact.isOpenWithoutRules && rules.length + networkRules.length === 0 && !admitsAzure)
    return whole("allowed", "noRules");
  const rest = fact.hasDefaultAction ? "defaultAction" : "noRule";
  if (comer.kind === "subnet") {
    const rule = networkRules.find((r) => same(r.id, comer.subnet.id));
    if (rule !== undefined) return whole("allowed", `virtualNetworkRule:${comer.subnet.id}`);
    if (admitsAzure && c.world.fact(`allowAzureServicesAdmitsServiceEndpoints ${service.name}`))
      return whole("allowed", "allowAzureServices");
    return whole("denied", rest);
  }
  // Requests from an account's own region arrive with private addresses, which no IP rule can list (V9).
  const isOwnRegion =
    same(service.type, "Microsoft.Storage/storageAccounts") && comer.region === regionName(service.location);
  const out: Judged[] = [];
  let left: Packets[] = [packets];
  for (const rule of isOwnRegion ? [] : rules)
    left = left.flatMap((p) => {
      const { inside, outside } = bySource(c, p, comer.address, rule.ips);
      out.push(
        ...inside.map((taken): Judged => ({
          packets: taken,
          outcome: "allowed",
          rule: `ipRule:${rule.name}`,
        })),
      );
      return outside;
    });
  if (admitsAzure) left = left.flatMap((p) => admitAzure(c, comer, p, out));
  return [...out, ...left.map((p): Judged => ({ packets: p, outcome: "denied", rule: rest }))];
}

/** Every public address inside Azure, of any customer; no site (V11). */
function admitAzure(
  c: Context,
  comer: Comer & { kind: "address" },
  packets: Packets,
  out: Judged[],
): Packets[] {
  const admit = (taken: Packets): Judged => ({
    packets: taken,
    outcome: "allowed",
    rule: "allowAzureServices",
  });
  if (comer.region !== undefined) {
    out.push(admit(packets));
    return [];
  }
  if (comer.address !== undefined) return [packets];
  const cloud = parseTag("AzureCloud");
  c.need([cloud]);
  const { inside, outside } = partition(packets, from({ classes: c.u.withTag(cloud) }), c.world);
  out.push(...inside.map(admit));
  return outside;
}

/** The public door: perimeter, public network access, then the rules (V4). */
function atDoor(c: Context, n: ServiceName, comer: Comer, packets: Packets): Judged[] {
  const { service } = n;
  const perimeter = service.networkSecurityPerimeter;
  const whole = (outcome: Judged["outcome"], rule: string): Judged[] => [{ packets, outcome, rule }];
  if (perimeter?.accessMode === "Enforced") return whole("unknown", "perimeter");
  const access = service.publicNetworkAccess;
  if (access === "SecuredByPerimeter")
    return perimeter === undefined ? whole("denied", "publicNetworkAccess") : whole("unknown", "perimeter");
  const isWorkspace = same(service.type, "Microsoft.MachineLearningServices/workspaces");
  const judged =
    access === "Disabled"
      ? whole("denied", "publicNetworkAccess")
      : isWorkspace && access === undefined && endpointsOf(c.index, service).length > 0
        ? whole("unknown", "publicNetworkAccess")
        : byRules(c, n, comer, packets);
  // In Learning mode a perimeter may admit what the service's own rules do not.
  if (perimeter === undefined) return judged;
  return judged.map((j): Judged =>
    j.outcome === "denied" ? { ...j, outcome: "unknown", rule: "perimeter" } : j,
  );
}

/** Whether the service lets the comer in; has the last word (section 16.2). */
export function door(c: Context, n: ServiceName, comer: Comer, flight: Flight): End[] {
  const service = n.service.name;
  return atDoor(c, n, comer, flight.packets).map(({ packets, outcome, rule }) => {
    const at = withPackets(flight, { ...flight.packets, box: packets.box });
    // Endpoint policies may forbid the account; what the door refuses they cannot admit (V12).
    const isForbidden = outcome === "allowed" && comer.kind === "subnet" && comer.hasPolicies;
    if (isForbidden)
      return undecided(at, "serviceEndpointPolicy", `service:${service}:unknown:endpointPolicy`);
    const text = `service:${service}:${outcome}:${rule}`;
    if (outcome === "denied") return denied(at, text);
    return outcome === "unknown" ? undecided(at, text, text) : passed(at, [text], {});
  });
}

/** The last word on packets that got through: the endpoint they arrived at, or the public door (V2, V3). */
export function atService(c: Context, n: ServiceName, end: End): End[] {
  if (end.outcome !== "allowed") return [end];
  const service = n.service.name;
  if (end.exit !== undefined) return door(c, n, end.exit.comer, end.exit.flight);
  const hit = end.arrived?.endpoint;
  const isOwn =
    hit?.kind === "privateEndpoint" &&
    same(hit.privateLinkServiceId ?? "", service) &&
    (hit.groupIds ?? []).some((g) => same(g, n.groupId));
  return [
    {
      outcome: isOwn ? "allowed" : "denied",
      box: end.box,
      hops: [...end.hops, `service:${service}:${isOwn ? "allowed:privateEndpoint" : "denied:wrongEndpoint"}`],
    },
  ];
}
