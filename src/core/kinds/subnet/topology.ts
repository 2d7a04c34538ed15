import type { Resource } from "../../model/design.ts";
import type { Subnet } from "../../traffic/topology.ts";
import { propsOf, validPrefixes } from "../read.ts";
import { fields } from "./fields.ts";

/** A subnet as traffic meets it, named by its id. */
export function subnetTopology(subnet: Resource): Subnet {
  const props = propsOf(fields, subnet);
  return {
    name: subnet.id,
    addressPrefixes: validPrefixes(props.prefixes),
    ...(props.nsg === undefined ? {} : { networkSecurityGroup: props.nsg }),
    ...(props.defaultOutboundAccess === undefined
      ? {}
      : { defaultOutboundAccess: props.defaultOutboundAccess }),
  };
}
