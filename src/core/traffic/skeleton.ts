import type { Topology } from "./topology.ts";

/**
 * The topology without the contents of its security groups, route tables and firewall policies: what every answer may
 * rest on. An answer stays as it is while the skeleton and the contents that it names in `reads` are equal, so after
 * the edit of a rule or route only the answers that read it have to be asked again.
 */
export function skeletonOf(t: Topology): Topology {
  return {
    ...t,
    networkSecurityGroups: (t.networkSecurityGroups ?? []).map(({ name }) => ({ name })),
    routeTables: (t.routeTables ?? []).map(({ name }) => ({ name })),
    firewallPolicies: (t.firewallPolicies ?? []).map(({ name }) => ({ name })),
  };
}

/** Whether an answer rests on the contents of this list entry, for example `routeTables` and `rt-spoke`. */
export const rests = (reads: readonly string[], list: string, name: string): boolean =>
  reads.includes("*") || reads.includes(`${list}/${name}`);
