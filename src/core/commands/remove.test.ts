import { describe, expect, it } from "vitest";
import { asId, type Design } from "../model/design.ts";
import { aDesign } from "../rules/testing/aDesign.ts";
import { planDelete } from "./index.ts";
import { done, labelOf, named, notesOf, planned, queryOf, refusal } from "./testing/world.ts";

const nics = { n1: { subnet: "web" }, n2: { subnet: "db", nsg: "guard" } };
const design: Design = {
  ...aDesign(
    {
      hub: [
        "10.0.0.0/16",
        {
          db: { prefixes: ["10.0.1.0/24"], nsg: "guard", vms: { old: {} } },
          web: { prefixes: ["10.0.0.0/24"], vms: { vm: { nics } } },
        },
      ],
      spoke: ["10.1.0.0/16", {}],
    },
    { nsgs: { guard: [] } },
  ),
  layout: { [asId("hub")]: { x: 1, y: 2 }, [asId("vm")]: { order: 1 } },
};
const remove = (from: Design, ...ids: string[]) => planDelete(queryOf(from), { ids: ids.map(asId) });
const left = (after: Design): string[] => Object.keys(after.resources);

describe("delete", () => {
  it("takes what is drawn in a container, and its places on the canvas", () => {
    const plan = remove(design, "hub");
    expect(labelOf(plan)).toBe("Delete hub and 4 things in it");
    const after = done(design, plan);
    expect([left(after), after.layout]).toEqual([["guard", "spoke"], {}]);
  });
  it("clears references of what stays", () => {
    const after = done(design, remove(design, "guard"));
    expect(named(after, "db").props["nsg"]).toBeUndefined();
    expect(named(after, "vm").props["nics"]).toEqual({ n1: { subnet: "web" }, n2: { subnet: "db" } });
  });
  it("of the subnet of a second card leaves the machine", () => {
    const after = done(design, remove(design, "db"));
    expect(left(after)).not.toContain("old");
    expect(named(after, "vm").props["nics"]).toEqual({ n1: { subnet: "web" }, n2: { nsg: "guard" } });
  });
  it.each([
    [["spoke"], "Delete spoke"],
    [["db"], "Delete db and 1 thing in it"],
    [["db", "db"], "Delete db and 1 thing in it"],
    [["db", "old"], "Delete 2 things"],
    [["hub", "guard"], "Delete 6 things"],
  ])("%s is called “%s”", (ids, label) => {
    expect(labelOf(remove(design, ...ids))).toBe(label);
  });
  it("of nothing is refused", () => {
    expect(refusal(remove(design))).toBe("Nothing is selected.");
  });
  it("takes intents that lose an end, and says so; others lose the place they pass", () => {
    const intent = { protocol: "tcp", ports: "443", expect: "allowed" } as const;
    const [vm, old, guard] = [asId("vm"), asId("old"), asId("guard")];
    const drawn: Design = {
      ...design,
      intents: {
        [asId("i1")]: { id: asId("i1"), ...intent, from: { resource: vm }, to: { tag: "Internet" } },
        [asId("i2")]: {
          id: asId("i2"),
          ...intent,
          from: { address: "10.9.9.9" },
          to: { resource: old },
          via: [vm, guard],
        },
      },
    };
    const plan = remove(drawn, "vm");
    expect(notesOf(plan)).toEqual(["1 intent about it is deleted"]);
    const after = done(drawn, plan);
    expect(after.intents).toEqual({ i2: { ...drawn.intents[asId("i2")], via: ["guard"] } });
    expect(notesOf(remove(drawn, "hub"))).toEqual(["2 intents about it are deleted"]);
    expect(done(drawn, remove(drawn, "hub")).intents).toEqual({});
  });
  it("takes accepted risks of what goes", () => {
    const accepted = {
      ...design,
      suppressions: { [asId("s1")]: { rule: "x", subject: asId("old"), reason: "r" } },
    };
    expect(done(accepted, remove(accepted, "db")).suppressions).toEqual({});
  });
  it("takes children of a network that are drawn elsewhere", () => {
    expect(planned(remove(design, "hub")).edits.filter((e) => e.op === "remove")).toHaveLength(5);
  });
});
