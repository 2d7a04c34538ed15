import {
  denied,
  hop,
  withPackets,
  type Context,
  type End,
  type Flight,
  type Place,
  readRoutes,
  readTable,
} from "./flight.ts";
import { classify, type Row } from "./packets.ts";
import { adminRulesOf } from "./adminRules.ts";
import { tagsOfRules, type Direction } from "./rules.ts";
import type { NetworkSecurityGroup, SecurityRule } from "./topology.ts";

export interface Filtered {
  readonly passed: readonly Flight[];
  readonly ends: readonly End[];
}

interface Stage {
  readonly rows: readonly Row<SecurityRule>[];
  readonly text: (rule: SecurityRule) => string;
}

/** Subnets whose groups are not evaluated: disabled by the platform, or not supported (section 7). */
const WITHOUT_GROUPS = new Set(["azurefirewallsubnet", "azurefirewallmanagementsubnet", "gatewaysubnet"]);

/** The groups that guard a place: of the interface and of the subnet (N3). */
export function groupsOf(
  c: Context,
  place: Place,
): { nic: NetworkSecurityGroup | undefined; subnet: NetworkSecurityGroup | undefined } {
  if (WITHOUT_GROUPS.has(place.subnet.subnet.name.toLowerCase()))
    return { nic: undefined, subnet: undefined };
  const nic = c.index.groups.get(place.endpoint?.networkSecurityGroup ?? "");
  return { nic, subnet: place.subnet.nsg };
}

function groupStage(
  c: Context,
  level: string,
  nsg: NetworkSecurityGroup,
  place: Place,
  direction: Direction,
  ignoreSourcePorts: boolean,
): Stage {
  readTable(c, `networkSecurityGroups/${nsg.name}`, () => tagsOfRules(nsg.securityRules ?? []));
  // VirtualNetwork may hold the tags that the subnet's routes name (T1).
  readRoutes(c, place.subnet);
  return {
    rows: c.compiled.nsgRows(nsg, place.subnet, direction, ignoreSourcePorts),
    text: (rule) => `${level}:${nsg.name}:${rule.name}`,
  };
}

/** Runs packets through stages; what one allows goes on to the next, AlwaysAllow leaves out the rest (N12). */
function run(
  c: Context,
  flights: readonly Flight[],
  stages: readonly Stage[],
  ends: End[],
  always: Flight[],
): Flight[] {
  let current = [...flights];
  for (const stage of stages) {
    const next: Flight[] = [];
    for (const flight of current) {
      for (const { packets, row } of classify(flight.packets, stage.rows, c.world)) {
        const moved = withPackets(flight, packets);
        if (row === undefined) next.push(moved);
        else if (row.access === "Deny") ends.push(denied(moved, stage.text(row)));
        else if (row.access === "AlwaysAllow") always.push(hop(moved, stage.text(row)));
        else next.push(hop(moved, stage.text(row)));
      }
    }
    current = next;
  }
  return current;
}

export interface FilteredIn extends Filtered {
  /** Passed by an AlwaysAllow admin rule, which skips the groups (N12, N14). */
  readonly always: readonly Flight[];
  readonly hasGroup: boolean;
}

/** Admin rules and groups of one direction at a place (N3, N12). */
export function filter(
  c: Context,
  flight: Flight,
  place: Place,
  direction: Direction,
  isPrivateEndpoint = false,
): FilteredIn {
  const ends: End[] = [];
  const always: Flight[] = [];
  const { missing } = place.subnet;
  const lost = place.endpoint?.networkSecurityGroup;
  const doubts =
    lost === undefined || c.index.groups.has(lost) ? missing : [...missing, `networkSecurityGroup ${lost}`];
  const from = doubts.length === 0 ? flight : { ...flight, doubts: [...flight.doubts, ...doubts] };
  const word = direction === "Inbound" ? "in" : "out";
  const { nic, subnet } = groupsOf(c, place);
  if (!isPrivateEndpoint)
    c.need(
      c.compiled.remember(`tags of admin rules ${place.subnet.id}`, () =>
        tagsOfRules(adminRulesOf(c.index, place.subnet)),
      ),
    );
  const admin: Stage = {
    rows: isPrivateEndpoint ? [] : c.compiled.adminRows(place.subnet, direction),
    text: (rule) => `admin-${word}:${rule.name}:${rule.access}`,
  };
  const groups: Stage[] = [];
  if (subnet !== undefined)
    groups.push(groupStage(c, `subnet-${word}`, subnet, place, direction, isPrivateEndpoint));
  if (nic !== undefined) groups.push(groupStage(c, `nic-${word}`, nic, place, direction, isPrivateEndpoint));
  if (direction === "Outbound") groups.reverse();
  const afterAdmin = run(c, [from], admin.rows.length > 0 ? [admin] : [], ends, always);
  return { passed: run(c, afterAdmin, groups, ends, always), always, ends, hasGroup: groups.length > 0 };
}

/** Everything on the way out of a place: admin rules, then the interface's group, then the subnet's. */
export function filterOut(c: Context, flight: Flight, place: Place): Filtered {
  const { passed, always, ends, hasGroup } = filter(c, flight, place, "Outbound");
  return { ends, passed: [...always, ...passed].map((f) => ({ ...f, hasOutboundGroup: hasGroup })) };
}
