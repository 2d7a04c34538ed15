import { describe, expect, it } from "vitest";
import { modelSchema } from "../../core/kinds/index.ts";
import { apply } from "../../core/model/apply.ts";
import { asId, type Design } from "../../core/model/design.ts";
import { plainQuery } from "../../core/model/plainQuery.ts";
import { check } from "../../core/rules/index.ts";
import { aDesign, countingIds } from "../../core/rules/testing/aDesign.ts";
import { nextFreePrefix, planSplit } from "./split.ts";

const web = asId("web");
const q = (design: Design) => plainQuery(design, modelSchema);
const hub = (webPrefix: string, more: Record<string, string> = {}) =>
  aDesign({ hub: ["10.0.0.0/22", { web: webPrefix, ...more }] });
const withVms = (prefix: string, addresses: readonly string[]) =>
  aDesign({
    hub: [
      "10.0.0.0/22",
      {
        web: {
          prefixes: [prefix],
          vms: Object.fromEntries(
            addresses.map((privateAddress, n) => [
              `vm${n}`,
              {
                nics: { [`n${n}`]: { subnet: "web", ...(privateAddress === "" ? {} : { privateAddress }) } },
              },
            ]),
          ),
        },
      },
    ],
  });

describe("the next free prefix", () => {
  it.each([
    ["taken twice", hub("10.0.1.0/24", { db: "10.0.0.0/24", other: "10.0.1.0/24" }), "10.0.2.0/24"],
    ["not valid yet", hub("10.0.1", { db: "10.0.0.0/24" }), "10.0.1.0/24"],
    ["higher than need be", hub("10.0.3.0/26"), "10.0.0.0/26"],
  ])("is offered when the own one is %s", (_, design, prefix) => {
    expect(nextFreePrefix(q(design), web)).toEqual({ ok: true, value: prefix });
  });

  it("says why there is none", () => {
    expect(nextFreePrefix(q(hub("10.0.0.0/24")), web)).toEqual({
      ok: false,
      error: "10.0.0.0/24 is already the first free one.",
    });
    expect(nextFreePrefix(q(hub("10.9.0.0/22", { a: "10.0.0.0/23" })), web)).toEqual({
      ok: false,
      error: "No room: 10.0.0.0/22 has no free /22 left.",
    });
  });
});

describe("splitting a subnet", () => {
  it("leaves two halves and no finding", () => {
    const design = withVms("10.0.0.0/26", ["10.0.0.4", ""]);
    const plan = planSplit(q(design), web, countingIds());
    if (!plan.ok) throw new Error(plan.error);
    const after = apply(design, plan.value.edits, modelSchema);
    if (!after.ok) throw new Error(after.error.code);
    const subnets = Object.values(after.value.design.resources).filter((r) => r.kind === "subnet");
    expect(subnets.map((r) => r.props["prefixes"])).toEqual([["10.0.0.0/27"], ["10.0.0.32/27"]]);
    expect(check(after.value.design)).toEqual([]);
  });

  it.each([
    ["a prefix that is not valid", hub("10.0.0.7/26"), "Not possible until the prefix is valid."],
    ["the smallest there is", hub("10.0.0.0/29"), "Not possible: Azure takes no subnet smaller than /29."],
    [
      "an address in the upper half",
      withVms("10.0.0.0/26", ["10.0.0.40"]),
      "Not possible: 1 address of it in use.",
    ],
    [
      "more machines than half of it holds",
      withVms("10.0.0.0/28", ["", "", "", ""]),
      "Not possible: 4 addresses of it in use.",
    ],
  ])("is refused for %s", (_, design, reason) => {
    expect(planSplit(q(design), web, countingIds())).toEqual({ ok: false, error: reason });
  });
});
