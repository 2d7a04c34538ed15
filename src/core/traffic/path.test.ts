import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SlowPath, type PathPacket, type PathResult } from "./testing/slowPath.ts";
import type { Endpoint, RouteTable, SecurityRule, Topology } from "./topology.ts";
import { rests, skeletonOf } from "./skeleton.ts";
import { prepare, trace } from "./trace.ts";

const NETWORKS = ["hub", "s1", "s2"] as const;
const SUBNETS = ["a", "b"] as const;
const prefixOf = (n: number, s: number): string => `10.${n}.${s}.0/29`;
const ids = NETWORKS.flatMap((n) => SUBNETS.map((s) => `${n}/${s}`));
const address = (id: string, last: number): string => {
  const [n = "", s = ""] = id.split("/");
  return `10.${NETWORKS.indexOf(n as "hub")}.${SUBNETS.indexOf(s as "a")}.${last}`;
};

/** Two machines that may forward, and one that only receives, in every subnet. */
const appliance = fc.record({
  enableIPForwarding: fc.constantFrom(true, true, true, false),
  appliance: fc.record(
    {
      forwarding: fc.constantFrom<"all" | "none">("all", "all", "all", "all", "none"),
      snat: fc.boolean(),
      stateful: fc.boolean(),
    },
    { requiredKeys: ["snat", "stateful"] },
  ),
});
const routePrefix = fc.constantFrom(
  ...["0.0.0.0/0", "10.0.0.0/8", "10.0.0.0/16", "10.1.0.0/16", "10.2.0.0/16", "10.1.0.0/29", "10.2.1.0/29"],
  ...["10.2.0.6/32", "198.51.100.0/24"],
);
const userRoute = fc.record({
  addressPrefix: routePrefix,
  nextHopType: fc.constantFrom(
    "VirtualAppliance",
    "VirtualAppliance",
    "VirtualAppliance",
    "None",
    "VnetLocal",
    "Internet",
  ),
  nextHopIpAddress: fc.constantFrom(...ids.map((id) => address(id, 4)), "10.9.9.9"),
});
const end = fc.constantFrom(
  "*",
  "*",
  "10.0.0.0/16",
  "10.1.0.0/29",
  "10.2.0.0/15",
  "10.1.0.5/32",
  "198.51.100.0/24",
);
const rule = fc.record({
  direction: fc.constantFrom<"Inbound" | "Outbound">("Inbound", "Outbound"),
  access: fc.constantFrom<"Allow" | "Deny">("Allow", "Allow", "Deny"),
  protocol: fc.constantFrom("*", "Tcp", "Udp"),
  sourceAddressPrefix: end,
  destinationAddressPrefix: end,
  destinationPortRange: fc.constantFrom("*", "1", "2-3"),
});
const any = {
  protocol: "*",
  sourceAddressPrefix: "*",
  destinationAddressPrefix: "*",
  destinationPortRange: "*",
} as const;

interface Drawn {
  /** Spokes reach each other through the machine in hub/a, as far as the drawn rest leaves it so. */
  isHubbed: boolean;
  flags: boolean[];
  peered: boolean[];
  devices: { enableIPForwarding: boolean; appliance: NonNullable<Endpoint["appliance"]> }[];
  tables: { addressPrefix: string; nextHopType: string; nextHopIpAddress: string }[][];
  groups: (Omit<SecurityRule, "name" | "priority"> & object)[][];
  isOpen: boolean[];
}

const PAIRS = [
  ["hub", "s1"],
  ["hub", "s2"],
  ["s1", "s2"],
] as const;

const viaHub = (addressPrefix: string) => ({
  addressPrefix,
  nextHopType: "VirtualAppliance",
  nextHopIpAddress: "10.0.0.4",
});

function topologyOf(d: Drawn): Topology {
  const peerings = (name: string) =>
    PAIRS.flatMap((pair, i) => {
      const other = pair.find((n) => n !== name)!;
      if (!(pair as readonly string[]).includes(name) || !d.peered[i]) return [];
      return [
        {
          remoteVirtualNetwork: other,
          allowForwardedTraffic: d.flags[2 * i + (pair as readonly string[]).indexOf(name)] === true,
        },
      ];
    });
  const tables = d.tables.map((routes, i): RouteTable => ({
    name: `rt${i}`,
    routes: [
      ...new Map(
        [...(d.isHubbed && i > 1 ? [viaHub(i < 4 ? "10.2.0.0/16" : "10.1.0.0/16")] : []), ...routes].map(
          (r) => [r.addressPrefix, r],
        ),
      ).values(),
    ].map((r, k) => ({
      ...{ name: `r${k}`, addressPrefix: r.addressPrefix, nextHopType: r.nextHopType },
      ...(r.nextHopType === "VirtualAppliance" ? { nextHopIpAddress: r.nextHopIpAddress } : {}),
    })),
  }));
  return {
    virtualNetworks: NETWORKS.map((name, n) => ({
      ...{ name, location: "eastus", addressSpace: { addressPrefixes: [`10.${n}.0.0/16`] } },
      subnets: SUBNETS.map((s, k) => ({
        name: s,
        addressPrefix: prefixOf(n, k),
        routeTable: `rt${2 * n + k}`,
        networkSecurityGroup: `g${2 * n + k}`,
      })),
      virtualNetworkPeerings: peerings(name),
    })),
    routeTables: tables,
    networkSecurityGroups: d.groups.map((rules, i) => ({
      name: `g${i}`,
      securityRules: [
        ...rules.map((r, k): SecurityRule => ({
          ...r,
          sourcePortRange: "*",
          name: `n${k}`,
          priority: 100 + k,
        })),
        // Nothing reaches the default rules, whose VirtualNetwork would bring open facts into play.
        ...(["Inbound", "Outbound"] as const).map((direction): SecurityRule => ({
          ...any,
          ...{
            sourcePortRange: "*",
            name: `rest${direction}`,
            priority: 4096,
            direction,
            access: d.isOpen[i] === true ? "Allow" : "Deny",
          },
        })),
      ],
    })),
    endpoints: ids.flatMap((id, i): Endpoint[] => [
      {
        name: `nva-${id}`,
        kind: "networkVirtualAppliance",
        subnet: id,
        privateIPAddress: address(id, 4),
        ...d.devices[i]!,
      },
      { name: `vm-${id}`, kind: "virtualMachine", subnet: id, privateIPAddress: address(id, 6) },
    ]),
  };
}

const drawn = fc.record<Drawn>({
  isHubbed: fc.boolean(),
  flags: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
  peered: fc.tuple(fc.constant(true), fc.constant(true), fc.boolean()).map((x) => [...x]),
  devices: fc.array(appliance, { minLength: 6, maxLength: 6 }),
  tables: fc.array(fc.array(userRoute, { maxLength: 3 }), { minLength: 6, maxLength: 6 }),
  groups: fc.array(fc.array(rule, { maxLength: 2 }), { minLength: 6, maxLength: 6 }),
  isOpen: fc.array(fc.constantFrom(true, true, true, false), { minLength: 6, maxLength: 6 }),
});

describe("what an answer rests on", () => {
  it("stays as it is when groups and tables change that it did not read", () => {
    fc.assert(
      fc.property(drawn, fc.constantFrom(...ids), fc.constantFrom(...ids), (d, from, to) => {
        const topology = topologyOf(d);
        const question = {
          from: { subnet: from },
          to: { endpoint: `vm-${to}` },
          protocol: "Tcp",
          port: "1-4",
        };
        const answer = trace(prepare(topology), question);
        const changed: Topology = {
          ...topology,
          networkSecurityGroups: (topology.networkSecurityGroups ?? []).map((g) =>
            rests(answer.reads, "networkSecurityGroups", g.name) ? g : { name: g.name },
          ),
          routeTables: (topology.routeTables ?? []).map((t) =>
            rests(answer.reads, "routeTables", t.name) ? t : { name: t.name },
          ),
        };
        expect(skeletonOf(changed)).toEqual(skeletonOf(topology));
        expect(trace(prepare(changed), question)).toEqual(answer);
      }),
      { numRuns: 300 },
    );
  });
});

describe("paths against one packet at a time", () => {
  it("agrees on every packet from a subnet to a machine or the internet", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        drawn,
        fc.constantFrom(...ids),
        fc.constantFrom(...ids.map((id) => address(id, 6)), "198.51.100.7", "10.1.0.5", "10.2.9.9"),
        fc.constantFrom<"Tcp" | "Udp">("Tcp", "Udp"),
        (d, from, to, protocol) => {
          const topology = topologyOf(d);
          const slow = new SlowPath(topology);
          const results: PathResult[] = [];
          for (const last of [4, 5, 6])
            for (const port of [1, 2, 4]) {
              const packet: PathPacket = { source: address(from, last), destination: to, protocol, port };
              if (packet.source !== to) results.push(slow.send(packet));
            }
          const answer = trace(prepare(topology), {
            from: { subnet: from },
            to: { ip: to },
            protocol,
            port: "1,2,4",
          });
          const kinds = new Set(results);
          const expected =
            kinds.size === 1
              ? results[0]
              : kinds.has("allowed") && kinds.has("denied")
                ? "partial"
                : "unknown";
          seen.add(answer.verdict);
          if (answer.verdict === "allowed" && answer.hops.some((h) => h.endsWith(":forward")))
            seen.add("through an appliance");
          if (answer.decidedBy.some((h) => h.startsWith("return:"))) seen.add("lost on the way back");
          if (answer.decidedBy.some((h) => h.endsWith(":allowForwardedTraffic"))) seen.add("not forwarded");
          expect(answer.verdict).toBe(expected);
        },
      ),
      { numRuns: 1500 },
    );
    // The generator must reach every kind of answer, or it proves nothing.
    expect(seen).toEqual(
      new Set([
        ...["allowed", "denied", "partial", "unknown"],
        ...["through an appliance", "lost on the way back", "not forwarded"],
      ]),
    );
  });
});
