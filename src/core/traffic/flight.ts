import type { Box } from "./box.ts";
import type { Packets, Row } from "./packets.ts";
import type { Index, NetworkNode, PublicOwner, SubnetNode } from "./nodes.ts";
import type { Route } from "./routeTable.ts";
import { tagsOfRoutes } from "./routes.ts";
import type { Direction, Scope } from "./rules.ts";
import type { Tag } from "./tags.ts";
import type { Endpoint, NetworkSecurityGroup, SecurityRule } from "./topology.ts";
import type { Part, Universe } from "./universe.ts";
import type { Outcome } from "./verdict.ts";
import type { Variable, World } from "./worlds.ts";

/** Where packets leave from or arrive: a subnet, and the interface in it when there is one. */
export interface Place {
  readonly subnet: SubnetNode;
  readonly endpoint?: Endpoint | undefined;
  /** The firewall that sends, on its own subnet. */
  readonly firewall?: string | undefined;
}

/** A device that forwarded the request without translating it; a stateful one must see the answer (X1). */
export interface Seen {
  readonly name: string;
  readonly isStateful: boolean;
  /** Tagged so that it need not translate towards private endpoints (P4). */
  readonly isExempt: boolean;
}

/** Who gets the answers: the sender, or the device that last put its own address into the packets. */
export type Sender =
  | { readonly kind: "network"; readonly place: Place }
  | { readonly kind: "onPremises" }
  | { readonly kind: "public" }
  | { readonly kind: "probe" }
  | { readonly kind: "device"; readonly name: string; readonly network: NetworkNode };

/** Who a service on the internet takes the comer for (V6). */
export type Comer =
  | { readonly kind: "subnet"; readonly subnet: SubnetNode; readonly hasPolicies: boolean }
  /** A public address: that of the variable, or the packets' own source. Region and site as far as known. */
  | { readonly kind: "address"; readonly address: Variable | undefined; readonly region: string | undefined };

/** Packets on their way. */
export interface Flight {
  readonly packets: Packets;
  readonly hops: readonly string[];
  readonly sender: Sender;
  /** Devices since the last translation of the source. */
  readonly seen: readonly Seen[];
  /** Every device met: meeting one twice is a loop. */
  readonly visited: readonly string[];
  /** The last appliance forwarded without translating (R6). */
  readonly untranslatedBy?: string | undefined;
  /** Whether a group guarded the way out of the place it last left (T3). */
  readonly hasOutboundGroup: boolean;
  /** A peering that lets only what a group allows, until a group is met on the way in (T3). */
  readonly inboundDoubt?: string | undefined;
  /** What leaves the answer open although nothing stops the packets. */
  readonly doubts: readonly string[];
  /** Sent by an application gateway without network isolation, which crosses no peering with access off (T3). */
  readonly fromSharedGateway?: boolean;
  /** Came through a network gateway and met no device since: crosses peerings without the flag (R14). */
  readonly fromGateway?: boolean;
  /** Crossed a peering between regions, behind which Basic internal front ends are not reachable (L2). */
  readonly crossedRegions?: boolean;
}

/** The end of the way for some packets. */
export interface End {
  readonly outcome: Outcome;
  readonly box: Box;
  readonly hops: readonly string[];
  /** For unknown: what would decide it. */
  readonly missing?: string;
  /** The packets left the design towards a public address. */
  readonly exit?: { readonly comer: Comer; readonly flight: Flight };
  /** The packets arrived at an address of the design. */
  readonly arrived?: { readonly endpoint: Endpoint | undefined; readonly flight: Flight };
}

export interface NameAsked {
  readonly fqdns: readonly string[];
  /** Http, Https or Mssql. */
  readonly application: string | undefined;
}

/** What packets are handed to, and what they are called there. */
export interface Delivery {
  readonly place: Place;
  readonly name: string;
  /** A Standard public entrance is closed until a group opens it; the public IP's name (N14). */
  readonly standardEntrance?: string | undefined;
}

/** The steps that call each other round the circle of section 5. */
export interface Steps {
  readonly depart: (c: Context, flight: Flight, place: Place) => End[];
  readonly route: (c: Context, flight: Flight, place: Place) => End[];
  readonly enterNetwork: (c: Context, flight: Flight, network: NetworkNode) => End[];
  readonly deliver: (c: Context, flight: Flight, delivery: Delivery) => End[];
  readonly enterPublic: (c: Context, flight: Flight, pip: string, owner: PublicOwner | undefined) => End[];
  /** A firewall's application rule looks the name up again (D17); undefined when the question names no service. */
  readonly resolveAgain: ((c: Context, flight: Flight, place: Place) => End[]) | undefined;
}

/** Everything compiled for one set of tags; shared by all questions that need the same. */
export interface Compiled {
  readonly index: Index;
  readonly u: Universe;
  readonly scope: (subnet: SubnetNode) => Scope;
  readonly nsgRows: (
    nsg: NetworkSecurityGroup,
    subnet: SubnetNode,
    direction: Direction,
    ignoreSourcePorts: boolean,
  ) => readonly Row<SecurityRule>[];
  readonly adminRows: (subnet: SubnetNode, direction: Direction) => readonly Row<SecurityRule>[];
  readonly routes: (subnet: SubnetNode, look: "destination" | "source") => readonly Row<Route>[];
  /** Remembers compiled tables of other kinds. */
  readonly remember: <T>(key: string, make: () => T) => T;
}

/** One evaluation in one world. */
export interface Context {
  readonly compiled: Compiled;
  readonly index: Index;
  readonly u: Universe;
  readonly world: World;
  readonly steps: Steps;
  /** The subnet that stands for any interface in it, when the question asks so. */
  readonly anyInterfaceOf?: SubnetNode | undefined;
  readonly name?: NameAsked | undefined;
  /** A query for a name: a DNS proxy takes it at the firewall's own address. */
  readonly isNameQuery: boolean;
  /** Says that a tag is told apart; the evaluation is repeated when it was not yet in play. */
  readonly need: (tags: readonly Tag[]) => void;
  /** Names of the rule lists, tables and policies that the evaluation looks into (`list/name`). */
  readonly reads: Set<string>;
}

/** Says that a table is read: its name is noted, and the tags it names are told apart (searched for once). */
export function readTable(c: Context, name: string, tagsOf: () => readonly Tag[]): void {
  c.reads.add(name);
  const tags = c.compiled.remember(`tags ${name}`, tagsOf);
  if (tags.length > 0) c.need(tags);
}

/** Says that the routes of a subnet are read. */
export function readRoutes(c: Context, subnet: SubnetNode): void {
  if (subnet.table !== undefined) c.reads.add(`routeTables/${subnet.table.name}`);
  const tags = c.compiled.remember(`tags of routes ${subnet.id}`, () => tagsOfRoutes(subnet));
  if (tags.length > 0) c.need(tags);
}

export const hop = (flight: Flight, ...hops: readonly string[]): Flight => ({
  ...flight,
  hops: [...flight.hops, ...hops],
});

export const withPackets = (flight: Flight, packets: Packets): Flight => ({ ...flight, packets });

export const denied = (flight: Flight, ...hops: readonly string[]): End => ({
  outcome: "denied",
  box: flight.packets.box,
  hops: [...flight.hops, ...hops],
});

export const undecided = (flight: Flight, missing: string, ...hops: readonly string[]): End => ({
  outcome: "unknown",
  box: flight.packets.box,
  hops: [...flight.hops, ...hops],
  missing,
});

/** The packets got through, unless something on the way left it open. */
export function passed(flight: Flight, hops: readonly string[], more: Pick<End, "exit" | "arrived">): End {
  const doubt = flight.doubts[0];
  if (doubt !== undefined) return undecided(flight, doubt, ...hops, doubt);
  return { outcome: "allowed", box: flight.packets.box, hops: [...flight.hops, ...hops], ...more };
}

/** An address that is known, or known to be one of a few: placed so that rules can look at it. */
export const variable = (key: string, candidates: readonly Part[]): Variable => ({ key, candidates });
