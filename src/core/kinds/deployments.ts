import type { KindDeployment } from "./definition.ts";
import { asgDeployment } from "./asg/deployment.ts";
import { natGatewayDeployment } from "./natGateway/deployment.ts";
import { nsgDeployment } from "./nsg/deployment.ts";
import { peeringDeployment } from "./peering/deployment.ts";
import { publicIpDeployment } from "./publicIp/deployment.ts";
import { publicIpPrefixDeployment } from "./publicIpPrefix/deployment.ts";
import { routeTableDeployment } from "./routeTable/deployment.ts";
import { subnetDeployment } from "./subnet/deployment.ts";
import { vmDeployment } from "./vm/deployment.ts";
import { vnetDeployment } from "./vnet/deployment.ts";

/** Templates and traffic of every kind, one line for each. */
export const deployments: readonly KindDeployment[] = [
  vnetDeployment,
  subnetDeployment,
  nsgDeployment,
  vmDeployment,
  asgDeployment,
  routeTableDeployment,
  publicIpDeployment,
  publicIpPrefixDeployment,
  natGatewayDeployment,
  peeringDeployment,
];

const byKind = new Map(deployments.map((d) => [d.kind, d]));

export function kindDeployment(kind: string): KindDeployment {
  const found = byKind.get(kind);
  if (found === undefined) throw new Error(`Kind "${kind}" has no line in kinds/deployments.ts.`);
  return found;
}
