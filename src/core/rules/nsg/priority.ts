import type { Command } from "../../commands/index.ts";
import { NSG_PRIORITY, NSG_SOURCE } from "../../facts/nsg.ts";
import { securityRulesOf, type NumberedRule } from "../../kinds/nsg/rules.ts";
import type { Id, Json, Resource, RowId } from "../../model/design.ts";
import { err, message, ok } from "../../net/index.ts";
import { defineRule, type Draft, type DraftFix } from "../rule.ts";

const isValid = (priority: number | undefined): priority is number =>
  priority !== undefined && priority >= NSG_PRIORITY.min && priority <= NSG_PRIORITY.max;

/** Priorities are whole numbers from 100 to 4096, each used once per direction. */
export const nsgPriority = defineRule({
  id: "nsg/priority",
  severity: "error",
  profiles: "base",
  subjects: ["nsg"],
  source: [NSG_SOURCE],
  *check(nsg): Iterable<Draft> {
    for (const direction of ["Inbound", "Outbound"] as const) {
      const rules = securityRulesOf(nsg).filter((r) => r.direction === direction);
      const first = new Map<number, NumberedRule>();
      for (const [n, rule] of rules.entries()) {
        const at = [{ id: nsg.id, path: `props.securityRules.${rule.row}.priority` }];
        const params = { nsg: nsg.name, rule: rule.name, priority: rule.priorityText };
        if (!isValid(rule.priority)) {
          yield {
            variant: rule.priorityText === "" ? "missing" : "range",
            facet: rule.row,
            at,
            params,
            fixes: renumbering(nsg, rules, n),
          };
          continue;
        }
        const other = first.get(rule.priority);
        if (other === undefined) first.set(rule.priority, rule);
        else
          yield {
            variant: "twice",
            facet: rule.row,
            at: [...at, { id: nsg.id, path: `props.securityRules.${other.row}.priority` }],
            params: { ...params, other: other.name, direction: direction.toLowerCase() },
            fixes: renumbering(nsg, rules, n),
          };
      }
    }
  },
  words: {
    missing: {
      what: (p) => `${p["nsg"]}: rule ${p["rule"]} has no priority`,
      why: () => "Azure wants a whole number from 100 to 4096; the lowest matching rule decides.",
    },
    range: {
      what: (p) => `${p["nsg"]}: priority ${p["priority"]} of ${p["rule"]} is not a number from 100 to 4096`,
      why: () => "Azure refuses the group. The lowest matching rule decides.",
    },
    twice: {
      what: (p) =>
        `${p["nsg"]}: ${p["rule"]} and ${p["other"]} both have ${p["direction"]} priority ${p["priority"]}`,
      why: () =>
        "Each priority stands once per direction; Azure refuses the group with SecurityRuleConflict.",
    },
  },
  fixes: { renumber: { label: (p) => `Renumber to ${p["priority"]}`, command: setPriority() } },
});

function renumbering(nsg: Resource, rules: readonly NumberedRule[], n: number): DraftFix[] {
  const { row, name } = rules[n]!;
  const priority = freePriority(rules, n);
  if (priority === undefined) return [];
  return [{ fix: "renumber", args: { id: nsg.id, row, priority }, params: { rule: name, priority } }];
}

/** The next free multiple of 10 after the rule before it, else any free number. */
function freePriority(rules: readonly NumberedRule[], n: number): number | undefined {
  const taken = new Set(rules.flatMap((r, i) => (i === n || r.priority === undefined ? [] : [r.priority])));
  const before = rules.slice(0, n).findLast((r) => isValid(r.priority))?.priority ?? NSG_PRIORITY.min - 10;
  for (let p = Math.floor(before / 10) * 10 + 10; p <= NSG_PRIORITY.max; p += 10) if (!taken.has(p)) return p;
  for (let p = NSG_PRIORITY.max; p >= NSG_PRIORITY.min; p--) if (!taken.has(p)) return p;
  return undefined;
}

function setPriority(): Command<Json> {
  return (q, args) => {
    const { id, row, priority } = args as {
      readonly id: Id;
      readonly row: RowId;
      readonly priority: number;
    };
    const nsg = q.find(id);
    if (nsg === undefined || !securityRulesOf(nsg).some((r) => r.row === row)) return err(message("noFix"));
    return ok([{ op: "set", id, path: `props.securityRules.${row}.priority`, value: priority }]);
  };
}
