import { copyName, type Command } from "../../commands/index.ts";
import { NSG_RULE_NAME, NSG_SOURCE } from "../../facts/nsg.ts";
import { securityRulesOf, type NumberedRule } from "../../kinds/nsg/rules.ts";
import { words as nsgWords } from "../../kinds/nsg/words.ts";
import { textOf } from "../../kinds/read.ts";
import type { Id, Json, Resource, RowId } from "../../model/design.ts";
import { err, message, ok, type Params } from "../../net/index.ts";
import { defineRule, type Draft, type DraftFix } from "../rule.ts";
import { shown } from "../shown.ts";
import { faultsOf, tidyRuleName, type RuleFault, type RuleField } from "./ruleFaults.ts";
import { splitCount, splitTags } from "./splitTags.ts";

const place = (p: Params): string => `${p["nsg"]}, ${p["rule"]}, ${p["field"]}`;
const REFUSED = "Azure refuses the whole group.";

/** Every field of a security rule is one that Azure takes. Priorities and the spelling of tags have rules of their own. */
export const nsgRuleSyntax = defineRule({
  id: "nsg/rule-syntax",
  severity: "error",
  profiles: "base",
  subjects: ["nsg"],
  source: [
    NSG_SOURCE,
    {
      title: "Microsoft.Network type definitions (bicep-types-az)",
      url: "https://github.com/Azure/bicep-types-az",
      date: "2025-09-01",
    },
  ],
  *check(nsg): Iterable<Draft> {
    const rules = securityRulesOf(nsg);
    const names = new Map<string, NumberedRule>();
    for (const rule of rules) {
      const faults = faultsOf(rule);
      const name = textOf(rule.rule.name)?.toLowerCase();
      const twin = name === undefined ? undefined : names.get(name);
      if (name !== undefined && twin === undefined) names.set(name, rule);
      for (const fault of faults) yield draft(nsg, rule, fault, fixesFor(nsg, rules, rule, fault, faults));
      if (twin !== undefined && !faults.some((f) => f.field === "name")) {
        const fault: RuleFault = { variant: "nameTwice", field: "name", params: {} };
        yield draft(nsg, rule, fault, [freeName(nsg, rules, rule, rule.name)]);
      }
    }
  },
  words: {
    nameMissing: { what: (p) => `${p["nsg"]}: a rule has no name`, why: () => REFUSED },
    name: {
      what: (p) => `${p["nsg"]}: ${p["text"]} cannot name a rule`,
      why: () => "1 to 80 letters, digits, _, . and -; a letter, digit or _ at both ends.",
    },
    nameTwice: {
      what: (p) => `${p["nsg"]}: two rules are called ${p["rule"]}`,
      why: () => "Names stand once in a group, whatever their case; Azure refuses the group.",
    },
    choice: {
      what: (p) => `${place(p)}: ${p["text"]} is not one of ${p["choices"]}`,
      why: () => REFUSED,
    },
    addressMissing: {
      what: (p) => `${place(p)}: no address. Write * for all of them`,
      why: () => REFUSED,
    },
    address: { what: (p) => `${place(p)}: ${p["sentence"]}`, why: () => REFUSED },
    addressAndGroup: {
      what: (p) => `${place(p)}: ${p["text"]} stands beside application security groups`,
      why: () => "A side of a rule names addresses or groups; Azure refuses both together.",
    },
    starInList: {
      what: (p) => `${place(p)}: * stands for every address and stays alone`,
      why: () => "Azure answers SecurityRuleParameterContainsUnsupportedValue.",
    },
    tagInList: {
      what: (p) => `${place(p)}: the tag ${p["tag"]} stays alone, one to a rule`,
      why: () => "Azure answers SecurityRuleParameterContainsUnsupportedValue.",
    },
    ports: { what: (p) => `${place(p)}: ${p["sentence"]}`, why: () => REFUSED },
    portless: {
      what: (p) => `${place(p)}: ${p["text"]} means nothing, since ${p["protocol"]} has no ports`,
      why: () => "The rule matches the protocol whatever its ports; * says so.",
    },
    description: {
      what: (p) => `${place(p)}: ${p["count"]} characters, of at most ${p["max"]}`,
      why: () => REFUSED,
    },
  },
  fixes: {
    set: { label: (p) => `Use ${p["value"]}`, command: setField() },
    cut: { label: (p) => `Cut after ${p["max"]} characters`, command: setField() },
    split: { label: (p) => `Split into ${p["count"]} rules`, command: splitTags },
  },
});

function draft(nsg: Resource, rule: NumberedRule, fault: RuleFault, fixes: readonly DraftFix[]): Draft {
  const field = nsgWords.fields[`securityRules.${fault.field}`]?.label.toLowerCase() ?? fault.field;
  return {
    variant: fault.variant,
    facet: `${rule.row}-${fault.field}`,
    at: [{ id: nsg.id, path: `props.securityRules.${rule.row}.${fault.field}` }],
    params: { nsg: nsg.name, rule: shown(rule.name), field, ...fault.params },
    fixes,
    ...(fault.isWarning ? { severity: "warning" } : {}),
  };
}

function fixesFor(
  nsg: Resource,
  rules: readonly NumberedRule[],
  rule: NumberedRule,
  fault: RuleFault,
  all: readonly RuleFault[],
): DraftFix[] {
  const { field, value, params } = fault;
  const args = { id: nsg.id, row: rule.row, field };
  if (fault.variant === "tagInList" && (field === "source" || field === "destination")) {
    // Another fault would be copied into each of the new rules.
    const count = all.length > 1 ? undefined : splitCount(nsg, rule, field);
    return count === undefined ? [] : [{ fix: "split", args, params: { count } }];
  }
  if (value === undefined) return [];
  if (field === "name") return [freeName(nsg, rules, rule, value)];
  if (field === "description") return [{ fix: "cut", args: { ...args, value }, params }];
  // A correction that leaves a tag or * in a list has mended only half.
  if (fault.variant === "address" && isStillWrong(rule, field, value)) return [];
  return [{ fix: "set", args: { ...args, value }, params: { value } }];
}

const isStillWrong = (rule: NumberedRule, field: RuleField, value: string): boolean =>
  faultsOf({ ...rule, rule: { ...rule.rule, [field]: value } }).some((f) => f.field === field);

/** The name, or one with the next free number. */
function freeName(nsg: Resource, rules: readonly NumberedRule[], rule: NumberedRule, wish: string): DraftFix {
  const others = rules.flatMap((r) => (r.row === rule.row ? [] : [r.name.toLowerCase()]));
  const value = copyName(tidyRuleName(wish), new Set(others), NSG_RULE_NAME.max);
  return { fix: "set", args: { id: nsg.id, row: rule.row, field: "name", value }, params: { value } };
}

function setField(): Command<Json> {
  return (q, args) => {
    const { id, row, field, value } = args as {
      readonly id: Id;
      readonly row: RowId;
      readonly field: string;
      readonly value: string;
    };
    const nsg = q.find(id);
    if (nsg === undefined || !securityRulesOf(nsg).some((r) => r.row === row)) return err(message("noFix"));
    return ok([{ op: "set", id, path: `props.securityRules.${row}.${field}`, value }]);
  };
}
