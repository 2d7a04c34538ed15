import { fixedCardsIn } from "../../analysis/index.ts";
import { suggestName, takenNames, type Command } from "../../commands/index.ts";
import { SPECIAL_SUBNETS, SPECIAL_SUBNETS_SOURCE } from "../../facts/specialSubnets.ts";
import { kindOf } from "../../kinds/index.ts";
import type { Id, Json, Resource } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import { err, familyOf, message, ok, parseCidr } from "../../net/index.ts";
import { defineRule, type Draft } from "../rule.ts";
import { PREFIXES, prefixTexts } from "./prefixTexts.ts";

/** Kinds whose network cards may stand in a subnet with several prefixes. */
const TAKES_SEVERAL: readonly string[] = ["vm", "vmss"];

/** Several IPv4 prefixes on one subnet are there for virtual machines and scale sets only. */
export const multiplePrefixes = defineRule({
  id: "cidr/multiple-prefixes",
  severity: "warning",
  profiles: "base",
  subjects: ["subnet"],
  source: [
    {
      title: "Create multiple prefixes for a subnet",
      url: "https://learn.microsoft.com/azure/virtual-network/how-to-multiple-prefixes-subnet",
      date: "2026-08-01",
    },
    SPECIAL_SUBNETS_SOURCE,
  ],
  *check(subnet, q): Iterable<Draft> {
    const surplus = surplusOf(subnet);
    if (surplus.length === 0) return;
    const tenant = otherTenant(q, subnet.id);
    if (tenant === undefined && !SPECIAL_SUBNETS.has(subnet.name.trim())) return;
    const count = surplus.length + 1;
    const isUsed = q.refsTo(subnet.id).length > 0 || fixedCardsIn(q, subnet.id).length > 0;
    const fixes =
      isUsed || subnet.existing !== undefined || subnet.parent === undefined
        ? []
        : [{ fix: "divide", args: { id: subnet.id }, params: { count: surplus.length } }];
    const at = [{ id: subnet.id, path: PREFIXES }];
    if (tenant === undefined) yield { variant: "special", at, params: { name: subnet.name, count }, fixes };
    else
      yield {
        variant: "tenant",
        at: [...at, { id: tenant.id }],
        params: {
          name: subnet.name,
          count,
          tenant: tenant.name,
          kind: kindOf(tenant.kind).words.name.toLowerCase(),
        },
        fixes,
      };
  },
  words: {
    special: {
      what: (p) => `${p["name"]} has ${p["count"]} IPv4 prefixes, and its service takes one`,
      why: () => "Azure supports several prefixes for virtual machines and scale sets only.",
    },
    tenant: {
      what: (p) => `${p["name"]} has ${p["count"]} IPv4 prefixes and holds the ${p["kind"]} ${p["tenant"]}`,
      why: () => "Azure supports several prefixes for virtual machines and scale sets only.",
    },
  },
  fixes: {
    divide: {
      label: (p) =>
        p["count"] === 1 ? "Make a subnet of the second prefix" : "Make subnets of the other prefixes",
      command: divide(),
    },
  },
});

/** IPv4 prefixes behind the first one. */
function surplusOf(subnet: Resource): readonly { readonly n: number; readonly prefix: string }[] {
  const four = prefixTexts(subnet).flatMap(({ text, n }) => {
    const parsed = parseCidr(text);
    return parsed.ok && familyOf(parsed.value) === 4 ? [{ n, prefix: parsed.value }] : [];
  });
  return four.slice(1);
}

/** The first thing in the subnet that is neither a virtual machine nor a scale set. */
function otherTenant(q: Query, subnet: Id): Resource | undefined {
  for (const id of q.refsTo(subnet)) {
    const r = q.get(id);
    if (!TAKES_SEVERAL.includes(r.kind) && kindOf(r.kind).takes !== undefined) return r;
  }
  return undefined;
}

function divide(): Command<Json> {
  return (q, args, newId) => {
    const { id } = args as { readonly id: Id };
    const subnet = q.find(id);
    if (subnet?.parent === undefined) return err(message("noFix"));
    const { parent } = subnet;
    const surplus = surplusOf(subnet);
    const gone = new Set(surplus.map(({ n }) => n));
    const taken = takenNames(q, "subnet", parent);
    const value = prefixTexts(subnet).flatMap(({ text, n }) => (gone.has(n) ? [] : [text]));
    return ok([
      { op: "set", id, path: PREFIXES, value },
      ...surplus.map(({ prefix }) => {
        const name = suggestName("subnet", taken);
        taken.add(name);
        const props = { ...subnet.props, prefixes: [prefix] };
        return { op: "add" as const, resource: { id: newId("subnet"), kind: "subnet", name, parent, props } };
      }),
    ]);
  };
}
