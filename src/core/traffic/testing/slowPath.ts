import type { Endpoint, RouteTable, SecurityRule, Subnet, Topology, VirtualNetwork } from "../topology.ts";
import { inPrefix } from "./slowNsg.ts";

/**
 * One packet at a time through networks, routes, peerings and appliances: slow, obvious, and written from the
 * documentation without a look at the engine. Knows subnet groups with literal prefixes, user routes, default outbound
 * access, appliances and peerings; nothing else.
 */
export interface PathPacket {
  readonly source: string;
  readonly destination: string;
  readonly protocol: "Tcp" | "Udp";
  readonly port: number;
}

export type PathResult = "allowed" | "denied" | "unknown";

interface At {
  readonly network: VirtualNetwork;
  readonly subnet: Subnet;
}

const number = (ip: string): number => ip.split(".").reduce((n, octet) => n * 256 + Number(octet), 0);
const inside = (ip: string, prefix: string): boolean => inPrefix(number(ip), prefix);
const isPrivate = (ip: string): boolean =>
  ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"].some((p) => inside(ip, p));

interface Hop {
  readonly prefix: string;
  readonly type: string;
  readonly ip?: string | undefined;
  readonly peer?: VirtualNetwork;
}

export class SlowPath {
  readonly #t: Topology;

  constructor(topology: Topology) {
    this.#t = topology;
  }

  #networks(): readonly VirtualNetwork[] {
    return this.#t.virtualNetworks ?? [];
  }

  #holds(network: VirtualNetwork, ip: string): boolean {
    return network.addressSpace.addressPrefixes.some((p) => inside(ip, p));
  }

  #at(ip: string): At | undefined {
    for (const network of this.#networks())
      for (const subnet of network.subnets ?? [])
        if (inside(ip, subnet.addressPrefix!)) return { network, subnet };
    return undefined;
  }

  #endpoint(ip: string | undefined): Endpoint | undefined {
    return this.#t.endpoints?.find((e) => e.privateIPAddress === ip);
  }

  /** Connected peers: both sides exist. */
  #peers(network: VirtualNetwork): VirtualNetwork[] {
    const has = (a: VirtualNetwork, b: VirtualNetwork): boolean =>
      (a.virtualNetworkPeerings ?? []).some((p) => p.remoteVirtualNetwork === b.name);
    return this.#networks().filter((other) => has(network, other) && has(other, network));
  }

  #accepts(network: VirtualNetwork, forwardedFrom: VirtualNetwork): boolean {
    return (network.virtualNetworkPeerings ?? []).some(
      (p) => p.remoteVirtualNetwork === forwardedFrom.name && p.allowForwardedTraffic === true,
    );
  }

  #passes(at: At, direction: string, p: PathPacket): boolean {
    const group = this.#t.networkSecurityGroups?.find((g) => g.name === at.subnet.networkSecurityGroup);
    if (group === undefined) return true;
    const matches = (r: SecurityRule): boolean => {
      const end = (text: string, ip: string): boolean => text === "*" || inside(ip, text);
      const [from = "0", to = from] =
        r.destinationPortRange === "*" ? ["0", "65535"] : r.destinationPortRange!.split("-");
      return (
        r.direction === direction &&
        (r.protocol === "*" || r.protocol === p.protocol) &&
        end(r.sourceAddressPrefix!, p.source) &&
        end(r.destinationAddressPrefix!, p.destination) &&
        Number(from) <= p.port &&
        p.port <= Number(to)
      );
    };
    const rules = [...(group.securityRules ?? [])].sort((a, b) => a.priority - b.priority);
    return rules.find(matches)?.access === "Allow";
  }

  /** Longest prefix; user routes before system routes of the same prefix. */
  #route(at: At, ip: string): Hop | undefined {
    const table: RouteTable | undefined = this.#t.routeTables?.find((r) => r.name === at.subnet.routeTable);
    const users: Hop[] = (table?.routes ?? []).map((r) => ({
      prefix: r.addressPrefix,
      type: r.nextHopType,
      ip: r.nextHopIpAddress,
    }));
    const system: Hop[] = at.network.addressSpace.addressPrefixes.map((prefix) => ({
      prefix,
      type: "VnetLocal",
    }));
    for (const peer of this.#peers(at.network))
      for (const prefix of peer.addressSpace.addressPrefixes)
        system.push({ prefix, type: "VNetPeering", peer });
    if (!users.some((u) => u.prefix === "0.0.0.0/0"))
      for (const prefix of ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"])
        system.push({ prefix, type: "None" });
    system.push({ prefix: "0.0.0.0/0", type: "Internet" });
    const length = (h: Hop): number => Number(h.prefix.split("/")[1]);
    const hits = [...users, ...system].filter((h) => inside(ip, h.prefix));
    return hits.reduce<Hop | undefined>(
      (best, h) => (best === undefined || length(h) > length(best) ? h : best),
      undefined,
    );
  }

  /** The device at a next hop: in the network or a connected peer. */
  #device(
    network: VirtualNetwork,
    ip: string | undefined,
  ): { device: Endpoint; home: VirtualNetwork } | undefined {
    for (const home of [network, ...this.#peers(network)]) {
      const device = this.#endpoint(ip);
      if (device !== undefined && home.name === device.subnet.split("/")[0]) return { device, home };
    }
    return undefined;
  }

  /** What becomes of a packet that an interface sends. */
  send(packet: PathPacket): PathResult {
    return this.#leave(packet, this.#at(packet.source)!, { seen: [], visited: [], sender: packet.source });
  }

  #leave(p: PathPacket, at: At, state: State): PathResult {
    if (!this.#passes(at, "Outbound", p)) return "denied";
    const hop = this.#route(at, p.destination);
    switch (hop?.type) {
      case "VnetLocal":
        return this.#arrive(p, at.network, at.network, state);
      case "VNetPeering":
        return this.#cross(p, at.network, hop.peer!)
          ? this.#arrive(p, hop.peer!, at.network, state)
          : "denied";
      case "VirtualAppliance": {
        const found = this.#device(at.network, hop.ip);
        if (found === undefined) return "denied";
        if (found.home !== at.network && !this.#cross(p, at.network, found.home)) return "denied";
        return this.#through(p, found.device, state);
      }
      case "Internet":
        if (isPrivate(p.destination)) return "denied";
        return state.untranslated === true ? "denied" : "allowed";
      default:
        return "denied";
    }
  }

  /** Traffic that did not start in the network it comes from needs the flag of the network it enters. */
  #cross(p: PathPacket, from: VirtualNetwork, to: VirtualNetwork): boolean {
    return this.#holds(from, p.source) || this.#accepts(to, from);
  }

  #through(p: PathPacket, device: Endpoint, state: State): PathResult {
    if (state.visited.includes(device.name)) return "denied";
    const at = this.#at(device.privateIPAddress)!;
    if (!this.#passes(at, "Inbound", p)) return "denied";
    if (device.enableIPForwarding !== true || device.appliance?.forwarding === "none") return "denied";
    if (device.appliance?.forwarding !== "all") return "unknown";
    const visited = [...state.visited, device.name];
    if (device.appliance.snat === true)
      return this.#leave({ ...p, source: device.privateIPAddress }, at, {
        seen: [],
        visited,
        sender: device.privateIPAddress,
        translator: device.name,
      });
    const seen = device.appliance.stateful === false ? state.seen : [...state.seen, device.name];
    return this.#leave(p, at, { ...state, seen, visited, untranslated: true });
  }

  #arrive(p: PathPacket, network: VirtualNetwork, _from: VirtualNetwork, state: State): PathResult {
    const at = this.#at(p.destination);
    if (at === undefined || at.network !== network) return "denied";
    const last = number(p.destination) % 8;
    if (last < 4 || last === 7) return "denied";
    if (!this.#passes(at, "Inbound", p)) return "denied";
    return this.#back(p, at, state, [], []);
  }

  /** The answer's way to the sender, or to the device that translated. */
  #back(p: PathPacket, at: At, state: State, met: readonly string[], visited: readonly string[]): PathResult {
    const isForwarded = visited.length > 0;
    const hop = this.#route(at, state.sender);
    const home = (): PathResult => {
      if (state.seen.every((name) => met.includes(name))) return "allowed";
      return p.protocol === "Tcp" ? "denied" : "unknown";
    };
    if (hop?.type === "VnetLocal") return home();
    if (hop?.type === "VNetPeering")
      return isForwarded && !this.#accepts(hop.peer!, at.network) ? "denied" : home();
    if (hop?.type !== "VirtualAppliance") return "denied";
    const found = this.#device(at.network, hop.ip);
    if (found === undefined) return "denied";
    if (found.home !== at.network && isForwarded && !this.#accepts(found.home, at.network)) return "denied";
    const { device } = found;
    if (device.name === state.translator) return home();
    if (visited.includes(device.name)) return "denied";
    const isStateful = device.appliance?.stateful !== false;
    if (isStateful && !state.seen.includes(device.name)) return "denied";
    if (device.enableIPForwarding !== true || device.appliance?.forwarding === "none") return "denied";
    if (device.appliance?.forwarding === undefined) return "unknown";
    const next = this.#at(device.privateIPAddress)!;
    return this.#back(p, next, state, isStateful ? [...met, device.name] : met, [...visited, device.name]);
  }
}

interface State {
  /** Stateful devices since the last translation. */
  readonly seen: readonly string[];
  readonly visited: readonly string[];
  readonly sender: string;
  readonly translator?: string;
  readonly untranslated?: boolean;
}
