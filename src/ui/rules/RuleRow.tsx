import { useRef, type PointerEvent } from "react";
import type { NumberedRule } from "../../core/kinds/nsg/rules.ts";
import type { Id } from "../../core/model/design.ts";
import { sentence, type Finding } from "../../core/rules/index.ts";
import { panels } from "../../text/panels.ts";
import { UiIcon } from "../../theme/Icon.tsx";
import { Mark } from "../../theme/Mark.tsx";
import { showFinding } from "../show.ts";
import { shownText } from "../inspector/values.ts";
import { Cell } from "./Cell.tsx";
import { ruleColumns, type Column } from "./columns.ts";
import { removeRule, setCell } from "./edits.ts";

interface Props {
  readonly id: Id;
  readonly nsg: string;
  readonly rule: NumberedRule;
  readonly n: number;
  readonly findings: readonly Finding[];
  /** Key of the finding whose card is open. */
  readonly openFinding: string | null;
  /** The column that is the table's tab stop, if it is in this row. */
  readonly stop: number | null;
  readonly dropMark: "above" | "below" | null;
  readonly onStop: (column: number) => void;
  /** Px that the row is dragged by; null = let go. */
  readonly onDrag: (by: number | null) => void;
  readonly onDragCancel: () => void;
}

const text = panels.rules;
const remark: Column = { field: "description", label: text.columns.remark, className: "rule-remark" };

/** "nsg-train: DenyAll never applies" says in this table only what follows the name. */
const withoutName = (text: string, name: string): string =>
  text.startsWith(`${name}: `) ? text.slice(name.length + 2) : text;

/** One rule of your own: its cells, what is wrong with it, a handle and a way to delete it. */
export function RuleRow(props: Props) {
  const { id, nsg, rule, n, findings, openFinding, stop, dropMark, onStop } = props;
  const prefix = `props.securityRules.${rule.row}`;
  const own = findings.filter((f) => f.at.some((at) => at.id === id && at.path?.startsWith(prefix) === true));
  const isWrong = (field: string): boolean =>
    own.some((f) => f.at.some((at) => at.path === `${prefix}.${field}`));
  const first = own[0];
  const decides = own.find((f) => f.key === openFinding);
  const classes = [
    "rule",
    decides === undefined ? "" : "rule-decides",
    dropMark === null ? "" : `drop-${dropMark}`,
  ];
  const name = rule.name === "" ? text.unnamed : rule.name;
  return (
    <tr className={classes.filter((c) => c !== "").join(" ")} aria-rowindex={n + 2} data-row={n}>
      {ruleColumns.map((column, c) => (
        <td key={column.field} className={column.className} data-column={c}>
          <Cell
            column={column}
            name={text.cell(column.label, name)}
            value={shownText(rule.rule[column.field as keyof typeof rule.rule])}
            isTabStop={stop === c}
            isWrong={isWrong(column.field)}
            onFocus={() => onStop(c)}
            onKeep={(typed) => setCell(id, rule.row, column.field, typed)}
          />
        </td>
      ))}
      <td className="rule-remark" data-column={ruleColumns.length}>
        {first === undefined ? (
          <Cell
            column={remark}
            name={text.cell(remark.label, name)}
            value={shownText(rule.rule.description)}
            isTabStop={stop === ruleColumns.length}
            isWrong={false}
            onFocus={() => onStop(ruleColumns.length)}
            onKeep={(typed) => setCell(id, rule.row, "description", typed)}
          />
        ) : (
          <button
            type="button"
            className={`cell word-${first.severity}`}
            data-cell="remark"
            tabIndex={stop === ruleColumns.length ? 0 : -1}
            title={sentence(first)}
            onFocus={() => onStop(ruleColumns.length)}
            onClick={() => showFinding(first)}
          >
            <Mark of={first.severity} size={15} />
            <span className="clip">
              {decides === undefined ? withoutName(sentence(first), nsg) : text.decides}
            </span>
          </button>
        )}
      </td>
      <td className="rule-tools" data-column={ruleColumns.length + 1}>
        <Grip {...props} name={name} />
        <button
          type="button"
          className="btn btn-icon"
          data-cell="remove"
          tabIndex={stop === ruleColumns.length + 1 ? 0 : -1}
          aria-label={text.remove(name)}
          title={text.remove(name)}
          onFocus={() => onStop(ruleColumns.length + 1)}
          onClick={() => removeRule(id, rule.row, name)}
        >
          <UiIcon name="trash" size={15} />
        </button>
      </td>
    </tr>
  );
}

function Grip({ name, onDrag, onDragCancel }: Props & { readonly name: string }) {
  const from = useRef<number | null>(null);
  const onMove = (e: PointerEvent): void => {
    if (from.current !== null) onDrag(e.clientY - from.current);
  };
  return (
    <span
      className="grip"
      title={text.drag(name)}
      aria-hidden="true"
      onPointerDown={(e) => {
        if (e.button !== 0) return;
        e.currentTarget.setPointerCapture(e.pointerId);
        from.current = e.clientY;
      }}
      onPointerMove={onMove}
      onPointerUp={() => {
        if (from.current !== null) onDrag(null);
        from.current = null;
      }}
      onPointerCancel={() => {
        from.current = null;
        onDragCancel();
      }}
    >
      <UiIcon name="grip" size={15} />
    </span>
  );
}
