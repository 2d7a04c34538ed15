import { asId, type Design } from "../../model/design.ts";
import { aDesign } from "../testing/aDesign.ts";
import { testRule } from "../testing/testRule.ts";
import { nameDnsLabel } from "./dnsLabel.ts";

const labelled = (dnsLabel: string): Design => {
  const id = asId("pip");
  return {
    ...aDesign({}),
    resources: { [id]: { id, kind: "publicIp", name: "pip", props: { sku: "Standard", dnsLabel } } },
  };
};

testRule(nameDnsLabel, {
  quiet: [
    ["no label", labelled("")],
    ["the shortest", labelled("a-1")],
    ["63 characters", labelled("a".repeat(63))],
  ],
  speaks: [
    ["capitals", labelled("Shop"), ["pip: Shop is no DNS label"]],
    ["a leading digit", labelled("1shop"), ["pip: 1shop is no DNS label"]],
    ["a trailing hyphen", labelled("shop-"), ["pip: shop- is no DNS label"]],
    ["a dot", labelled("shop.example"), ["pip: shop.example is no DNS label"]],
    ["64 characters", labelled("a".repeat(64)), ["is no DNS label"]],
    ["too little to mend", labelled("é"), ["pip: é is no DNS label"]],
  ],
});
