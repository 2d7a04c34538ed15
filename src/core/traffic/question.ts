import { EMPTY, intersect, subtract, type RangeSet } from "../net/index.ts";
import type { Box } from "./box.ts";
import { ICMP, NO_PORT, PORTLESS, portsOf, protocolSet, TCP, UDP, WITH_PORTS } from "./protocols.ts";
import type { Part } from "./universe.ts";

export interface Transport {
  /** Tcp, Udp, Icmp, Esp, Ah, or `*` for Tcp, Udp and Icmp. */
  readonly protocol: string;
  readonly port?: number | string;
  readonly sourcePort?: number | string;
}

/** The last three axes of a question: one triple for packets with ports, one for those without. */
export function transportBoxes(t: Transport): readonly (readonly [RangeSet, RangeSet, RangeSet])[] {
  const asked = t.protocol === "*" ? [TCP, UDP, ICMP] : [protocolSet(t.protocol)];
  const out: (readonly [RangeSet, RangeSet, RangeSet])[] = [];
  for (const set of asked) {
    const withPorts = intersect(set, WITH_PORTS);
    const portless = intersect(set, PORTLESS);
    if (withPorts.length > 0) out.push([withPorts, portsOf(t.sourcePort), portsOf(t.port)]);
    if (portless.length > 0) out.push([portless, NO_PORT, NO_PORT]);
  }
  return out;
}

/** Every product of placed ends and transport; a packet from an address to itself is not asked. */
export function boxesOf(source: readonly Part[], destination: readonly Part[], transport: Transport): Box[] {
  const out: Box[] = [];
  for (const [protocol, sourcePort, port] of transportBoxes(transport))
    for (const s of source)
      for (const d of destination)
        out.push([s.classes!, s.ips!, d.classes!, d.ips!, protocol, sourcePort, port]);
  return out.filter((box) => box.every((set) => set !== EMPTY && set.length > 0));
}

/** Takes a single destination address out of the sources (or the other way round), where it is one. */
export function withoutSelf(source: RangeSet, destination: RangeSet): readonly [RangeSet, RangeSet] {
  const isOne = (set: RangeSet): boolean => set.length === 2 && set[0] === set[1];
  if (isOne(destination)) return [subtract(source, destination), destination];
  if (isOne(source)) return [source, subtract(destination, source)];
  return [source, destination];
}
