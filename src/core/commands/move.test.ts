import { describe, expect, it } from "vitest";
import { asId, type Design } from "../model/design.ts";
import { check } from "../rules/index.ts";
import { aDesign } from "../rules/testing/aDesign.ts";
import { moveTargets, planCollapse, planMove, type MoveArgs } from "./index.ts";
import {
  addresses,
  done,
  labelOf,
  named,
  notesOf,
  planned,
  prefixes,
  queryOf,
  refusal,
} from "./testing/world.ts";

const fixed = (address: string) => ({ nic: { privateAddress: address } });
const move = (design: Design, ids: string | string[], into?: string, more: Partial<MoveArgs> = {}) =>
  planMove(queryOf(design), {
    ids: [ids].flat().map(asId),
    ...(into === undefined ? {} : { into: asId(into) }),
    ...more,
  });
const subnetOf = (design: Design, vm: string): string[] =>
  Object.values(named(design, vm).props["nics"] as { [row: string]: { subnet: string } }).map(
    (n) => n.subnet,
  );
const errors = (design: Design): string[] =>
  check(design).flatMap((f) => (f.severity === "error" ? [f.key] : []));

describe("a machine", () => {
  const design = aDesign({
    hub: [
      "10.0.0.0/16",
      {
        web: { prefixes: ["10.0.0.0/24"], vms: { vm: fixed("10.0.0.9"), loose: {} } },
        db: { prefixes: ["10.0.1.0/24"], vms: { old: fixed("10.0.1.4") } },
        tiny: { prefixes: ["10.0.2.0/29"], vms: { a: {}, b: {}, c: {} } },
      },
    ],
    spoke: ["10.1.0.0/16", { app: "10.1.0.0/24" }, { region: "northeurope" }],
  });
  it("takes the next free address of another subnet", () => {
    const plan = move(design, "vm", "db");
    expect([labelOf(plan), notesOf(plan)]).toEqual(["Move vm to db", ["address 10.0.1.5"]]);
    const after = done(design, plan);
    expect([subnetOf(after, "vm"), addresses(after, "vm")]).toEqual([["db"], ["10.0.1.5"]]);
  });
  it("says that the region changes with the network", () => {
    expect(notesOf(move(design, "vm", "app"))).toEqual(["moves to North Europe", "address 10.1.0.4"]);
  });
  it("without a fixed address keeps having none", () => {
    expect(addresses(done(design, move(design, "loose", "db")), "loose")).toEqual([undefined]);
  });
  it.each(["vm", "loose"])("%s is refused by a full subnet", (vm) => {
    expect(refusal(move(design, vm, "tiny"))).toBe("No free address in tiny. Grow it or move something out.");
  });
  it("is refused by a network, which is no subnet", () => {
    expect(refusal(move(design, "vm", "hub"))).toBe("A virtual machine stands in a subnet. Drop it on one.");
  });
  it("stays when dropped where it is", () => {
    expect(planned(move(design, "vm", "web")).edits).toEqual([]);
  });
  it("only changes its order there", () => {
    expect(planned(move(design, "vm", "web", { order: 3 })).edits).toEqual([
      { op: "box", id: "vm", value: { order: 3 } },
    ]);
  });
  it("gets different addresses when two move at once", () => {
    const after = done(design, move(design, ["vm", "old"], "app"));
    expect([addresses(after, "vm"), addresses(after, "old")]).toEqual([["10.1.0.4"], ["10.1.0.5"]]);
  });
  it("is not moved by itself when its subnet moves too", () => {
    const after = done(design, move(design, ["web", "vm"], "spoke"));
    expect([named(after, "web").parent, subnetOf(after, "vm")]).toEqual(["spoke", ["web"]]);
  });
  it("loses a region of its own, which would disagree with the new network", () => {
    const own = aDesign({
      hub: [
        "10.0.0.0/16",
        { web: { prefixes: ["10.0.0.0/24"], vms: { vm: { placement: { region: "eastus" } } } } },
      ],
      spoke: ["10.1.0.0/16", { app: "10.1.0.0/24" }, { region: "northeurope" }],
    });
    expect(errors(own)).toHaveLength(1);
    expect(errors(done(own, move(own, "vm", "app")))).toEqual([]);
  });
  it("with cards in two subnets stays in their network", () => {
    const nics = { n1: { subnet: "web" }, n2: { subnet: "db" } };
    const two = aDesign({
      hub: ["10.0.0.0/16", { db: "10.0.1.0/24", web: { prefixes: ["10.0.0.0/24"], vms: { vm: { nics } } } }],
      spoke: ["10.1.0.0/16", { app: "10.1.0.0/24" }],
    });
    expect(refusal(move(two, "vm", "app"))).toBe(
      "vm has other network cards in hub; all must stay in one network.",
    );
  });
});

describe("a subnet", () => {
  const design = aDesign({
    hub: [
      "10.0.0.0/16",
      { web: { prefixes: ["10.0.5.0/24"], vms: { vm: fixed("10.0.5.9"), auto: {} } }, db: "10.0.6.0/24" },
    ],
    spoke: ["10.1.0.0/16", { db: "10.1.0.0/24" }, { region: "northeurope" }],
    twin: ["10.0.0.0/16", {}],
    tiny: ["10.9.0.0/28", {}],
    vague: ["office", {}],
  });
  it("is renumbered in another network, with the addresses in it", () => {
    const plan = move(design, "web", "spoke");
    expect(notesOf(plan)).toEqual(["moves to North Europe", "10.1.1.0/24", "1 fixed address changes"]);
    const after = done(design, plan);
    expect([prefixes(after, "web"), addresses(after, "vm"), addresses(after, "auto")]).toEqual([
      ["10.1.1.0/24"],
      ["10.1.1.9"],
      [undefined],
    ]);
    expect(errors(after)).toEqual(["cidr/invalid-prefix|vague|prefix-0"]);
  });
  it("keeps its prefix where it is free too", () => {
    const after = done(design, move(design, "web", "twin"));
    expect([prefixes(after, "web"), addresses(after, "vm")]).toEqual([["10.0.5.0/24"], ["10.0.5.9"]]);
  });
  it("takes another name where its own is taken", () => {
    const both = aDesign({ a: ["10.0.0.0/16", { db: "10.0.0.0/24" }], b: ["10.1.0.0/16", {}] });
    const taken = done(both, move(both, "db", "b"));
    expect(named(taken, "db").parent).toBe("b");
    const clash = { ...design.resources };
    clash[asId("web")] = { ...clash[asId("web")]!, name: "DB" };
    const plan = move({ ...design, resources: clash }, "web", "spoke");
    expect(notesOf(plan)).toContain("named DB-2");
  });
  it("does not get the place of another that moves with it", () => {
    const two = aDesign({
      a: ["10.0.0.0/16", { x: "10.0.0.0/24", y: "10.0.1.0/24" }],
      b: ["10.1.0.0/16", {}],
    });
    const after = done(two, move(two, ["x", "y"], "b"));
    expect([prefixes(after, "x"), prefixes(after, "y")]).toEqual([["10.1.0.0/24"], ["10.1.1.0/24"]]);
  });
  it("loses IPv6 in a network without, and keeps both prefixes of IPv4", () => {
    const six = aDesign({
      a: [["10.0.0.0/16", "fd00::/48"], { x: ["10.0.0.0/24", "10.0.3.0/25", "fd00::/64"] }],
      b: ["10.1.0.0/16", {}],
    });
    expect(prefixes(done(six, move(six, "x", "b")), "x")).toEqual(["10.1.0.0/24", "10.1.1.0/25"]);
  });
  it.each([
    ["tiny", "No room in 10.9.0.0/28. Add a prefix to tiny or free one."],
    ["vague", "vague has no valid address space yet. Give it one first."],
    [undefined, "A subnet lives in a virtual network. Drop it on one."],
  ])("is refused by %s", (into, sentence) => {
    expect(refusal(move(design, "web", into))).toBe(sentence);
  });
  it("is refused in itself", () => {
    expect(refusal(move(design, "web", "web"))).toBe("web cannot be moved into itself.");
    expect(refusal(move(design, "web", "vm"))).toBe("web cannot be moved into itself.");
  });
});

describe("on the canvas", () => {
  const design = aDesign({ hub: ["10.0.0.0/16", { web: "10.0.0.0/24" }] }, { nsgs: { guard: [] } });
  it("a network changes its place, with what is in it", () => {
    const plan = move(design, ["hub", "web"], undefined, { at: { x: 7, y: 8 } });
    expect([labelOf(plan), planned(plan).edits]).toEqual([
      "Move hub",
      [{ op: "box", id: "hub", value: { x: 7, y: 8 } }],
    ]);
  });
  it("a chip is attached where it is dropped, once", () => {
    const after = done(design, move(design, "guard", "web"));
    expect(named(after, "web").props["nsg"]).toBe("guard");
    expect(refusal(move(after, "guard", "web"))).toBe("guard is already in web.");
    expect(refusal(move(design, "guard", "hub"))).toBe(
      "guard is a chip. Drop it on a subnet or a virtual machine.",
    );
  });
  it("nothing selected is nothing to move", () => {
    expect(refusal(move(design, []))).toBe("Nothing is selected.");
  });
  it("collapses and opens a container", () => {
    const folded = planCollapse(queryOf(design), {}, asId("hub"));
    expect(folded.edits).toEqual([{ op: "box", id: "hub", value: { collapsed: true } }]);
    const open = planCollapse(queryOf(design), { [asId("hub")]: { x: 1, collapsed: true } }, asId("hub"));
    expect(open.edits).toEqual([{ op: "box", id: "hub", value: { x: 1 } }]);
  });
});

it("lists every place to move to, impossible ones last with their reason", () => {
  const design = aDesign({
    hub: ["10.0.0.0/16", { web: { prefixes: ["10.0.0.0/24"], vms: { vm: {} } }, db: "10.0.1.0/24" }],
  });
  const targets = moveTargets(queryOf(design), [asId("vm")]);
  expect(targets.map((t) => [t.name, t.plan.ok])).toEqual([
    ["db", true],
    ["hub", false],
  ]);
});
