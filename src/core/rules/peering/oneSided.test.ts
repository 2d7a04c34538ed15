import { asId } from "../../model/design.ts";
import { aDesign } from "../testing/aDesign.ts";
import { testRule } from "../testing/testRule.ts";
import { peeringOneSided } from "./oneSided.ts";

const networks = { hub: ["10.0.0.0/16", {}], spoke: ["10.1.0.0/16", {}] } as const;
const half = (from: string, to?: string) =>
  ["peering", to === undefined ? {} : { remote: to }, { parent: asId(from) }] as const;

testRule(peeringOneSided, {
  quiet: [["both halves", aDesign(networks, { more: { a: half("hub", "spoke"), b: half("spoke", "hub") } })]],
  speaks: [
    [
      "one half",
      aDesign(networks, { more: { a: half("hub", "spoke") } }),
      ["hub is peered with spoke, but spoke not with hub"],
    ],
    [
      "a half that stands twice",
      aDesign(networks, {
        more: { a: half("hub", "spoke"), b: half("spoke", "hub"), c: half("hub", "spoke") },
      }),
      ["c leads from hub to spoke, as another peering does"],
    ],
    [
      "a network with itself",
      aDesign(networks, { more: { a: half("hub", "hub") } }),
      ["a leads from hub to itself"],
    ],
    ["no remote network", aDesign(networks, { more: { a: half("hub") } }), ["a leads to no network"]],
  ],
});
