import { describe, expect, it } from "vitest";
import { asId, type Design } from "../model/design.ts";
import { aDesign } from "../rules/testing/aDesign.ts";
import { connectOptions, sayCommand } from "./index.ts";
import { done, freshIds, refusal, queryOf } from "./testing/world.ts";

const nics = { n1: { subnet: "web" }, n2: { subnet: "web" } };
const design = aDesign(
  {
    hub: [
      "10.0.0.0/16",
      {
        web: { prefixes: ["10.0.0.0/24"], vms: { vm: { nics } } },
        tiny: { prefixes: ["10.0.2.0/29"], vms: { a: {}, b: {}, c: {} } },
      },
    ],
    spoke: ["10.1.0.0/16", { app: "10.1.0.0/24" }],
  },
  { nsgs: { guard: [], other: [] } },
);
const connect = (from: string, to: string, d: Design = design) =>
  connectOptions(queryOf(d), { from: asId(from), to: asId(to) }, freshIds());
const labels = (from: string, to: string, d?: Design): string[] => {
  const options = connect(from, to, d);
  if (!options.ok) throw new Error(sayCommand(options.error));
  return options.value.map((plan) => sayCommand(plan.label));
};

describe("a line between two things", () => {
  it.each([
    ["web", "guard"],
    ["guard", "web"],
  ])("from %s to %s attaches the group, whichever way it is drawn", (from, to) => {
    expect(labels(from, to)).toEqual(["Set network security group of web to guard"]);
  });
  it("offers each card of a machine", () => {
    expect(labels("vm", "guard")).toHaveLength(2);
    const options = connect("guard", "vm");
    const after = done(design, { ok: true, value: options.ok ? options.value[1]! : (undefined as never) });
    expect(after.resources[asId("vm")]!.props["nics"]).toEqual({
      n1: { subnet: "web" },
      n2: { subnet: "web", nsg: "guard" },
    });
  });
  it("to another container moves the thing there", () => {
    expect(labels("web", "spoke")).toEqual(["Move web to spoke"]);
    expect(labels("app", "hub")).toEqual(["Move app to hub"]);
    expect(labels("a", "app")).toEqual(["Move a to app"]);
  });
  it("to another group replaces the first", () => {
    const options = connect("web", "guard");
    if (!options.ok) throw new Error(options.error.code);
    const attached = done(design, { ok: true, value: options.value[0]! });
    expect(labels("web", "other", attached)).toEqual(["Set network security group of web to other"]);
    expect(refusal(connect("guard", "web", attached))).toBe("guard already has web.");
  });
  it.each([
    ["web", "web", "web cannot be moved into itself."],
    ["guard", "hub", "guard and hub have no field that joins them."],
    ["web", "hub", "web already has hub."],
    ["vm", "tiny", "No free address in tiny. Grow it or move something out."],
    ["vm", "app", "vm has other network cards in hub; all must stay in one network."],
  ])("from %s to %s says “%s”", (from, to, sentence) => {
    expect(refusal(connect(from, to))).toBe(sentence);
  });
});
