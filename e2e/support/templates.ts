import { expect } from "@playwright/test";

interface ArmResource {
  readonly type: string;
  readonly name: string;
  readonly properties?: unknown;
}

/** Expects that both languages hold the network that the journeys draw. */
export function expectBothTemplates(
  bicep: string,
  arm: string,
  { machineSubnet }: { machineSubnet: string },
): void {
  const template = JSON.parse(arm) as {
    readonly resources: readonly ArmResource[] | Record<string, ArmResource>;
  };
  const resources = Object.values(template.resources);
  const types = resources.map((r) => r.type);
  for (const type of [
    "Microsoft.Network/virtualNetworks",
    "Microsoft.Network/networkSecurityGroups",
    "Microsoft.Network/networkInterfaces",
    "Microsoft.Compute/virtualMachines",
  ]) {
    expect(types, "types in ARM").toContain(type);
    expect(bicep, "types in Bicep").toContain(`'${type}@`);
  }
  for (const text of ["10.0.0.0/16", "10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/23", "snet-1", "snet-3"]) {
    expect(arm).toContain(text);
    expect(bicep).toContain(text);
  }
  const card = resources.find((r) => r.type === "Microsoft.Network/networkInterfaces");
  expect(JSON.stringify(card)).toContain(machineSubnet);
  expect(JSON.stringify(card)).toContain("10.0.1.4");
}
