import fc from "fast-check";
import { DELEGATIONS } from "../core/facts/delegations.ts";
import { NSG_PROTOCOLS } from "../core/facts/nsg.ts";
import { SERVICE_ENDPOINTS } from "../core/facts/serviceEndpoints.ts";
import { VM_IMAGES } from "../core/facts/vmImages.ts";
import {
  asId,
  asRowId,
  emptyDesign,
  type Design,
  type Id,
  type Json,
  type Parameter,
  type Resource,
} from "../core/model/design.ts";
import { edgeOf, peer, type Edge } from "./edgeArbitraries.ts";
import { Maker, netName, placement, unset, vmName, wordAtEnd, type Site } from "./maker.ts";

const REGIONS = ["westeurope", "northeurope", "East US 2", "eastus2", "swedencentral"];
const GUID = "00000000-0000-4000-8000-00000000000";
const SSH_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ0000000000000000000000000000000000000000000";
const TAGS = ["*", "Internet", "VirtualNetwork", "AzureLoadBalancer", "Storage.WestEurope", "any"];

/**
 * Designs that are nearly always without an error finding, of every kind and field: several networks, groups and regions, IPv6, existing
 * networks with new subnets, groups that refer to each other in a circle, bound fields, machines with several cards.
 */
export const likelyDesign: fc.Arbitrary<Design> = fc.gen().map((g) => build(new Maker(g)));

function build(m: Maker): Design {
  const base = emptyDesign((kind) => m.id(kind), m.text(80), m.pick(REGIONS));
  const [subscription] = Object.keys(base.subscriptions).map(asId);
  const groups = Array.from({ length: m.pick([1, 1, 2, 3, 4]) }, () => m.id("rg"));
  const design: Design = {
    ...base,
    subscriptions: {
      [subscription!]: { name: "main", ...(m.odds(20) ? { subscriptionId: `${GUID}1` } : {}) },
    },
    resourceGroups: Object.fromEntries(
      groups.map((id) => [
        id,
        {
          name: m.name("group", 90, (name) => wordAtEnd(m.odds(20) ? `(${name})` : name)),
          subscription: subscription!,
        },
      ]),
    ),
    defaults: { ...base.defaults, resourceGroup: m.pick(groups) },
    parameters: parametersOf(m),
    intents: {},
  };
  const resources: Resource[] = [];
  const vnets = m.int(m.odds(8) ? 0 : 1, 3);
  const made = Array.from({ length: vnets }, (_, n) => network(m, n, design, groups, resources));
  const [hub, ...spokes] = made;
  for (const spoke of spokes) if (m.odds(30)) peer(m, hub!, spoke, resources);
  // The document's order says nothing about what refers to what.
  const order = m.odds(50) ? resources : shuffled(m, resources);
  return { ...design, resources: Object.fromEntries(order.map((r) => [r.id, r])) };
}

function parametersOf(m: Maker): Design["parameters"] {
  const names = ["vnetName", "size", "true", "location", "adminUsername", "my space", "Size", "resource"];
  const made: Record<string, Parameter> = {};
  for (const name of names) {
    if (!m.odds(40)) continue;
    made[name] = {
      type: m.pick(["string", "string", "int", "bool"] as const),
      ...(m.odds(50) ? { description: m.text() } : {}),
    };
  }
  return made;
}

const shuffled = <T>(m: Maker, list: readonly T[]): T[] =>
  list
    .map((item) => [m.int(0, 1_000_000), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);

function bound(m: Maker, design: Design, ...paths: readonly string[]): Pick<Resource, "bind"> {
  const names = Object.keys(design.parameters);
  const used = names.length === 0 ? [] : paths.filter(() => m.odds(20));
  return used.length === 0 ? {} : { bind: Object.fromEntries(used.map((path) => [path, m.pick(names)])) };
}

/** A network with its subnets, groups of rules and machines. `n` keeps its addresses apart from the others'. */
function network(m: Maker, n: number, design: Design, groups: readonly Id[], all: Resource[]): Id {
  const site: Site = { region: m.odds(40) ? m.pick(REGIONS) : undefined, groups };
  const edge = edgeOf(m, site, all);
  const nsgs = Array.from({ length: m.int(0, 3) }, () => nsg(m, design, site, edge, all));
  const isV6 = m.odds(35);
  const isExisting = m.odds(25);
  const azureId = `/subscriptions/${GUID}${m.int(1, 2)}/resourceGroups/rg-there/providers/Microsoft.Network/virtualNetworks/x`;
  const vnet: Resource = {
    id: m.id("vnet"),
    kind: "vnet",
    name: m.name("vnet", 64, netName),
    ...placement(m, site),
    ...(isExisting ? { existing: m.odds(50) ? { azureId } : {} } : {}),
    props: unset({
      prefixes: [
        `10.${n}.0.0/16`,
        ...(m.odds(30) ? [` 172.${16 + n}.0.0/20 `] : []),
        ...(isV6 ? [`fd00:${n}::/48`] : []),
      ],
      dnsServers: m.odds(30) ? ["10.0.0.4", m.odds(50) ? " 168.63.129.16" : "fd00::4"] : undefined,
      encryption: m.pick(["Disabled", "AllowUnencrypted", undefined]),
    }),
    ...bound(m, design, "name", "props.prefixes"),
  };
  all.push(vnet);
  const subnets = Array.from({ length: m.int(0, 4) }, (_, i) => {
    const subnet: Resource = {
      id: m.id("snet"),
      kind: "subnet",
      name: m.name(`snet ${vnet.id}`, 80, wordAtEnd),
      parent: vnet.id,
      ...(isExisting && m.odds(50) ? { existing: {} } : {}),
      props: unset({
        prefixes: [
          `10.${n}.${i}.0/24`,
          ...(m.odds(20) ? [`10.${n}.${100 + i}.0/26`] : []),
          ...(isV6 && m.odds(60) ? [`fd00:${n}:0:${i}::/64`] : []),
        ],
        nsg: m.maybe(60, nsgs),
        routeTable: m.maybe(50, edge.routeTables),
        natGateway: m.maybe(50, edge.natGateways),
        serviceEndpoints: m.odds(20) ? [m.pick(SERVICE_ENDPOINTS).service] : undefined,
        delegations: m.odds(10) ? [m.pick(DELEGATIONS)] : undefined,
        privateEndpointNetworkPolicies: m.pick(["Enabled", "Disabled", "RouteTableEnabled", undefined]),
        privateLinkServiceNetworkPolicies: m.pick(["Enabled", "Disabled", undefined]),
        defaultOutboundAccess: m.pick([true, false, undefined]),
      }),
    };
    all.push(subnet);
    return { id: subnet.id, n, i };
  });
  const free = subnets.filter((s) => all.find((r) => r.id === s.id)?.props["delegations"] === undefined);
  for (let v = free.length === 0 ? 0 : m.int(0, 3); v > 0; v--)
    machine(m, v, design, site, free, { ...edge, nsgs }, all);
  return vnet.id;
}

function machine(
  m: Maker,
  v: number,
  design: Design,
  site: Site,
  subnets: readonly { readonly id: Id; readonly n: number; readonly i: number }[],
  { nsgs, asgs, publicIps }: Edge & { readonly nsgs: readonly Id[] },
  all: Resource[],
): void {
  const image = m.pick([...Object.keys(VM_IMAGES), undefined]);
  const isWindows = image?.startsWith("windows") === true;
  const cards = Array.from({ length: m.pick([1, 1, 1, 2, 3]) }, (_, c): [string, Json] => {
    const subnet = m.pick(subnets);
    return [
      asRowId(`nic_${c}x`),
      unset({
        subnet: subnet.id,
        privateAddress: m.odds(40) ? `10.${subnet.n}.${subnet.i}.${v * 10 + c}` : undefined,
        nsg: m.maybe(30, nsgs),
        asgs: asgs.length > 0 && m.odds(50) ? [m.pick(asgs)] : undefined,
        publicIp: m.odds(40) ? publicIps.pop() : undefined,
        ipForwarding: m.pick([true, false, undefined]),
        acceleratedNetworking: m.pick([true, false, undefined]),
      }),
    ];
  });
  all.push({
    id: m.id("vm"),
    kind: "vm",
    name: m.name("vm", isWindows ? 15 : 64, vmName),
    ...placement(m, site),
    ...(m.odds(5) ? { existing: {} } : {}),
    props: unset({
      nics: Object.fromEntries(cards),
      image,
      size: m.pick(["Standard_D2s_v5", "Standard_NC6s_v3", undefined]),
      adminUsername: m.pick(["azureuser", isWindows ? "o'brien" : "o_brien", " operator ", undefined]),
      sshPublicKey: m.odds(40) ? `${SSH_KEY} o'brien@${m.pick(["home", "[work]", "${box}"])}` : undefined,
      hostName: m.odds(20) ? "host-1" : undefined,
    }),
    ...bound(m, design, "name", "props.size"),
  });
}

function nsg(m: Maker, design: Design, site: Site, { asgs }: Edge, all: Resource[]): Id {
  const id = m.id("nsg");
  const rules = Array.from({ length: m.int(0, 4) }, (_, r): [string, Json] => [
    asRowId(`rule_${r}x`),
    unset({
      name: m.name(`rule ${id}`, 80, wordAtEnd),
      direction: m.pick(["Inbound", "Outbound", undefined]),
      priority: m.odds(80) ? 100 + r : `${4000 + r}`,
      access: m.pick(["Allow", "Deny", undefined]),
      protocol: m.pick([...NSG_PROTOCOLS, undefined]),
      ...(m.odds(30) && asgs.length > 0
        ? { source: "", sourceAsgs: [m.pick(asgs)] }
        : { source: m.pick([...TAGS, "10.0.0.0/8, 192.168.1.4", "fd00::/8", undefined]) }),
      sourcePorts: m.pick(["*", "1024 - 65535", "Any", undefined]),
      destination: m.pick([...TAGS, "10.0.0.0/24,10.0.1.0/24", undefined]),
      destinationPorts: m.pick(["*", "443", "80, 443,8000-8080", undefined]),
      description: m.odds(60) ? m.text(140) : undefined,
    }),
  ]);
  all.push({
    id,
    kind: "nsg",
    name: m.name("nsg", 80, wordAtEnd),
    ...placement(m, site),
    ...(m.odds(10) ? { existing: {} } : {}),
    props: m.odds(90) ? { securityRules: Object.fromEntries(rules) } : {},
    ...bound(m, design, "name"),
  });
  return id;
}
