import { beforeEach, describe, expect, test } from "vitest";
import { planInsert } from "../core/commands/index.ts";
import { asId, emptyDesign, type Id } from "../core/model/design.ts";
import { startHistory } from "../core/model/history.ts";
import { designStore, newId, openDesign, run } from "../state/design.ts";
import { select } from "../state/view.ts";
import { labelOf } from "./items.ts";
import { landingOf, wantsHome } from "./landing.ts";
import { currentScene } from "./picture.ts";

/** Adds a thing as the palette does. */
function add(kind: string, into?: Id): Id {
  const plan = planInsert(
    designStore.getState().query,
    { kind, ...(into === undefined ? {} : { into }) },
    newId,
  );
  if (!plan.ok) throw new Error(plan.error.code);
  run(plan.value);
  return plan.value.select[0]!;
}

const label = (key: string): string => labelOf(currentScene().byKey.get(key)!.item);

beforeEach(() => {
  openDesign(startHistory(emptyDesign((kind) => asId(`${kind}1`))));
  select([]);
});

describe("what a screen reader says", () => {
  test("kind, name, prefix, home, findings, what is inside", async () => {
    const vnet = add("vnet");
    const subnet = add("subnet", vnet);
    add("vm", subnet);
    select([]);
    expect(label(subnet)).toMatch(/^Subnet snet-\S+, 10\.0\.0\.0\/24, in vnet-\S+, 1 resource$/);
    expect(label(vnet)).toMatch(/^Virtual network vnet-\S+, 10\.0\.0\.0\/16, West Europe, 2 resources$/);
    select([subnet]);
    expect(label(subnet)).toMatch(/, selected$/);
    run({
      label: { code: "set", params: {} },
      edits: [{ op: "set", id: subnet, path: "props.prefixes", value: ["10.0.0.1/24"] }],
    });
    // The check runs in slices.
    await expect.poll(() => label(subnet)).toMatch(/, 1 error, /);
  });

  test("a chip says what carries it, or that nothing does", () => {
    const subnet = add("subnet", add("vnet"));
    const carried = add("nsg", subnet);
    const loose = add("nsg");
    expect(label(`${subnet}/${carried}`)).toMatch(/^Network security group nsg-\S+, on snet-/);
    expect(label(loose)).toMatch(/not attached/);
  });
});

describe("where a drop lands", () => {
  test("on the nearest thing that takes the kind, up from what is under the pointer", () => {
    const vnet = add("vnet");
    const subnet = add("subnet", vnet);
    const vm = add("vm", subnet);
    const { query } = designStore.getState();
    expect(landingOf(query, "subnet", subnet)).toBe(vnet);
    expect(landingOf(query, "vm", vm)).toBe(subnet);
    expect(landingOf(query, "vm", vnet)).toBeUndefined();
    expect(landingOf(query, "nsg", vm)).toBe(vm);
    expect(landingOf(query, "nsg", subnet)).toBe(subnet);
    expect(landingOf(query, "nsg", vnet)).toBeUndefined();
  });

  test("networks stand free, everything else wants a home", () => {
    expect(["vnet", "subnet", "vm", "nsg"].filter(wantsHome)).toEqual(["subnet", "vm", "nsg"]);
  });
});
