import { expect, it } from "vitest";
import { asId } from "../model/design.ts";
import { aDesign } from "../rules/testing/aDesign.ts";
import { copyOf, planDelete, planPaste } from "./index.ts";
import { done, freshIds, notesOf, queryOf } from "./testing/world.ts";

const design = aDesign(
  {
    hub: [
      "10.0.0.0/16",
      { s: { prefixes: ["10.0.0.0/24"], vms: { box: { nic: { asgs: ["a", "b", "c"] } } } } },
    ],
  },
  { more: { a: ["asg"], b: ["asg"], c: ["asg"] } },
);
const groups = (d: typeof design, vm: string) =>
  Object.values(d.resources[asId(vm)]!.props["nics"] as Record<string, { asgs?: readonly string[] }>)[0]
    ?.asgs;

it("a pasted thing keeps its list of references, without what is elsewhere", () => {
  const clip = copyOf(queryOf(design), ["hub", "b"].map(asId));
  const plan = planPaste(queryOf(design), { clip }, freshIds());
  expect(notesOf(plan)).toEqual(["2 references to things elsewhere are dropped"]);
  const after = done(design, plan);
  const copy = Object.values(after.resources).find((r) => r.kind === "vm" && r.id !== "box")!;
  const asg = Object.values(after.resources).find((r) => r.kind === "asg" && r.id.includes("new"))!;
  expect(groups(after, copy.id)).toEqual([asg.id]);
});

it("a deleted thing leaves the lists that named it", () => {
  expect(groups(done(design, planDelete(queryOf(design), { ids: [asId("b")] })), "box")).toEqual(["a", "c"]);
});
