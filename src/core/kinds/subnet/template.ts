import type { Resource } from "../../model/design.ts";
import type { Value } from "../../template/tree.ts";
import type { TemplateContext } from "../definition.ts";
import { namedOnce, propsOf } from "../read.ts";
import { referenceTo, withoutUnset } from "../write.ts";
import { fields } from "./fields.ts";

/** What each text of a list becomes; nothing when all are empty. Azure takes each service once. */
function listed(
  texts: readonly string[] | undefined,
  body: (text: string) => { readonly [key: string]: Value },
): readonly Value[] | undefined {
  const each = namedOnce(texts);
  return each.length === 0 ? undefined : each.map(body);
}

/** `properties` of a subnet, the same inside its network and as a child of an existing one. */
export function subnetBody(subnet: Resource, t: TemplateContext): { readonly [key: string]: Value } {
  const props = propsOf(fields, subnet);
  const prefixes = (props.prefixes ?? []).map((p) => p.trim());
  const [only] = prefixes;
  return withoutUnset({
    addressPrefix: prefixes.length === 1 && only !== undefined ? only : undefined,
    addressPrefixes: prefixes.length > 1 ? prefixes : undefined,
    networkSecurityGroup: referenceTo(t, props.nsg),
    routeTable: referenceTo(t, props.routeTable),
    natGateway: referenceTo(t, props.natGateway),
    serviceEndpoints: listed(props.serviceEndpoints, (service) => ({ service })),
    delegations: listed(props.delegations, (serviceName) => ({
      name: serviceName.replaceAll("/", "."),
      properties: { serviceName },
    })),
    privateEndpointNetworkPolicies: props.privateEndpointNetworkPolicies,
    privateLinkServiceNetworkPolicies: props.privateLinkServiceNetworkPolicies,
    defaultOutboundAccess: props.defaultOutboundAccess,
  });
}
