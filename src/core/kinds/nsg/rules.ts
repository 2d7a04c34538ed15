import type { Resource, RowId } from "../../model/design.ts";
import { intOf, listOf, propsOf, rowsOf, textOf } from "../read.ts";
import { fields, type SecurityRule } from "./fields.ts";

/** A security rule with what is always asked of it, read from the typed text. */
export interface NumberedRule {
  readonly row: RowId;
  readonly name: string;
  readonly direction: "Inbound" | "Outbound";
  /** Undefined when the text is no whole number. */
  readonly priority: number | undefined;
  readonly priorityText: string;
  readonly rule: SecurityRule;
}

/** Whether a side of a rule names no addresses: groups of machines may stand in their place. */
export const isEverything = (text: string | undefined): boolean => {
  const [first, ...more] = listOf(text);
  return more.length === 0 && (first === undefined || first === "*" || /^any$/i.test(first));
};

/** The rules of a group in the order in which they are written. */
export const securityRulesOf = (nsg: Resource): readonly NumberedRule[] =>
  rowsOf(propsOf(fields, nsg).securityRules).map(([row, rule]) => ({
    row,
    name: textOf(rule.name) ?? "without a name",
    direction: rule.direction === "Outbound" ? "Outbound" : "Inbound",
    priority: intOf(rule.priority),
    priorityText: textOf(rule.priority) ?? "",
    rule,
  }));
