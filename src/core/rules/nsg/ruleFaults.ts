import { NSG_DESCRIPTION_MAX, NSG_PROTOCOLS, NSG_RULE_NAME } from "../../facts/nsg.ts";
import { textOf } from "../../kinds/read.ts";
import { isEverything, type NumberedRule } from "../../kinds/nsg/rules.ts";
import type { SecurityRule } from "../../kinds/nsg/fields.ts";
import { parsePorts, portWords, type Params } from "../../net/index.ts";
import { shown } from "../shown.ts";
import { corrected, problemText, readAddresses } from "./addressList.ts";

export type RuleField = Exclude<keyof SecurityRule, "priority">;

/** What is wrong with one field of a security rule. */
export interface RuleFault {
  readonly variant: string;
  readonly field: RuleField;
  readonly params: Params;
  /** The field corrected; absent when there is no evident reading. */
  readonly value?: string;
  readonly isWarning?: true;
}

const CHOICES = {
  direction: ["Inbound", "Outbound"],
  access: ["Allow", "Deny"],
  protocol: NSG_PROTOCOLS,
} as const;

/** Protocols without ports. */
const PORTLESS: readonly string[] = ["Icmp", "Esp", "Ah"];

/** Everything that Azure would refuse in one rule, field by field; at most one fault for each. */
export function faultsOf({ rule }: NumberedRule): readonly RuleFault[] {
  const found = [
    nameFault(rule),
    ...(["direction", "access", "protocol"] as const).map((field) => choiceFault(rule, field)),
    ...(["source", "destination"] as const).map((field) => addressFault(rule, field)),
    ...(["sourcePorts", "destinationPorts"] as const).map((field) => portFault(rule, field)),
    descriptionFault(rule),
  ];
  return found.flatMap((fault) => fault ?? []);
}

function nameFault(rule: SecurityRule): RuleFault | undefined {
  const name = textOf(rule.name);
  if (name === undefined) return { variant: "nameMissing", field: "name", params: {} };
  if (name.length <= NSG_RULE_NAME.max && NSG_RULE_NAME.pattern.test(name)) return undefined;
  return { variant: "name", field: "name", params: { text: shown(name) }, value: tidyRuleName(name) };
}

/** The nearest name that Azure takes. */
export function tidyRuleName(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[^\w.-]+/g, "-")
    .replace(/^\W+/, "")
    .slice(0, NSG_RULE_NAME.max)
    .replace(/\W+$/, "");
  return plain === "" ? "rule-1" : plain;
}

function choiceFault(rule: SecurityRule, field: keyof typeof CHOICES): RuleFault | undefined {
  const typed = rule[field];
  const choices: readonly string[] = CHOICES[field];
  if (typed === undefined || choices.includes(typed)) return undefined;
  const plain = typed.trim().toLowerCase();
  const meant =
    field === "protocol" && plain === "any" ? "*" : choices.find((c) => c.toLowerCase() === plain);
  return {
    variant: "choice",
    field,
    params: { text: shown(typed), choices: choices.join(", ") },
    ...(meant === undefined ? {} : { value: meant }),
  };
}

function addressFault(rule: SecurityRule, field: "source" | "destination"): RuleFault | undefined {
  const typed = rule[field];
  if (typed === undefined) return undefined; // unset means every address
  if ((rule[`${field}Asgs`] ?? []).length > 0) {
    // Azure takes groups or addresses on a side, not both.
    if (isEverything(typed)) return undefined;
    return { variant: "addressAndGroup", field, params: { text: shown(typed) }, value: "*" };
  }
  const list = readAddresses(typed);
  const { parts } = list;
  if (parts.length === 0) return { variant: "addressMissing", field, params: {} };
  const wrong = parts.find((part) => part.is === "wrong");
  if (wrong !== undefined) {
    const value = corrected(list);
    const params = { sentence: problemText({ ...wrong, text: shown(wrong.text) }) };
    return { variant: "address", field, params, ...(value === undefined ? {} : { value }) };
  }
  if (parts.length === 1) return undefined;
  if (parts.some((part) => part.is === "star"))
    return { variant: "starInList", field, params: {}, value: "*" };
  const tag = parts.find((part) => part.is === "tag");
  return tag === undefined ? undefined : { variant: "tagInList", field, params: { tag: shown(tag.text) } };
}

function portFault(rule: SecurityRule, field: "sourcePorts" | "destinationPorts"): RuleFault | undefined {
  const typed = rule[field];
  if (typed === undefined) return undefined;
  const parsed = parsePorts(typed.replace(/\bany\b/gi, "*"));
  if (!parsed.ok) {
    const { code, params } = parsed.error;
    const { suggestion } = params;
    return {
      variant: "ports",
      field,
      params: { sentence: portWords[code](params) },
      ...(suggestion === "" ? {} : { value: suggestion }),
    };
  }
  if (!PORTLESS.includes(rule.protocol ?? "*") || parsed.value.includes("*" as never)) return undefined;
  const params = { text: shown(typed), protocol: (rule.protocol ?? "").toUpperCase() };
  return { variant: "portless", field, params, value: "*", isWarning: true };
}

function descriptionFault(rule: SecurityRule): RuleFault | undefined {
  const text = textOf(rule.description) ?? "";
  if (text.length <= NSG_DESCRIPTION_MAX) return undefined;
  const value = text.slice(0, NSG_DESCRIPTION_MAX).trim();
  return {
    variant: "description",
    field: "description",
    params: { count: text.length, max: NSG_DESCRIPTION_MAX },
    value,
  };
}
