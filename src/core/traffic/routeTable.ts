import type { RangeSet } from "../net/index.ts";
import type { GatewayNode, Owner, PeerNode, SubnetNode } from "./nodes.ts";
import type { Part } from "./universe.ts";

/** One row of the effective route table of a subnet. */
export interface Route {
  readonly subnet: SubnetNode;
  /** As the route has it: a CIDR or a tag. */
  readonly prefix: string;
  readonly source: "User" | "VirtualNetworkGateway" | "Default";
  readonly nextHop: string;
  readonly nextHopIp?: string;
  readonly peer?: PeerNode;
  readonly gateway?: GatewayNode;
  readonly endpoint?: Owner & { kind: "endpoint" };
  /** ARM name of the service of a service endpoint route. */
  readonly service?: string;
  /** Length of the prefix; tag routes have none. */
  readonly length?: number;
}

/** The addresses a row of the table takes, after all longer and preferred rows, and the facts it hangs on. */
export interface EffectiveRoute {
  readonly part: Part;
  readonly when?: readonly string[];
  readonly route: Route;
}

/** `route:SUBNET:PREFIX:SOURCE:NEXTHOP[:IP]`. */
export const routeText = (r: Route): string =>
  `route:${r.subnet.id}:${r.prefix}:${r.source}:${r.nextHop}${r.nextHop === "VirtualAppliance" ? `:${r.nextHopIp ?? ""}` : ""}`;

/** Where a route leads, for "both lead to the same next hop" (R11). */
export const destinationOf = (r: Route): string =>
  `${r.nextHop} ${r.nextHopIp ?? ""} ${r.gateway?.gateway.name ?? ""}`;

/** A route that may win: its addresses and the length of its prefix. */
export interface Candidate {
  readonly route: Route;
  readonly ips: RangeSet;
  readonly length: number;
}
