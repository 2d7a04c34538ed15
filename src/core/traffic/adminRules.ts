import type { Index, NetworkNode, SubnetNode } from "./nodes.ts";
import type { SecurityRule } from "./topology.ts";

/** Subnets in which security admin rules are not applied (N12). */
const EXEMPT = new Set([
  "azurebastionsubnet",
  "azurefirewallsubnet",
  "azurefirewallmanagementsubnet",
  "gatewaysubnet",
  "routeserversubnet",
]);
/** Services whose presence keeps admin rules out of the whole network, unless the configuration says otherwise. */
const INTENT_POLICY = ["microsoft.sql/managedinstances", "microsoft.databricks/workspaces"];

const hasIntentPolicy = (network: NetworkNode): boolean =>
  network.subnets.some(({ subnet }) =>
    (subnet.delegations ?? []).some((d) => INTENT_POLICY.includes(d.serviceName.toLowerCase())),
  );

/** The security admin rules that apply in a subnet, of both directions (N12); never to private endpoints. */
export function adminRulesOf(index: Index, node: SubnetNode): SecurityRule[] {
  const configurations = (index.topology.securityAdminConfigurations ?? []).filter((a) =>
    a.virtualNetworks.includes(node.network.name),
  );
  if (configurations.length === 0 || EXEMPT.has(node.subnet.name.toLowerCase())) return [];
  const gateways = (index.topology.applicationGateways ?? []).filter((g) => g.subnet === node.id);
  if (gateways.some((g) => g.networkIsolation !== true)) return [];
  const isSpecial = hasIntentPolicy(node.network);
  return configurations.flatMap((a) => {
    const mode = a.applyOnNetworkIntentPolicyBasedServices ?? "None";
    if (!isSpecial || mode === "All") return a.rules;
    return mode === "AllowRulesOnly" ? a.rules.filter((r) => r.access !== "Deny") : [];
  });
}
