import { describe, expect, it } from "vitest";
import { insideOf, peeringPairs, topologyOf } from "../analysis/index.ts";
import { asId, type Design } from "../model/design.ts";
import { aDesign } from "../rules/testing/aDesign.ts";
import { connectOptions, copyOf, planDelete, planInsert, planPaste } from "./index.ts";
import { done, freshIds, labelOf, queryOf, refusal } from "./testing/world.ts";

const design = aDesign({
  hub: ["10.0.0.0/16", { s: "10.0.0.0/24" }],
  "my spoke": ["10.1.0.0/16", {}],
  other: ["10.2.0.0/16", {}],
});
const connect = (d: Design, from: string, to: string) => {
  const options = connectOptions(queryOf(d), { from: asId(from), to: asId(to) }, freshIds());
  return options.ok ? { ok: true as const, value: options.value[0]! } : options;
};
const halves = (d: Design) =>
  Object.values(d.resources).flatMap((r) =>
    r.kind === "peering" ? [`${r.parent!}: ${r.name} → ${r.props["remote"] as string}`] : [],
  );
const peered = done(design, connect(design, "hub", "my spoke"));

describe("a line between two networks", () => {
  it("is both halves of a peering, in one step", () => {
    expect(labelOf(connect(design, "hub", "my spoke"))).toBe("Peer hub with my spoke");
    expect(halves(peered)).toEqual([
      "hub: peer-hub-to-my-spoke → my spoke",
      "my spoke: peer-my-spoke-to-hub → hub",
    ]);
    expect(peered.resources[asId("peering_new1")]!.props).toMatchObject({
      allowVnetAccess: true,
      allowForwardedTraffic: false,
    });
  });
  it("is drawn once, and lies in neither network", () => {
    expect(peeringPairs(queryOf(peered))).toEqual([
      { from: "hub", to: "my spoke", halves: ["peering_new1", "peering_new2"] },
    ]);
    expect(insideOf(queryOf(peered), asId("hub"))).toEqual(["s"]);
  });
  it("is not drawn twice, and mends what has one half", () => {
    expect(refusal(connect(peered, "my spoke", "hub"))).toBe("my spoke and hub are already peered.");
    const { [asId("peering_new1")]: _, ...resources } = peered.resources;
    expect(
      halves(done({ ...peered, resources }, connect({ ...peered, resources }, "my spoke", "hub"))),
    ).toHaveLength(2);
  });
  it("goes with either network, and as a whole", () => {
    for (const id of ["hub", "my spoke", "peering_new1", "peering_new2"])
      expect(halves(done(peered, planDelete(queryOf(peered), { ids: [asId(id)] })))).toEqual([]);
    expect(halves(done(peered, planDelete(queryOf(peered), { ids: [asId("other")] })))).toHaveLength(2);
  });
  it("is copied with both its networks and never with one", () => {
    const copy = (...ids: string[]) => copyOf(queryOf(peered), ids.map(asId));
    expect(copy("hub").resources.map((r) => r.kind)).toEqual(["vnet", "subnet"]);
    expect(copy("peering_new1").resources).toEqual([]);
    const after = done(
      peered,
      planPaste(queryOf(peered), { clip: copy("hub", "my spoke") }, freshIds("copy")),
    );
    expect(peeringPairs(queryOf(after))).toHaveLength(2);
  });
  it("is how a peering is added, and the only way", () => {
    expect(refusal(planInsert(queryOf(design), { kind: "peering", into: asId("hub") }, freshIds()))).toBe(
      "A peering joins two virtual networks. Draw a line from one to the other.",
    );
  });
  it("is known to traffic on both sides", () => {
    expect(topologyOf(queryOf(peered)).virtualNetworks!.map((v) => v.virtualNetworkPeerings)).toMatchObject([
      [{ remoteVirtualNetwork: "my spoke" }],
      [{ remoteVirtualNetwork: "hub" }],
      undefined,
    ]);
  });
});
