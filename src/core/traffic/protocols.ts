import { ALL_PORTS, PORT_MAX, portSet, rangeSet, rangeSetOf, type RangeSet } from "../net/index.ts";

/** Protocols on the protocol axis. IPv4 has more, but Azure's rules name only these (N7). */
export const PROTOCOLS = ["Tcp", "Udp", "Icmp", "Esp", "Ah"] as const;
export type Protocol = (typeof PROTOCOLS)[number];

export const TCP = rangeSet(0, 0);
export const UDP = rangeSet(1, 1);
export const ICMP = rangeSet(2, 2);
export const ESP = rangeSet(3, 3);
/** Protocols whose packets carry ports. */
export const WITH_PORTS = rangeSet(0, 1);
/** Protocols whose packets carry none; their port axes hold the one placeholder 0. */
export const PORTLESS = rangeSet(2, 4);
export const ALL_PROTOCOLS = rangeSet(0, 4);
/** The port axes of a packet without ports. */
export const NO_PORT = rangeSet(0, 0);

/** A protocol by name, not case sensitive; `*` is every protocol (N7). Nothing for a name that is none. */
export function protocolSet(name: string): RangeSet {
  if (name === "*" || name.toLowerCase() === "any") return ALL_PROTOCOLS;
  const index = PROTOCOLS.findIndex((p) => p.toLowerCase() === name.toLowerCase());
  return index < 0 ? rangeSetOf([]) : rangeSet(index, index);
}

/** Ports as the vectors write them: a number, a range, `*`, or absent for every port. */
export function portsOf(port: number | string | undefined): RangeSet {
  if (port === undefined || port === "*") return ALL_PORTS;
  const plain = typeof port === "number" ? port : /^[0-9]{1,5}$/.test(port) ? Number(port) : undefined;
  if (plain !== undefined && plain <= PORT_MAX) return rangeSet(plain, plain);
  return portSet(String(port));
}
