import type { Design } from "../design.ts";
import { asId } from "../design.ts";
import { thing, toyDesign } from "./toy.ts";

/** A design in which every field of the document is set somewhere. */
export const fullDesign: Design = {
  ...toyDesign(
    thing("net", {
      kind: "net",
      placement: { resourceGroup: asId("resourceGroup_1"), region: "northeurope" },
      existing: { azureId: "/subscriptions/x" },
      props: { size: "x", rows: { r_b: { to: "sub" }, r_a: { n: 1 } } },
      bind: { "props.size": "size" },
      extra: { tags: { "1": "one", owner: "me" }, list: [1, null, true, "é \u2028"] },
    }),
    thing("sub", { parent: asId("net"), props: { peer: "net", friends: ["net", "vm"] } }),
    thing("vm", { kind: "vm" }),
  ),
  subscriptions: {
    [asId("subscription_1")]: { name: "sub-main", subscriptionId: "00000000-0000-0000-0000-000000000000" },
  },
  parameters: {
    size: { type: "string", description: "How big", default: "x" },
    count: { type: "int", default: 3 },
  },
  intents: {
    [asId("i_1")]: {
      id: asId("i_1"),
      from: { resource: asId("vm") },
      to: { tag: "Internet" },
      protocol: "tcp",
      ports: "443",
      expect: "denied",
      via: [asId("net")],
      label: "no way out",
    },
    [asId("i_2")]: {
      id: asId("i_2"),
      from: { address: "10.0.0.4" },
      to: { host: "example.com" },
      protocol: "any",
      ports: "",
      expect: "allowed",
    },
  },
  suppressions: {
    [asId("s_1")]: {
      rule: "a/b",
      subject: asId("vm"),
      facet: "f",
      reason: "known",
      by: "me",
      until: "2027-01-01",
    },
  },
  layout: { [asId("net")]: { x: 10, y: -20.5, columns: 2, collapsed: true }, [asId("vm")]: { order: 1 } },
  notes: { [asId("n_1")]: { text: "Hello", x: 0, y: 0, width: 100, height: 50 } },
};
