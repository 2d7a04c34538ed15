import { beforeEach, describe, expect, it } from "vitest";
import { planDelete, planInsert, planSet } from "../core/commands/index.ts";
import { asId, emptyDesign, type Id } from "../core/model/design.ts";
import { startHistory } from "../core/model/history.ts";
import {
  checksReady,
  designStore,
  findingsOf,
  keepJournal,
  newId,
  openDesign,
  redo,
  run,
  undo,
  type JournalEntry,
} from "./design.ts";
import { viewStore } from "./view.ts";

const state = () => designStore.getState();

function insert(kind: string, into?: Id): Id {
  const plan = planInsert(state().query, { kind, ...(into ? { into } : {}) }, newId);
  if (!plan.ok) throw new Error(plan.error.code);
  expect(run(plan.value)).toBe(true);
  return plan.value.select[0]!;
}

beforeEach(async () => {
  await checksReady;
  keepJournal(undefined);
  openDesign(startHistory(emptyDesign(newId)));
});

describe("the design store", () => {
  it("does, undoes and redoes steps, and selects what was made", () => {
    const vnet = insert("vnet");
    expect([...viewStore.getState().selection]).toEqual([vnet]);
    expect(state().resources).toBe(1);
    undo();
    expect(state().design.resources).toEqual({});
    expect(state().resources).toBe(0);
    expect(viewStore.getState().selection.size).toBe(0);
    redo();
    expect(Object.keys(state().design.resources)).toEqual([vnet]);
    expect(viewStore.getState().reveal?.ids).toEqual([vnet]);
  });

  it("knows the findings as soon as a step is done", () => {
    const vnet = insert("vnet");
    const subnet = insert("subnet", vnet);
    expect(state().counts.error).toBe(0);
    const plan = planSet(state().query, { ids: [subnet], path: "props.prefixes", value: ["10.0.0.1/24"] });
    if (plan.ok) run(plan.value);
    expect(state().findings.map((f) => f.rule)).toEqual(["cidr/host-bits"]);
    expect(findingsOf(subnet)).toHaveLength(1);
    expect(findingsOf(vnet)).toEqual([]);
    undo();
    expect(state().counts.error).toBe(0);
  });

  it("makes one step of typing with the same merge key", () => {
    const vnet = insert("vnet");
    for (const text of ["1", "10", "10.0.0.0/8"]) {
      const plan = planSet(state().query, { ids: [vnet], path: "props.prefixes", value: [text] });
      if (plan.ok) run(plan.value, "typing");
    }
    expect(state().history.past).toHaveLength(2);
    undo();
    expect(state().design.resources[vnet]?.props["prefixes"]).toEqual(["10.0.0.0/16"]);
  });

  it("tells the journal what happened", () => {
    const told: JournalEntry[] = [];
    keepJournal((e) => told.push(e));
    const vnet = insert("vnet");
    const plan = planDelete(state().query, { ids: [vnet] });
    if (plan.ok) run(plan.value);
    undo();
    redo();
    expect(told.map((e) => e.what)).toEqual(["do", "do", "undo", "redo"]);
  });

  it("keeps an accepted finding apart, and does not count it", () => {
    const vnet = insert("vnet");
    const plan = planSet(state().query, { ids: [vnet], path: "props.prefixes", value: ["nowhere"] });
    if (plan.ok) run(plan.value);
    expect(state().counts.error).toBe(1);
    const accepted = { rule: "cidr/invalid-prefix", subject: vnet, reason: "drawn on purpose" };
    run({
      label: { code: "suppress", params: {} },
      edits: [{ op: "design", path: "suppressions.s1x", value: accepted }],
    });
    expect(state().counts.error).toBe(0);
    expect(state().suppressed).toHaveLength(1);
    undo();
    expect(state().counts.error).toBe(1);
  });

  it("refuses a step that would leave a reference dangling, and says so", () => {
    expect(
      run({
        label: { code: "set", params: {} },
        edits: [{ op: "set", id: asId("nobody"), path: "name", value: "x" }],
      }),
    ).toBe(false);
    expect(state().refused).not.toBeNull();
    insert("vnet");
    expect(state().refused).toBeNull();
  });

  it("changes nothing while a design is only read", () => {
    openDesign(startHistory(emptyDesign(newId)), { readOnly: { reason: "newer" } });
    const plan = planInsert(state().query, { kind: "vnet" }, newId);
    expect(plan.ok && run(plan.value)).toBe(false);
    expect(state().design.resources).toEqual({});
  });
});
