import { words as nsgWords } from "../../core/kinds/nsg/words.ts";
import { NSG_PROTOCOLS } from "../../core/facts/nsg.ts";
import { panels } from "../../text/panels.ts";

export interface Column {
  /** Field of the rule. */
  readonly field: string;
  readonly label: string;
  readonly className: string;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

const { columns, any } = panels.rules;
const protocolWords = nsgWords.fields["securityRules.protocol"]?.choices ?? {};

/** The columns of the table; the remark stands beside them, as it is not a field alone. */
export const ruleColumns: readonly Column[] = [
  { field: "priority", label: columns.priority, className: "num rule-priority" },
  { field: "name", label: columns.name, className: "rule-name" },
  { field: "source", label: columns.source, className: "num rule-end" },
  { field: "destination", label: columns.destination, className: "num rule-end" },
  {
    field: "protocol",
    label: columns.protocol,
    className: "rule-protocol",
    choices: NSG_PROTOCOLS.map((value) => ({ value, label: protocolWords[value] ?? value })),
  },
  { field: "destinationPorts", label: columns.ports, className: "num rule-ports" },
  {
    field: "access",
    label: columns.action,
    className: "rule-action",
    choices: [
      { value: "Allow", label: "Allow" },
      { value: "Deny", label: "Deny" },
    ],
  },
];

/** What a cell shows: everything Azure writes as a star reads "Any". */
export const shownCell = (column: Column, value: string): string =>
  column.choices?.find((c) => c.value === value)?.label ?? (value === "*" ? any : value);
