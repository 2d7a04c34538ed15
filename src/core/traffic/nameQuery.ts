import { rangeSet } from "../net/index.ts";
import { ipOf, one } from "./addresses.ts";
import { D_CLASS, D_IP, D_PORT, PROTOCOL, S_CLASS, S_IP, S_PORT, boxIntersect, type Box } from "./box.ts";
import type { SenderGroup } from "./ends.ts";
import { variable, type Context, type End, type Flight } from "./flight.ts";
import { fromSite } from "./gateway.ts";
import type { GatewayNode, SubnetNode } from "./nodes.ts";
import { UDP } from "./protocols.ts";
import { place, UNTAGGED, type Part } from "./universe.ts";

/** Whether a query arrives: for these senders (as boxes of their own addresses), or open. */
export interface Reach {
  readonly box: Box;
  readonly isReached: boolean;
}

/** The flow of a query: UDP 53 from port 50000 to the server, judged like any other (D2). */
function queryBox(from: Part): Box {
  const box: Box[number][] = [];
  box[S_CLASS] = from.classes!;
  box[S_IP] = from.ips!;
  box[D_CLASS] = UNTAGGED;
  box[D_IP] = one(0);
  box[PROTOCOL] = UDP;
  box[S_PORT] = rangeSet(50_000, 50_000);
  box[D_PORT] = rangeSet(53, 53);
  return box;
}

function flightTo(c: Context, from: Part, server: number, sender: Flight["sender"]): Flight {
  const destination = variable(`address ${server}`, place(c.u, one(server)));
  const packets = { box: queryBox(from), destination };
  return { packets, sender, hops: [], seen: [], visited: [], doubts: [], hasOutboundGroup: false };
}

/** Sends the query from a group of senders; what stays open becomes a fact of the world. */
export function ask(c: Context, start: SenderGroup["start"], from: Part, server: string): Reach[] {
  const ip = ipOf(server);
  if (ip === undefined) return [{ box: queryBox(from), isReached: false }];
  const query: Context = { ...c, anyInterfaceOf: undefined, name: undefined, isNameQuery: true };
  return send(query, start, from, ip).map((end) => ({
    box: end.box,
    isReached:
      end.outcome === "allowed" ||
      (end.outcome === "unknown" && c.world.fact(`queryReaches ${server} ${end.hops.join(" ")}`)),
  }));
}

function send(c: Context, start: SenderGroup["start"], from: Part, ip: number): End[] {
  switch (start.kind) {
    case "place": {
      const flight = flightTo(c, from, ip, { kind: "network", place: start.place });
      // A firewall's own packets meet no group and are answered to its own address.
      return start.place.firewall === undefined
        ? c.steps.depart(c, flight, start.place)
        : askFromFirewall(c, flight, start.place.subnet, start.place.firewall);
    }
    case "site": {
      const flight = flightTo(c, from, ip, { kind: "onPremises" });
      const { ends, elsewhere } = fromSite(c, flight, start.gateway);
      return [
        ...ends,
        ...elsewhere.map((f): End => ({ outcome: "denied", box: f.packets.box, hops: f.hops })),
      ];
    }
    default:
      return [];
  }
}

function askFromFirewall(c: Context, flight: Flight, subnet: SubnetNode, firewall: string): End[] {
  const own: Flight = { ...flight, sender: { kind: "device", name: firewall, network: subnet.network } };
  const isResolver = String(flight.packets.destination?.key) === `address ${ipOf("168.63.129.16") ?? 0}`;
  if (isResolver) return [{ outcome: "allowed", box: flight.packets.box, hops: [] }];
  return c.steps.route(c, own, { subnet, firewall });
}

/** Whether a query of one machine arrives; true only when all of it does. */
export function reaches(
  c: Context,
  start: SenderGroup["start"],
  from: readonly Part[],
  server: string,
): boolean {
  const asked = from.flatMap((part) => ask(c, start, part, server));
  return asked.length > 0 && asked.every((r) => r.isReached);
}

/** The senders of a box that a query's outcome speaks of. */
export const restrictTo = (box: Box, reach: Reach): Box | undefined =>
  boxIntersect(box, [reach.box[S_CLASS], reach.box[S_IP]]);

export const siteStart = (gateway: GatewayNode): SenderGroup["start"] => ({ kind: "site", gateway });
