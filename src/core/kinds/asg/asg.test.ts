import { describe, expect, it } from "vitest";
import { chipsOf, factOf, templateOf, topologyOf } from "../../analysis/index.ts";
import { planInsert } from "../../commands/index.ts";
import { done, freshIds, queryOf } from "../../commands/testing/world.ts";
import { asId } from "../../model/design.ts";
import { check } from "../../rules/index.ts";
import { aDesign } from "../../rules/testing/aDesign.ts";

const rule = { name: "web-to-db", priority: 100, source: "*", sourceAsgs: ["web"], destinationAsgs: ["db"] };
const design = aDesign(
  {
    hub: [
      "10.0.0.0/16",
      { apps: { prefixes: ["10.0.0.0/24"], vms: { box: { nic: { asgs: ["web", "db"] } } } } },
    ],
  },
  { nsgs: { guard: [rule] }, more: { web: ["asg"], db: ["asg"] } },
);
const q = queryOf(design);

describe("an application security group", () => {
  it("is a chip on each machine whose card joined it", () => {
    expect(chipsOf(q, asId("box"))).toEqual(["web", "db"]);
    expect(factOf(q, asId("web"))).toBe("1 machine");
  });

  it("joins the groups that a card already has when it is dropped on the machine", () => {
    const after = done(design, planInsert(q, { kind: "asg", into: asId("box") }, freshIds()));
    expect(after.resources[asId("box")]!.props["nics"]).toMatchObject({
      box_nic: { asgs: ["web", "db", "asg_new1"] },
    });
  });

  it("takes the place of the addresses of a rule", () => {
    const [group] = topologyOf(q).networkSecurityGroups!;
    expect(group!.securityRules![0]).toMatchObject({
      sourceApplicationSecurityGroups: ["web"],
      destinationApplicationSecurityGroups: ["db"],
    });
    expect(group!.securityRules![0]).not.toHaveProperty("sourceAddressPrefixes");
    expect(topologyOf(q).endpoints![0]!.applicationSecurityGroups).toEqual(["web", "db"]);
    const text = JSON.stringify(templateOf(q).resources.find((r) => r.symbol === "guard")!.body);
    expect(text).toContain('"sourceApplicationSecurityGroups":[{"id":{"e":"id","of":"web"}}]');
    expect(text).not.toContain("AddressPrefix");
  });

  it("does not stand beside addresses", () => {
    const both = aDesign(
      {},
      { nsgs: { guard: [{ ...rule, source: "10.0.0.0/8" }] }, more: { web: ["asg"], db: ["asg"] } },
    );
    expect(check(both).flatMap((f) => (f.severity === "error" ? f.variant : []))).toEqual([
      "addressAndGroup",
    ]);
  });
});
