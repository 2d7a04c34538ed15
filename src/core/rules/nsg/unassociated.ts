import { carriersOf } from "../../analysis/index.ts";
import { planDelete, type Command } from "../../commands/index.ts";
import type { Id, Json } from "../../model/design.ts";
import { err, message, ok } from "../../net/index.ts";
import { MANAGE_SUBNET } from "../cidr/sources.ts";
import { defineRule, type Draft } from "../rule.ts";

/** A group that no subnet and no network card carries filters nothing. */
export const nsgUnassociated = defineRule({
  id: "nsg/unassociated",
  severity: "info",
  profiles: "base",
  subjects: ["nsg"],
  source: [
    MANAGE_SUBNET,
    {
      title: "PSRule for Azure, Azure.NSG.Associated",
      url: "https://azure.github.io/PSRule.Rules.Azure/en/rules/Azure.NSG.Associated/",
      date: "2026-08-01",
    },
  ],
  *check(nsg, q): Iterable<Draft> {
    // What is in Azure already may be attached to something that is not drawn.
    if (nsg.existing !== undefined || carriersOf(q, nsg.id).length > 0) return;
    yield {
      variant: "loose",
      at: [{ id: nsg.id }],
      params: { name: nsg.name },
      fixes: [{ fix: "delete", args: { id: nsg.id }, params: { name: nsg.name } }],
    };
  },
  words: {
    loose: {
      what: (p) => `${p["name"]} is attached to nothing`,
      why: () => "Its rules filter no traffic until a subnet or a network card carries it.",
    },
  },
  fixes: { delete: { label: (p) => `Delete ${p["name"]}`, command: remove() } },
});

function remove(): Command<Json> {
  return (q, args) => {
    const { id } = args as { readonly id: Id };
    if (q.find(id) === undefined) return err(message("noFix"));
    const plan = planDelete(q, { ids: [id] });
    return plan.ok ? ok(plan.value.edits) : plan;
  };
}
