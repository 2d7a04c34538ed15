import { describe, expect, it } from "vitest";
import { asId, type Design, type Resource } from "../model/design.ts";
import { check } from "../rules/index.ts";
import { aDesign } from "../rules/testing/aDesign.ts";
import { copyOf, planDuplicate, planPaste, readClip, type Clip } from "./index.ts";
import {
  addresses,
  done,
  freshIds,
  labelOf,
  named,
  notesOf,
  planned,
  prefixes,
  queryOf,
  refusal,
} from "./testing/world.ts";

const fixed = (address: string) => ({ nic: { privateAddress: address } });
const hub = aDesign(
  {
    hub: [
      "10.0.0.0/16",
      {
        web: { prefixes: ["10.0.1.0/24"], nsg: "guard", vms: { vm: fixed("10.0.1.9"), auto: {} } },
        tiny: { prefixes: ["10.0.2.0/29"], vms: { a: {}, b: {}, c: {} } },
      },
    ],
  },
  { nsgs: { guard: [{ name: "Web", priority: 100 }] } },
);
const other = aDesign({ main: ["10.0.0.0/16", { app: "10.0.0.0/24" }] });
const clip = (design: Design, ...ids: string[]): Clip => copyOf(queryOf(design), ids.map(asId));
const paste = (design: Design, from: Clip, into?: string) =>
  planPaste(queryOf(design), { clip: from, ...(into === undefined ? {} : { into: asId(into) }) }, freshIds());
const duplicate = (design: Design, ...ids: string[]) =>
  planDuplicate(queryOf(design), { ids: ids.map(asId) }, freshIds());
const names = (design: Design): string[] => Object.values(design.resources).map((r) => r.name);
const errors = (design: Design): string[] =>
  check(design).flatMap((f) => (f.severity === "error" ? [f.key] : []));
const subnetOf = (design: Design, vm: string): string[] =>
  Object.values(named(design, vm).props["nics"] as { [row: string]: { subnet: string } }).map(
    (n) => n.subnet,
  );
const change = (design: Design, id: string, more: Partial<Resource>): Design => ({
  ...design,
  resources: { ...design.resources, [asId(id)]: { ...design.resources[asId(id)]!, ...more } },
});

describe("copy", () => {
  it("takes what is drawn in a thing, containers first, and remembers what was selected", () => {
    const { resources, roots } = clip(hub, "web", "vm");
    expect(resources.map((r) => r.id)).toEqual(["web", "vm", "auto"]);
    expect(roots).toEqual(["web"]);
  });
  it("puts containers first even where the document does not", () => {
    const [vm, ...rest] = Object.entries(hub.resources).reverse();
    const turned = { ...hub, resources: Object.fromEntries([vm!, ...rest]) };
    const order = clip(turned, "hub").resources.map((r) => r.kind);
    expect(order).toEqual(["vnet", "subnet", "subnet", "vm", "vm", "vm", "vm", "vm"]);
  });
});

describe("paste", () => {
  it("into the same network takes the next free prefix and name, and lets Azure choose addresses", () => {
    const plan = paste(hub, clip(hub, "web"), "hub");
    expect([labelOf(plan), notesOf(plan)]).toEqual([
      "Paste 3 things",
      ["1 reference to something elsewhere is dropped"],
    ]);
    const after = done(hub, plan);
    expect(names(after).slice(-3)).toEqual(["web-2", "vm-2", "auto-2"]);
    expect([prefixes(after, "web-2"), addresses(after, "vm-2"), named(after, "web-2").props["nsg"]]).toEqual([
      ["10.0.0.0/24"],
      [undefined],
      undefined,
    ]);
    expect(subnetOf(after, "vm-2")).toEqual([named(after, "web-2").id]);
    expect(errors(after)).toEqual([]);
  });
  it("of a group with what carries it keeps the two together", () => {
    const after = done(hub, paste(hub, clip(hub, "web", "guard"), "hub"));
    expect(named(after, "web-2").props["nsg"]).toBe(named(after, "guard-2").id);
  });
  it("of a network goes around the space that is there, subnets too", () => {
    const after = done(hub, paste(hub, clip(hub, "hub")));
    const inCopy = Object.values(after.resources).filter((r) => r.parent === named(after, "hub-2").id);
    expect(prefixes(after, "hub-2")).toEqual(["10.1.0.0/16"]);
    expect(inCopy.map((r) => [r.name, r.props["prefixes"]])).toEqual([
      ["web", ["10.1.0.0/24"]],
      ["tiny", ["10.1.1.0/29"]],
    ]);
    expect(errors(after)).toEqual([]);
    expect(check(after).filter((f) => f.rule === "cidr/vnet-overlap")).toEqual([]);
  });
  it("into another design works, twice, with nothing left pointing back", () => {
    const vm = clip(
      change(hub, "vm", { placement: { resourceGroup: asId("gone"), region: "westeurope" } }),
      "vm",
    );
    const bound = { ...vm, resources: vm.resources.map((r) => ({ ...r, bind: { name: "gone" } })) };
    const once = done(other, paste(other, bound, "app"));
    const twice = done(
      once,
      planPaste(queryOf(once), { clip: bound, into: asId("app") }, (k) => asId(`${k}_second`)),
    );
    expect(names(twice).slice(-2)).toEqual(["vm", "vm-2"]);
    expect([addresses(twice, "vm"), addresses(twice, "vm-2")]).toEqual([["10.0.0.4"], ["10.0.0.5"]]);
    expect([named(twice, "vm").placement, named(twice, "vm").bind]).toEqual([
      { region: "westeurope" },
      undefined,
    ]);
    expect(errors(twice)).toEqual([]);
  });
  it("of several machines gives each its own address", () => {
    const two = clip(
      aDesign({
        x: [
          "10.5.0.0/16",
          { y: { prefixes: ["10.5.0.0/24"], vms: { v1: fixed("10.5.0.4"), v2: fixed("10.5.0.5") } } },
        ],
      }),
      "v1",
      "v2",
    );
    const after = done(other, paste(other, two, "app"));
    expect([addresses(after, "v1"), addresses(after, "v2")]).toEqual([["10.0.0.4"], ["10.0.0.5"]]);
  });
  it("keeps a text that is no prefix, for its owner to mend", () => {
    const odd = clip(aDesign({ x: ["office", { y: "10.0.0.1/24" }] }), "x");
    const after = done(other, paste(other, odd));
    expect([prefixes(after, "x"), prefixes(after, "y")]).toEqual([["office"], ["10.0.0.1/24"]]);
  });
  it("gives IPv6 subnets of one network different blocks", () => {
    const six = aDesign({ x: [["10.0.0.0/16", "fd00::/48"], { y: ["10.0.0.0/24", "fd00::/64"] }] });
    expect(prefixes(done(six, paste(six, clip(six, "y"), "x")), "y-2")).toEqual([
      "10.0.1.0/24",
      "fd00:0:0:1::/64",
    ]);
  });
  it("of what is in Azure already keeps it as it is in another design, and makes a new thing of it in its own", () => {
    const there = change(change(hub, "hub", { existing: {} }), "web", { existing: {} });
    const elsewhere = done(other, paste(other, clip(there, "hub")));
    expect([named(elsewhere, "hub").existing, named(elsewhere, "web").existing]).toEqual([{}, {}]);
    expect([prefixes(elsewhere, "hub"), prefixes(elsewhere, "web"), prefixes(elsewhere, "tiny")]).toEqual([
      ["10.0.0.0/16"],
      ["10.0.1.0/24"],
      ["10.0.0.0/29"],
    ]);
    const again = done(there, duplicate(there, "hub"));
    const copy = named(again, "hub-2");
    expect([copy.existing, copy.props["prefixes"]]).toEqual([undefined, ["10.1.0.0/16"]]);
    const inCopy = Object.values(again.resources).filter((r) => r.parent === copy.id);
    expect(inCopy.map((r) => r.existing)).toEqual([undefined, undefined]);
  });
  it("keeps a long name as long as it may be", () => {
    const long = aDesign({ ["n".repeat(64)]: ["10.0.0.0/16", {}] });
    const after = done(long, duplicate(long, "n".repeat(64)));
    expect(names(after)[1]).toBe(`${"n".repeat(62)}-2`);
  });
  it.each([
    [
      "a subnet on the canvas",
      clip(hub, "web"),
      undefined,
      "A subnet lives in a virtual network. Drop it on one.",
    ],
    [
      "a machine on a network",
      clip(hub, "vm"),
      "hub",
      "A virtual machine stands in a subnet. Drop it on one.",
    ],
    [
      "a machine in a full subnet",
      clip(hub, "vm"),
      "tiny",
      "No free address in tiny. Grow it or move something out.",
    ],
    [
      "nothing",
      { ...clip(hub), roots: [] },
      undefined,
      "The clipboard holds no resources of a design. Copy some first.",
    ],
  ])("refuses %s", (_, from, into, sentence) => {
    expect(refusal(paste(hub, from, into))).toBe(sentence);
  });
  it("refuses a subnet where there is no room for it", () => {
    const full = aDesign({ x: ["10.0.0.0/24", { y: "10.0.0.0/24" }] });
    expect(refusal(paste(full, clip(full, "y"), "x"))).toBe(
      "No room in 10.0.0.0/24. Add a prefix to x or free one.",
    );
  });
});

describe("duplicate", () => {
  it("stands beside the original and keeps what it refers to", () => {
    const plan = duplicate(hub, "web");
    expect([labelOf(plan), notesOf(plan)]).toEqual(["Duplicate 3 things", []]);
    const after = done(hub, plan);
    expect([named(after, "web-2").parent, named(after, "web-2").props["nsg"]]).toEqual(["hub", "guard"]);
  });
  it("of things in two subnets leaves each in its own", () => {
    const two = aDesign({
      hub: [
        "10.0.0.0/16",
        {
          x: { prefixes: ["10.0.0.0/24"], vms: { v1: {} } },
          y: { prefixes: ["10.0.1.0/24"], vms: { v2: {} } },
        },
      ],
    });
    const after = done(two, duplicate(two, "v1", "v2"));
    expect([subnetOf(after, "v1-2"), subnetOf(after, "v2-2")]).toEqual([["x"], ["y"]]);
  });
  it("gives every card of a machine an address of its own", () => {
    const nics = {
      n1: { subnet: "web", privateAddress: "10.0.0.4" },
      n2: { subnet: "db", privateAddress: "10.0.1.4" },
    };
    const two = aDesign({
      hub: ["10.0.0.0/16", { db: "10.0.1.0/24", web: { prefixes: ["10.0.0.0/24"], vms: { vm: { nics } } } }],
    });
    const after = done(two, duplicate(two, "vm"));
    expect([subnetOf(after, "vm-2"), addresses(after, "vm-2")]).toEqual([
      ["web", "db"],
      ["10.0.0.5", "10.0.1.5"],
    ]);
    expect(errors(after)).toEqual([]);
  });
  it("of a machine without a card is possible", () => {
    const bare = change(hub, "vm", { props: {} });
    expect(planned(duplicate(bare, "vm")).edits).toHaveLength(1);
  });
  it("of nothing is refused", () => {
    expect(refusal(duplicate(hub))).toBe("Nothing is selected.");
  });
});

describe("text from the clipboard", () => {
  const good = clip(hub, "web", "guard");
  const read = (value: unknown) => readClip(JSON.stringify(value));
  it("is read as it was written", () => {
    expect(read(good)).toEqual({ ok: true, value: JSON.parse(JSON.stringify(good)) as Clip });
  });
  it.each([
    ["no JSON", "hello"],
    ["null", "null"],
    ["other JSON", JSON.stringify({ format: "else" })],
    ["a later version", JSON.stringify({ ...good, version: 2 })],
    ["no list", JSON.stringify({ ...good, resources: {} })],
    [
      "unknown kinds alone",
      JSON.stringify({ ...good, resources: [{ id: "x1", kind: "toString", name: "x", props: {} }] }),
    ],
    ["one id twice", JSON.stringify({ ...good, resources: [good.resources[0], good.resources[0]] })],
    ["a reserved id", JSON.stringify({ ...good, resources: [{ ...good.resources[0], id: "__proto__" }] })],
  ])("is refused when it is %s", (_, text) => {
    expect(refusal(readClip(text))).toBe("The clipboard holds no resources of a design. Copy some first.");
  });
  it("loses what has the wrong shape, and keeps the rest", () => {
    const odd = {
      id: "x1",
      kind: "vm",
      name: "odd",
      parent: 5,
      placement: { region: 7, resourceGroup: "rg" },
      existing: { azureId: 1 },
      props: {
        size: 3,
        image: "debian-12",
        adminPassword: "secret",
        other: 1,
        nics: { n1: { subnet: "s", ipForwarding: "yes" }, 2: {}, n3: 4 },
      },
    };
    const result = read({ ...good, resources: [odd, { id: "y" }, 7, null], roots: [1] });
    expect(result.ok && result.value).toEqual({
      ...good,
      resources: [
        {
          id: "x1",
          kind: "vm",
          name: "odd",
          placement: { resourceGroup: "rg" },
          existing: {},
          props: { nics: { n1: { subnet: "s" } }, image: "debian-12" },
        },
      ],
      roots: ["x1"],
    });
  });
});
