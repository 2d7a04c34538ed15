import { kindOf } from "../../kinds/index.ts";
import type { Command } from "../../commands/index.ts";
import { fields } from "../../kinds/vm/fields.ts";
import { propsOf, rowsOf } from "../../kinds/read.ts";
import type { Id, Json, RowId } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import { err, message, ok } from "../../net/index.ts";
import { defineRule, type Draft, type DraftFix } from "../rule.ts";
import { NICS } from "./sources.ts";

/** A machine has a network card, each card a subnet, and all subnets are of one network. */
export const vmNoNic = defineRule({
  id: "vm/no-nic",
  severity: "error",
  profiles: "base",
  subjects: ["vm"],
  source: [NICS],
  *check(vm, q): Iterable<Draft> {
    if (vm.existing !== undefined) return; // unset fields of what is already there mean "unknown"
    const rows = rowsOf(propsOf(fields, vm).nics);
    const { name } = vm;
    if (rows.length === 0)
      yield { variant: "none", at: [{ id: vm.id, path: "props.nics" }], params: { name } };
    let first: Id | undefined;
    for (const [n, [row, { subnet }]] of rows.entries()) {
      const path = `props.nics.${row}.subnet`;
      const fixes = rows.length > 1 ? [removal(vm.id, row)] : [];
      const params = { name, card: n + 1 };
      const vnet = subnet === undefined ? undefined : networkOf(q, subnet);
      if (subnet === undefined)
        yield { variant: "noSubnet", facet: row, at: [{ id: vm.id, path }], params, fixes };
      else if (first !== undefined && vnet !== undefined && vnet !== first)
        yield {
          variant: "apart",
          facet: row,
          at: [{ id: vm.id, path }, { id: vnet }, { id: first }],
          params: { ...params, vnet: q.get(vnet).name, first: q.get(first).name },
          fixes,
        };
      first ??= vnet;
    }
  },
  words: {
    none: {
      what: (p) => `${p["name"]} has no network card`,
      why: () => "Azure creates a machine with at least one card and refuses this one.",
    },
    noSubnet: {
      what: (p) => `${p["name"]}: network card ${p["card"]} is in no subnet`,
      why: () => "A network card takes its address from a subnet; Azure refuses it without.",
    },
    apart: {
      what: (p) =>
        `${p["name"]}: network card ${p["card"]} is in ${p["vnet"]}, the first one in ${p["first"]}`,
      why: () => "All cards of a machine stand in one virtual network; Azure refuses the machine.",
    },
  },
  fixes: { remove: { label: () => "Delete the card", command: removeCard() } },
});

/** The network of a subnet; undefined when the subnet is lost or the reference is to something else. */
function networkOf(q: Query, subnet: Id): Id | undefined {
  const r = q.get(subnet);
  return kindOf(r.kind).kind === "subnet" ? r.parent : undefined;
}

const removal = (id: Id, row: RowId): DraftFix => ({ fix: "remove", args: { id, row } });

function removeCard(): Command<Json> {
  return (q, args) => {
    const { id, row } = args as { readonly id: Id; readonly row: RowId };
    const vm = q.find(id);
    if (vm === undefined || propsOf(fields, vm).nics?.[row] === undefined) return err(message("noFix"));
    return ok([{ op: "row", id, list: "props.nics", row }]);
  };
}
