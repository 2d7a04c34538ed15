import { describe, expect, it } from "vitest";
import { asId, emptyDesign, type Design } from "../model/design.ts";
import { check } from "../rules/index.ts";
import { aDesign } from "../rules/testing/aDesign.ts";
import { planInsert } from "./index.ts";
import {
  addresses,
  done,
  freshIds,
  labelOf,
  named,
  notesOf,
  prefixes,
  queryOf,
  refusal,
} from "./testing/world.ts";

const empty = emptyDesign((kind) => asId(`${kind}_1`), "Empty");
const insert = (design: Design, kind: string, into?: string, at?: { x: number; y: number }) =>
  planInsert(
    queryOf(design),
    { kind, ...(into === undefined ? {} : { into: asId(into) }), ...(at ? { at } : {}) },
    freshIds(),
  );

describe("a virtual network", () => {
  it("takes the first free private block, a name, and the place of the drop", () => {
    const plan = insert(empty, "vnet", undefined, { x: 40, y: 80 });
    expect([labelOf(plan), notesOf(plan)]).toEqual(["Add vnet-1", ["10.0.0.0/16", "West Europe"]]);
    const design = done(empty, plan);
    expect(prefixes(design, "vnet-1")).toEqual(["10.0.0.0/16"]);
    expect(design.layout).toEqual({ vnet_new1: { x: 40, y: 80 } });
  });
  it("goes around what is there, in names and in addresses", () => {
    const design = aDesign({ "VNET-1": ["10.0.0.0/15", {}] });
    expect(prefixes(done(design, insert(design, "vnet")), "vnet-2")).toEqual(["10.2.0.0/16"]);
  });
  it("goes on in 172.16 when 10 is used up", () => {
    const design = aDesign({ big: ["10.0.0.0/8", {}] });
    expect(prefixes(done(design, insert(design, "vnet")), "vnet-1")).toEqual(["172.16.0.0/16"]);
  });
  it("is refused when no private range is left", () => {
    const design = aDesign({ a: [["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"], {}] });
    expect(refusal(insert(design, "vnet"))).toBe(
      "No private range is left for another network of this size (/16).",
    );
  });
  it("lands on the canvas even when it is dropped on another one", () => {
    const design = aDesign({ hub: ["10.0.0.0/16", {}] });
    expect(named(done(design, insert(design, "vnet", "hub")), "vnet-1").parent).toBeUndefined();
  });
});

describe("a subnet", () => {
  it("on the empty canvas is refused with its home", () => {
    expect(refusal(insert(empty, "subnet"))).toBe("A subnet lives in a virtual network. Drop it on one.");
  });
  it.each([
    ["an empty /16", { hub: ["10.0.0.0/16", {}] }, "10.0.0.0/24"],
    ["a gap between two", { hub: ["10.0.0.0/16", { a: "10.0.0.0/24", b: "10.0.2.0/24" }] }, "10.0.1.0/24"],
    ["a /24", { hub: ["10.0.0.0/24", {}] }, "10.0.0.0/26"],
    ["a /29", { hub: ["10.0.0.0/29", {}] }, "10.0.0.0/29"],
    ["only a smaller gap", { hub: ["10.0.0.0/23", { a: "10.0.0.0/24", b: "10.0.1.0/25" }] }, "10.0.1.128/25"],
    ["a second prefix", { hub: [["10.0.0.0/24", "10.9.0.0/24"], { a: "10.0.0.0/24" }] }, "10.9.0.0/26"],
  ] as const)("takes the first free block of %s", (_, networks, prefix) => {
    const design = aDesign(networks);
    const plan = insert(design, "subnet", "hub");
    expect(notesOf(plan)[0]).toBe(prefix);
    expect(prefixes(done(design, plan), "snet-1")).toEqual([prefix]);
  });
  it("dropped on another subnet or a machine lands in their network", () => {
    const design = aDesign({ hub: ["10.0.0.0/16", { web: { prefixes: ["10.0.0.0/24"], vms: { vm: {} } } }] });
    for (const into of ["web", "vm"])
      expect(named(done(design, insert(design, "subnet", into)), "snet-1").parent).toBe("hub");
  });
  it("is refused in a full network", () => {
    const design = aDesign({ hub: ["10.0.0.0/28", { a: "10.0.0.0/28" }] });
    expect(refusal(insert(design, "subnet", "hub"))).toBe(
      "No room in 10.0.0.0/28. Add a prefix to hub or free one.",
    );
  });
  it("is refused in a network whose prefix cannot be read", () => {
    expect(refusal(insert(aDesign({ hub: ["office", {}] }), "subnet", "hub"))).toBe(
      "hub has no valid address space yet. Give it one first.",
    );
  });
});

describe("a virtual machine", () => {
  const design = aDesign({
    hub: [
      "10.0.0.0/16",
      { web: { prefixes: ["10.0.0.0/29"], vms: { vm: { nic: { privateAddress: "10.0.0.4" } } } } },
    ],
  });
  it("takes the next free address of its subnet", () => {
    const plan = insert(design, "vm", "web");
    expect(notesOf(plan)).toEqual(["address 10.0.0.5", "West Europe"]);
    expect(addresses(done(design, plan), "vm-1")).toEqual(["10.0.0.5"]);
  });
  it.each([undefined, "hub"])("is refused outside a subnet: %s", (into) => {
    expect(refusal(insert(design, "vm", into))).toBe("A virtual machine stands in a subnet. Drop it on one.");
  });
  it("is refused in a full subnet, where addresses that Azure gives count too", () => {
    const full = aDesign({
      hub: ["10.0.0.0/16", { web: { prefixes: ["10.0.0.0/29"], vms: { a: {}, b: {}, c: {} } } }],
    });
    expect(refusal(insert(full, "vm", "web"))).toBe("No free address in web. Grow it or move something out.");
  });
  it("gets its address from Azure where the subnet has no readable prefix", () => {
    const vague = aDesign({ hub: ["10.0.0.0/16", { web: "somewhere" }] });
    expect(addresses(done(vague, insert(vague, "vm", "web")), "vm-1")).toEqual([undefined]);
  });
  it("says the region of its network", () => {
    const north = aDesign({ hub: ["10.0.0.0/16", { web: "10.0.0.0/24" }, { region: "northeurope" }] });
    expect(notesOf(insert(north, "vm", "web"))).toContain("North Europe");
  });
});

describe("a network security group", () => {
  const design = aDesign({
    hub: ["10.0.0.0/16", { web: { prefixes: ["10.0.0.0/24"], vms: { vm: {} } } }, { region: "northeurope" }],
  });
  it.each([
    ["web", (d: Design) => named(d, "web").props["nsg"]],
    [
      "vm",
      (d: Design) => (named(d, "vm").props["nics"] as { [row: string]: { nsg: string } })["vm_nic"]?.nsg,
    ],
  ] as const)("dropped on %s is attached, in the same region", (into, held) => {
    const after = done(design, insert(design, "nsg", into));
    expect(held(after)).toBe(named(after, "nsg-1").id);
    expect(check(after).filter((f) => f.severity === "error")).toEqual([]);
  });
  it("dropped elsewhere waits unattached where it was dropped", () => {
    const after = done(empty, insert(empty, "nsg", undefined, { x: 1, y: 2 }));
    expect(after.layout).toEqual({ nsg_new1: { x: 1, y: 2 } });
  });
});

it("never makes an error out of a clean design, until there is no room", () => {
  let design: Design = aDesign({ hub: ["10.0.0.0/24", {}] });
  const newId = freshIds();
  let refused = 0;
  const add = (kind: string, into: string): void => {
    const plan = planInsert(queryOf(design), { kind, into: asId(into) }, newId);
    if (plan.ok) design = done(design, plan);
    else refused++;
  };
  for (let n = 0; n < 8; n++) add("subnet", "hub");
  const subnets = Object.values(design.resources).filter((r) => r.kind === "subnet");
  expect(subnets.length).toBe(4);
  for (const { id } of subnets.slice(0, 2)) for (let n = 0; n < 64; n++) add("vm", id);
  expect(refused).toBe(4 + 2 * (64 - 59));
  expect(check(design).filter((f) => f.severity === "error")).toEqual([]);
});
