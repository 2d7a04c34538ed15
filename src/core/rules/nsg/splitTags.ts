import { copyName, type Command } from "../../commands/index.ts";
import { NSG_PRIORITY, NSG_RULE_NAME } from "../../facts/nsg.ts";
import { securityRulesOf, type NumberedRule } from "../../kinds/nsg/rules.ts";
import {
  asRowId,
  type Id,
  type Json,
  type JsonObject,
  type Resource,
  type RowId,
} from "../../model/design.ts";
import { err, message, ok } from "../../net/index.ts";
import { readAddresses } from "./addressList.ts";

type Side = "source" | "destination";
export type SplitArgs = { readonly id: Id; readonly row: RowId; readonly field: Side };

/** The list divided as Azure wants it: each tag alone, the addresses together, in the order of first mention. */
function groupsOf(text: string): readonly string[] {
  const groups: string[][] = [];
  let addresses: string[] | undefined;
  for (const part of readAddresses(text).parts) {
    if (part.is === "tag") groups.push([part.text]);
    else if (addresses === undefined) groups.push((addresses = [part.text]));
    else addresses.push(part.text);
  }
  return [...new Set(groups.map((group) => group.join(", ")))];
}

/**
 * Priorities for further rules right behind this one, with no other rule of its direction in between; undefined when
 * there are not enough, since a rule elsewhere would decide other traffic.
 */
function prioritiesBehind(nsg: Resource, rule: NumberedRule, count: number): readonly number[] | undefined {
  if (rule.priority === undefined) return undefined;
  const first = rule.priority + 1;
  const others = securityRulesOf(nsg).flatMap((r) =>
    r.direction === rule.direction && r.priority !== undefined && r.row !== rule.row ? [r.priority] : [],
  );
  const next = Math.min(NSG_PRIORITY.max + 1, ...others.filter((p) => p >= rule.priority!));
  if (first < NSG_PRIORITY.min + 1 || next - first < count) return undefined;
  return Array.from({ length: count }, (_, n) => first + n);
}

/** How many rules the list becomes; undefined when there is no room for them behind the rule. */
export function splitCount(nsg: Resource, rule: NumberedRule, field: Side): number | undefined {
  const count = groupsOf(rule.rule[field] ?? "").length;
  return prioritiesBehind(nsg, rule, count - 1) === undefined ? undefined : count;
}

/** One rule for each tag and one for the addresses. */
export const splitTags: Command<Json> = (q, args, newId) => {
  const { id, row, field } = args as SplitArgs;
  const nsg = q.find(id);
  const rules = nsg === undefined ? [] : securityRulesOf(nsg);
  const at = rules.findIndex((r) => r.row === row);
  const rule = rules[at];
  if (nsg === undefined || rule === undefined) return err(message("noFix"));
  const [first, ...others] = groupsOf(rule.rule[field] ?? "");
  const priorities = prioritiesBehind(nsg, rule, others.length);
  if (first === undefined || priorities === undefined) return err(message("noFix"));
  const taken = new Set(rules.map((r) => r.name.toLowerCase()));
  const before = rules[at + 1]?.row;
  return ok([
    { op: "set", id, path: `props.securityRules.${row}.${field}`, value: first },
    ...others.map((group, n) => {
      const name = copyName(rule.name, taken, NSG_RULE_NAME.max);
      taken.add(name.toLowerCase());
      const value = { ...rule.rule, name, priority: priorities[n]!, [field]: group } as JsonObject;
      const added = asRowId(newId("row"));
      return {
        op: "row" as const,
        id,
        list: "props.securityRules",
        row: added,
        value,
        ...(before === undefined ? {} : { before }),
      };
    }),
  ]);
};
