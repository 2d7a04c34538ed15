import { describe, expect, it } from "vitest";
import type { SecurityRule, Topology } from "./topology.ts";
import type { Question } from "./ends.ts";
import { diffTraffic } from "./diffTraffic.ts";
import { prepare, trace } from "./trace.ts";

const rule = (over: Partial<SecurityRule> & { name: string; priority: number }): SecurityRule => ({
  ...{
    direction: "Inbound",
    access: "Allow",
    protocol: "Tcp",
    sourcePortRange: "*",
    destinationPortRange: "*",
  },
  ...{ sourceAddressPrefix: "*", destinationAddressPrefix: "*" },
  ...over,
});

/** One network with a guarded and a bare subnet, a machine in each, and a machine that forwards. */
const small = (over: Partial<Topology> = {}, guard: readonly SecurityRule[] = []): Topology => ({
  virtualNetworks: [
    {
      ...{ name: "v", location: "eastus", addressSpace: { addressPrefixes: ["10.0.0.0/16"] } },
      subnets: [
        { name: "guarded", addressPrefix: "10.0.1.0/24", networkSecurityGroup: "nsg" },
        { name: "bare", addressPrefix: "10.0.2.0/24", routeTable: "rt" },
        { name: "nva", addressPrefix: "10.0.9.0/24" },
      ],
    },
  ],
  networkSecurityGroups: [{ name: "nsg", securityRules: guard }],
  routeTables: [{ name: "rt", routes: [] }],
  endpoints: [
    { name: "g", kind: "virtualMachine", subnet: "v/guarded", privateIPAddress: "10.0.1.4" },
    { name: "b", kind: "virtualMachine", subnet: "v/bare", privateIPAddress: "10.0.2.4" },
    {
      ...{ name: "n", kind: "networkVirtualAppliance", subnet: "v/nva", privateIPAddress: "10.0.9.4" },
      ...{ enableIPForwarding: true, appliance: { forwarding: "none" } },
    },
  ],
  ...over,
});

const ask = (topology: Topology, question: Question) => trace(prepare(topology), question);
const tcp = { protocol: "Tcp", port: 443 } as const;
const routed = (nextHopType: string, addressPrefix: string, nextHopIpAddress = "10.0.9.4") => [
  { name: "rt", routes: [{ name: "r", addressPrefix, nextHopType, nextHopIpAddress }] },
];

describe("witnesses", () => {
  it("shows a packet for each side of a partial answer", () => {
    const guard = [
      rule({ name: "Web", priority: 100, destinationPortRange: "443" }),
      rule({ name: "No", priority: 200, access: "Deny" }),
    ];
    const { verdict, ways } = ask(small({}, guard), {
      from: { endpoint: "b" },
      to: { endpoint: "g" },
      protocol: "Tcp",
      port: "443-444",
    });
    expect(verdict).toBe("partial");
    expect(ways.map((w) => [w.outcome, w.witness.source, w.witness.destinationPort])).toEqual([
      ["denied", "10.0.2.4", 444],
      ["allowed", "10.0.2.4", 443],
    ]);
  });

  it("names the tag that a public packet belongs to", () => {
    const guard = [
      rule({
        name: "Sql",
        priority: 100,
        direction: "Outbound",
        access: "Deny",
        destinationAddressPrefix: "Sql",
      }),
    ];
    const { ways } = ask(small({}, guard), {
      from: { endpoint: "g" },
      to: { tag: "Sql.WestEurope" },
      ...tcp,
    });
    expect(ways[0]?.outcome).toBe("denied");
    expect(ways[0]?.witness.destinationTags).toEqual(expect.arrayContaining(["sql", "sql.westeurope"]));
  });
});

describe("what is missing for an unknown answer", () => {
  it("names the appliance whose policy the design does not tell", () => {
    const topology = small({ routeTables: routed("VirtualAppliance", "10.0.1.0/24") });
    const dark = (topology.endpoints ?? []).map((e) => (e.name === "n" ? { ...e, appliance: {} } : e));
    const answer = ask(
      { ...topology, endpoints: dark },
      { from: { endpoint: "b" }, to: { endpoint: "g" }, ...tcp },
    );
    expect(answer).toMatchObject({ verdict: "unknown", missing: ["nva:n:unknown"] });
  });

  it("names only the fact that turns the answer", () => {
    const guard = [
      rule({
        name: "Vnet",
        priority: 100,
        direction: "Outbound",
        access: "Deny",
        destinationAddressPrefix: "VirtualNetwork",
      }),
    ];
    const base = small({ routeTables: routed("Internet", "0.0.0.0/0") }, guard);
    const subnets = base.virtualNetworks![0]!.subnets!.map((s) =>
      s.name === "guarded" ? { ...s, routeTable: "rt" } : s,
    );
    const topology = { ...base, virtualNetworks: [{ ...base.virtualNetworks![0]!, subnets }] };
    const answer = ask(topology, { from: { endpoint: "g" }, to: { ip: "192.0.2.1" }, ...tcp });
    expect(answer).toMatchObject({
      verdict: "unknown",
      missing: ["virtualNetworkHoldsDefaultRoute v/guarded"],
    });
  });

  it.each([
    ["a group", { networkSecurityGroups: [] }, "networkSecurityGroup nsg"],
    ["a route table", { routeTables: [] }, "routeTable rt"],
  ])("does not take a reference to %s that is not there for no filter", (_, over, missing) => {
    const answer = ask(small(over), { from: { endpoint: "b" }, to: { endpoint: "g" }, ...tcp });
    expect(answer).toMatchObject({ verdict: "unknown", missing: [missing] });
  });

  it("says nothing about ends that the topology does not have", () => {
    expect(ask(small(), { from: { endpoint: "nobody" }, to: { endpoint: "g" }, ...tcp }).verdict).toBe(
      "unknown",
    );
    expect(ask(small(), { from: { endpoint: "b" }, to: { ip: "2001:db8::1" }, ...tcp }).verdict).toBe(
      "unknown",
    );
  });
});

describe("many tags of which nothing is known", () => {
  const guard = Array.from({ length: 20 }, (_, i) =>
    rule({
      name: `t${i}`,
      priority: 100 + i,
      direction: "Outbound",
      access: i % 2 === 0 ? "Deny" : "Allow",
      destinationAddressPrefix: `Contoso${i}`,
    }),
  );

  it("does not cloud traffic that no tag can touch", () => {
    expect(ask(small({}, guard), { from: { endpoint: "g" }, to: { endpoint: "b" }, ...tcp }).verdict).toBe(
      "allowed",
    );
    expect(ask(small({}, guard), { from: { endpoint: "g" }, to: { ip: "192.0.2.1" }, ...tcp }).verdict).toBe(
      "allowed",
    );
  });

  it("never makes an answer certain that hangs on them", () => {
    for (const to of [{ ip: "20.1.2.3" }, { tag: "Internet" }, { tag: "Storage" }, { tag: "Contoso7" }])
      expect(ask(small({}, guard), { from: { endpoint: "g" }, to, ...tcp }).verdict).toBe("unknown");
  });
});

describe("corners that no vector asks about", () => {
  it("delivers what is addressed to the machine that a route names", () => {
    const topology = small({ routeTables: routed("VirtualAppliance", "10.0.0.0/16") });
    expect(ask(topology, { from: { endpoint: "b" }, to: { endpoint: "n" }, ...tcp })).toMatchObject({
      verdict: "allowed",
      hops: ["route:v/bare:10.0.0.0/16:User:VirtualAppliance:10.0.9.4", "deliver:n"],
    });
    expect(ask(topology, { from: { endpoint: "b" }, to: { endpoint: "g" }, ...tcp }).decidedBy).toEqual([
      "nva:n:none",
    ]);
  });

  it("gives a public IP without an address a place on the internet", () => {
    const topology = small({ publicIPAddresses: [{ name: "pip", sku: "Basic" }] });
    const endpoints = topology.endpoints!.map((e) => (e.name === "b" ? { ...e, publicIPAddress: "pip" } : e));
    expect(
      ask({ ...topology, endpoints }, { from: { tag: "Internet" }, to: { publicIp: "pip" }, ...tcp }).verdict,
    ).toBe("allowed");
  });

  it("drops multicast whatever the routes say", () => {
    const gateway = {
      ...{ name: "vpn", subnet: "v/nva", gatewayType: "Vpn" },
      connections: [{ name: "c", addressPrefixes: ["0.0.0.0/0"] }],
    };
    const topology = small({ virtualNetworkGateways: [gateway] });
    expect(ask(topology, { from: { endpoint: "b" }, to: { ip: "239.1.1.1" }, ...tcp }).verdict).toBe(
      "denied",
    );
    expect(ask(topology, { from: { endpoint: "b" }, to: { ip: "192.0.2.1" }, ...tcp }).verdict).toBe(
      "unknown",
    );
  });

  it("answers a question with several ports and protocols packet by packet", () => {
    const guard = [rule({ name: "NoPing", priority: 100, access: "Deny", protocol: "Icmp" })];
    const answer = ask(small({}, guard), { from: { endpoint: "b" }, to: { endpoint: "g" }, protocol: "*" });
    expect(answer).toMatchObject({ verdict: "partial", decidedBy: ["subnet-in:nsg:NoPing"] });
  });
});

describe("what opens and closes between two topologies", () => {
  const open = rule({ name: "Web", priority: 100, destinationPortRange: "443" });
  const shut = rule({ name: "No", priority: 200, access: "Deny", protocol: "*" });
  const between = (before: Topology, after: Topology, question: Question) =>
    diffTraffic(prepare(before), prepare(after), question).map((c) => [
      c.effect,
      c.witness.destinationPort,
      c.hopsAfter.at(-1),
    ]);
  const question = { from: { subnet: "v/bare" }, to: { endpoint: "g" }, protocol: "Tcp" } as const;

  it("finds nothing between equals", () => {
    expect(between(small({}, [open, shut]), small({}, [open, shut]), question)).toEqual([]);
  });

  it("shows the first packet that opens, and the one that closes", () => {
    expect(between(small({}, [shut]), small({}, [open, shut]), question)).toEqual([
      ["opened", 443, "deliver:g"],
    ]);
    expect(between(small({}, []), small({}, [open, shut]), question)).toEqual([
      ["closed", 0, "subnet-in:nsg:No"],
    ]);
  });

  it("sees a route as well as a rule, and does not call what is unknown opened", () => {
    const cut = small({ routeTables: routed("None", "10.0.1.0/24") });
    expect(between(small(), cut, question)[0]).toEqual(["closed", 0, "route:v/bare:10.0.1.0/24:User:None"]);
    const dark = small({ routeTables: routed("VirtualAppliance", "10.0.1.0/24") });
    const endpoints = dark.endpoints!.map((e) => (e.name === "n" ? { ...e, appliance: {} } : e));
    expect(between(cut, { ...dark, endpoints }, question)[0]?.[0]).toBe("uncertain");
  });
});
