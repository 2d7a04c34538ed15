import type { Resource } from "../../model/design.ts";
import type { Subnet } from "../../traffic/topology.ts";
import { namedOnce, propsOf, validPrefixes } from "../read.ts";
import { fields } from "./fields.ts";

/** A subnet as traffic meets it, named by its id. */
export function subnetTopology(subnet: Resource): Subnet {
  const props = propsOf(fields, subnet);
  const serviceEndpoints = namedOnce(props.serviceEndpoints).map((service) => ({ service }));
  const delegations = namedOnce(props.delegations).map((serviceName) => ({ serviceName }));
  return {
    name: subnet.id,
    addressPrefixes: validPrefixes(props.prefixes),
    ...(props.nsg === undefined ? {} : { networkSecurityGroup: props.nsg }),
    ...(props.routeTable === undefined ? {} : { routeTable: props.routeTable }),
    ...(props.natGateway === undefined ? {} : { natGateway: props.natGateway }),
    ...(serviceEndpoints.length === 0 ? {} : { serviceEndpoints }),
    ...(delegations.length === 0 ? {} : { delegations }),
    ...(props.privateEndpointNetworkPolicies === undefined
      ? {}
      : { privateEndpointNetworkPolicies: props.privateEndpointNetworkPolicies }),
    ...(props.defaultOutboundAccess === undefined
      ? {}
      : { defaultOutboundAccess: props.defaultOutboundAccess }),
  };
}
