import { kindDeployment } from "../kinds/deployments.ts";
import type { Id, RowId } from "../model/design.ts";
import type { Query } from "../model/query.ts";
import type { Address } from "../net/index.ts";
import type { Topology } from "../traffic/topology.ts";
import { fixedAddresses, nextAddress } from "./addresses.ts";
import { placementOf } from "./placement.ts";

/**
 * The traffic topology of a design. Everything in it is named by its id: a subnet `vnetId/subnetId`, a network card
 * `vmId/rowId`, a security rule by its row; so every hop of an answer leads back to what was drawn.
 */
export const topologyOf = (q: Query): Topology => q.derive(topology);

function topology(q: Query): Topology {
  const whole: { [K in keyof Topology]-?: NonNullable<Topology[K]>[number][] } = {
    virtualNetworks: [],
    networkSecurityGroups: [],
    applicationSecurityGroups: [],
    securityAdminConfigurations: [],
    routeTables: [],
    endpoints: [],
    publicIPAddresses: [],
    natGateways: [],
    loadBalancers: [],
    applicationGateways: [],
    azureFirewalls: [],
    firewallPolicies: [],
    virtualNetworkGateways: [],
    privateDnsZones: [],
    dnsResolvers: [],
    dnsForwardingRulesets: [],
    services: [],
  };
  for (const id of q.everything())
    for (const [list, members] of Object.entries(q.derive(topologyPart, id)) as [keyof Topology, never[]][])
      (whole[list] as unknown[]).push(...members);
  return whole;
}

function topologyPart(q: Query, id: Id): Topology {
  const r = q.get(id);
  return (
    kindDeployment(r.kind).topology?.(r, q, {
      region: (other) => placementOf(q, other).region,
      address: (vm, row) => cardAddress(q, vm, row),
    }) ?? {}
  );
}

/** Address of a network card: set by hand, else the one that Azure would hand out next, in document order. */
export function cardAddress(q: Query, vm: Id, row: RowId): Address | undefined {
  const subnet = (q.get(vm).props["nics"] as Readonly<Record<RowId, { readonly subnet?: Id }>> | undefined)?.[
    row
  ]?.subnet;
  return subnet === undefined ? undefined : q.derive(cardAddresses, subnet).get(`${vm}/${row}`);
}

function cardAddresses(q: Query, subnet: Id): ReadonlyMap<string, Address> {
  const byCard = new Map<string, Address>();
  const given = new Set<Address>();
  const fixed = fixedAddresses(q, subnet);
  for (const id of q.refsTo(subnet, "props.nics.*.subnet")) {
    const nics = q.get(id).props["nics"] as Readonly<
      Record<string, { readonly subnet?: Id; readonly privateAddress?: string }>
    >;
    for (const [row, nic] of Object.entries(nics)) {
      if (nic.subnet !== subnet) continue;
      const typed = nic.privateAddress?.trim() ?? "";
      const own = [...fixed].find(([address, owner]) => owner === id && address === typed)?.[0];
      const address = own ?? (typed === "" ? nextAddress(q, subnet, given) : undefined);
      if (address === undefined) continue;
      if (typed === "") given.add(address);
      byCard.set(`${id}/${row}`, address);
    }
  }
  return byCard;
}
