import { asId, type Design } from "../../model/design.ts";
import { aDesign } from "../testing/aDesign.ts";
import { testRule } from "../testing/testRule.ts";
import { fieldNumber } from "./number.ts";

const withTimeout = (idleTimeout: string | number): Design => {
  const id = asId("nat");
  return {
    ...aDesign({}),
    resources: { [id]: { id, kind: "natGateway", name: "nat", props: { idleTimeout } } },
  };
};

testRule(fieldNumber, {
  quiet: [
    ["the lower bound", withTimeout(4)],
    ["the upper bound", withTimeout(120)],
    ["a number typed as text", withTimeout(" 30 ")],
    ["an empty field", withTimeout("")],
  ],
  speaks: [
    ["a number below the bounds", withTimeout(3), ["nat: idle timeout is 3, and Azure takes 4 to 120"]],
    ["a number above the bounds", withTimeout("121"), ["nat: idle timeout is 121"]],
    ["a fraction", withTimeout(4.5), ["nat: 4.5 is no whole number for idle timeout"]],
    ["a word", withTimeout("soon"), ["nat: soon is no whole number for idle timeout"]],
  ],
});
