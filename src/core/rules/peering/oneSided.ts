import { halvesBetween } from "../../analysis/index.ts";
import { halfEdit, type Command } from "../../commands/index.ts";
import { PEERING_SOURCE } from "../../kinds/peering/fields.ts";
import type { Id, Json } from "../../model/design.ts";
import { err, message, ok } from "../../net/index.ts";
import { defineRule, type Draft } from "../rule.ts";

/** A peering leads to another network, once, and has a half that leads back. */
export const peeringOneSided = defineRule({
  id: "peering/one-sided",
  severity: "error",
  profiles: "base",
  subjects: ["peering"],
  source: [PEERING_SOURCE],
  *check(half, q): Iterable<Draft> {
    const from = half.parent;
    const to = half.props["remote"];
    if (from === undefined) return; // reference/target speaks of it
    const remote = typeof to === "string" && to !== "" ? q.find(to as Id) : undefined;
    const at = [{ id: half.id, path: "props.remote" }];
    const name = half.name;
    const gone = { fix: "delete", args: { id: half.id }, params: { name } };
    if (remote === undefined) yield { variant: "nowhere", at, params: { name }, fixes: [gone] };
    else if (remote.id === from)
      yield { variant: "itself", at, params: { name, vnet: remote.name }, fixes: [gone] };
    else if (halvesBetween(q, from, remote.id)[0]?.id !== half.id)
      yield {
        variant: "twice",
        at,
        params: { name, from: q.get(from).name, to: remote.name },
        fixes: [gone],
      };
    else if (halvesBetween(q, remote.id, from).length === 0 && remote.existing === undefined)
      yield {
        variant: "oneSided",
        at: [...at, { id: remote.id }],
        params: { name, from: q.get(from).name, to: remote.name },
        fixes: [{ fix: "back", args: { from: remote.id, to: from } }],
      };
  },
  words: {
    nowhere: {
      what: (p) => `${p["name"]} leads to no network`,
      why: () => "Azure refuses a peering without a remote network.",
    },
    itself: {
      what: (p) => `${p["name"]} leads from ${p["vnet"]} to itself`,
      why: () => "Azure peers two different networks only.",
    },
    twice: {
      what: (p) => `${p["name"]} leads from ${p["from"]} to ${p["to"]}, as another peering does`,
      why: () => "Azure takes one peering from a network to another.",
    },
    oneSided: {
      what: (p) => `${p["from"]} is peered with ${p["to"]}, but ${p["to"]} not with ${p["from"]}`,
      why: () => "The peering stays Initiated until both halves exist; no traffic flows.",
    },
  },
  fixes: {
    back: {
      label: (p) => `Peer ${p["to"]} with ${p["from"]}`,
      command: ((q, args, newId) => {
        const { from, to } = args as { readonly from: Id; readonly to: Id };
        if (q.find(from) === undefined || q.find(to) === undefined) return err(message("noFix"));
        return ok([halfEdit(q, from, to, newId)]);
      }) satisfies Command<Json>,
    },
    delete: {
      label: (p) => `Delete ${p["name"]}`,
      command: ((q, args) => {
        const { id } = args as { readonly id: Id };
        return q.find(id) === undefined
          ? err(message("noFix"))
          : ok([
              { op: "box", id },
              { op: "remove", id },
            ]);
      }) satisfies Command<Json>,
    },
  },
});
