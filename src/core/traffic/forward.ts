import { ipOf, ipsOfAll } from "./addresses.ts";
import { nextHopOwner } from "./answers.ts";
import { throughAppliance } from "./appliance.ts";
import { egress } from "./egress.ts";
import { filterOut } from "./filters.ts";
import { throughFirewall } from "./firewall.ts";
import {
  denied,
  hop,
  passed,
  undecided,
  withPackets,
  type Context,
  type End,
  type Flight,
  type Place,
  readRoutes,
} from "./flight.ts";
import { toGateway } from "./gateway.ts";
import { balancerAsNextHop } from "./loadBalancer.ts";
import { classify, partition, toward } from "./packets.ts";
import { cross } from "./peering.ts";
import { platform } from "./platform.ts";
import type { Owner } from "./nodes.ts";
import { routeText, type Route } from "./routeTable.ts";

const MULTICAST = ipsOfAll(["224.0.0.0/3"]);

/** Packets leave a place: platform addresses, filters on the way out, then its routes (section 5, steps 1 to 4). */
export function depart(c: Context, flight: Flight, place: Place): End[] {
  if (place.endpoint?.kind === "privateEndpoint")
    return [denied(flight, `privateEndpoint:${place.endpoint.name}:cannotOriginate`)];
  const { ends, rest } = platform(c, flight, place);
  const out = rest.map((packets) => filterOut(c, withPackets(flight, packets), place));
  return [
    ...ends,
    ...out.flatMap((f) => f.ends),
    ...out.flatMap((f) => f.passed).flatMap((f) => route(c, f, place)),
  ];
}

/** One look-up in the routes of the subnet, and on to the next hop (step 3). */
export function route(c: Context, flight: Flight, place: Place): End[] {
  readRoutes(c, place.subnet);
  const rows = c.compiled.routes(place.subnet, "destination");
  return classify(flight.packets, rows, c.world).flatMap(({ packets, row }) => {
    if (row === undefined) return [denied(withPackets(flight, packets), `route:${place.subnet.id}:none`)];
    return follow(c, hop(withPackets(flight, packets), routeText(row)), place, row);
  });
}

function follow(c: Context, flight: Flight, place: Place, r: Route): End[] {
  const { network } = place.subnet;
  switch (r.nextHop) {
    case "VnetLocal":
      return c.steps.enterNetwork(c, flight, network);
    case "VNetPeering":
    case "InterfaceEndpoint": {
      if (r.peer === undefined) return c.steps.enterNetwork(c, flight, network);
      const { passed: crossed, ends } = cross(c, flight, r.peer);
      return [...ends, ...crossed.flatMap((f) => c.steps.enterNetwork(c, f, r.peer!.to))];
    }
    case "VirtualAppliance":
      return toAppliance(c, flight, place, r);
    case "VirtualApplianceEcmp":
      return [undecided(flight, "equalCostRoutes")];
    case "VirtualNetworkGateway": {
      // Multicast and broadcast are dropped inside networks, whatever lies beyond (N17).
      const { inside, outside } = partition(flight.packets, toward({ ips: MULTICAST }), c.world);
      return [
        ...inside.map((packets) => denied(withPackets(flight, packets))),
        ...outside.flatMap((packets) => toGateway(c, withPackets(flight, packets), place, r)),
      ];
    }
    case "VirtualNetworkServiceEndpoint":
      return throughServiceEndpoint(flight, place, r);
    case "Internet":
      return egress(c, flight, place);
    default:
      return [denied(flight)];
  }
}

/** The next hop is an address, in the network or in a connected peer; anything else is no route (R6). */
function toAppliance(c: Context, flight: Flight, place: Place, r: Route): End[] {
  const hit = nextHopOwner(place.subnet.network, ipOf(r.nextHopIp));
  const isDevice = (owner: Owner): boolean => ["endpoint", "firewall", "loadBalancer"].includes(owner.kind);
  if (hit === undefined || !isDevice(hit.owner))
    return [denied(flight, `nextHop:${r.nextHopIp ?? ""}:unreachable`)];
  const crossed = hit.peer === undefined ? { passed: [flight], ends: [] } : cross(c, flight, hit.peer);
  return [...crossed.ends, ...crossed.passed.flatMap((f) => meet(c, f, hit.owner))];
}

function meet(c: Context, flight: Flight, owner: Owner): End[] {
  switch (owner.kind) {
    case "endpoint":
      return throughAppliance(c, flight, owner);
    case "firewall":
      return throughFirewall(c, flight, owner);
    case "loadBalancer":
      return balancerAsNextHop(c, flight, owner);
    default:
      return [denied(flight)];
  }
}

/** Out through a service endpoint: the service sees the subnet (R9, V6); policies may forbid the account (V12). */
function throughServiceEndpoint(flight: Flight, place: Place, r: Route): End[] {
  const { subnet } = place;
  const isStorage = (r.service ?? "").toLowerCase().startsWith("microsoft.storage");
  const hasPolicies = isStorage && (subnet.subnet.serviceEndpointPolicies ?? []).length > 0;
  const text = `serviceEndpoint:${r.service ?? ""}`;
  const left = hop(flight, text);
  return [passed(left, [], { exit: { comer: { kind: "subnet", subnet, hasPolicies }, flight: left } })];
}
