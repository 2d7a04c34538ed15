import type { Resource, RowId } from "../../model/design.ts";
import { intOf, propsOf, rowsOf, textOf } from "../read.ts";
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
