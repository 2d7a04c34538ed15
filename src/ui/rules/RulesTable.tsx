import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef, useState, type KeyboardEvent } from "react";
import { carriersOf } from "../../core/analysis/index.ts";
import { NSG_DEFAULT_RULES } from "../../core/facts/nsg.ts";
import type { Id } from "../../core/model/design.ts";
import { findingsOf } from "../../state/design.ts";
import { useDesign, useView } from "../../state/react.ts";
import { panels } from "../../text/panels.ts";
import { UiIcon } from "../../theme/Icon.tsx";
import { Mark } from "../../theme/Mark.tsx";
import { Segments } from "../controls/Segments.tsx";
import { useQuery } from "../useQuery.ts";
import { ruleColumns } from "./columns.ts";
import { addRule, moveRule } from "./edits.ts";
import { inOrder, type Direction } from "./order.ts";
import { RuleRow } from "./RuleRow.tsx";
import "../panels.css";
import "./rules.css";

const text = panels.rules;
const ROW = 32;
const COLUMNS = ruleColumns.length + 2;

/** The rules of a security group as Azure tries them, yours above the line and the six defaults below. */
export default function RulesTable({ id }: { readonly id: Id }) {
  const q = useQuery();
  const nsg = q.find(id);
  if (nsg === undefined) return null;
  return <Table key={id} id={id} />;
}

function Table({ id }: { readonly id: Id }) {
  const q = useQuery();
  useDesign((s) => s.findings);
  const opened = useView((s) => s.finding);
  const [direction, setDirection] = useState<Direction>("Inbound");
  const [stop, setStop] = useState({ row: 0, column: 0 });
  const [drag, setDrag] = useState<{ readonly from: number; readonly to: number } | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const nsg = q.get(id);
  const rules = inOrder(nsg, direction);
  const counts = { Inbound: inOrder(nsg, "Inbound").length, Outbound: inOrder(nsg, "Outbound").length };
  const findings = findingsOf(id);
  const users = carriersOf(q, id).map((user) => q.get(user).name);
  const defaults = NSG_DEFAULT_RULES.filter((rule) => rule.direction === direction);
  const visible = useVirtualizer({
    count: rules.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (n) => rules[n]?.row ?? n,
    overscan: 10,
    scrollMargin: ROW,
  });
  const items = visible.getVirtualItems();
  const before = (items[0]?.start ?? ROW) - ROW;
  const after = visible.getTotalSize() - ((items.at(-1)?.end ?? ROW) - ROW);

  const onKeyDown = (e: KeyboardEvent): void => {
    const cell = e.target instanceof HTMLElement ? e.target.closest<HTMLElement>("[data-cell]") : null;
    if (cell === null) return;
    const step = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[e.key];
    if (step === undefined) return;
    e.preventDefault();
    const [down = 0, right = 0] = step;
    if (e.altKey && down !== 0) {
      const to = Math.max(0, Math.min(rules.length - 1, stop.row + down));
      moveRule(id, direction, stop.row, to);
      focusCell(to, stop.column);
    } else focusCell(stop.row + down, stop.column + right);
  };
  const focusCell = (row: number, column: number): void => {
    if (row < 0 || row >= rules.length || column < 0 || column > ruleColumns.length + 1) return;
    setStop({ row, column });
    visible.scrollToIndex(row);
    requestAnimationFrame(() =>
      scroller.current
        ?.querySelector<HTMLElement>(`[data-row="${row}"] [data-column="${column}"] [data-cell]`)
        ?.focus(),
    );
  };

  return (
    <div className="rules">
      <div className="rules-tools">
        <Segments
          name={text.direction}
          value={direction}
          onChange={(next) => {
            setDirection(next);
            setStop({ row: 0, column: 0 });
          }}
          options={[
            { value: "Inbound", label: `${text.inbound} ${counts.Inbound}` },
            { value: "Outbound", label: `${text.outbound} ${counts.Outbound}` },
          ]}
        />
        <p className="meta clip grow">{users.length === 0 ? text.unused : text.usedBy(users.join(", "))}</p>
        <button type="button" className="btn" onClick={() => addRule(id, direction)}>
          <UiIcon name="plus" size={15} />
          {text.add}
        </button>
      </div>
      <div className="rules-scroll" ref={scroller} onKeyDown={onKeyDown} role="presentation">
        <table aria-label={text.name(nsg.name, direction)} aria-rowcount={rules.length + defaults.length + 1}>
          <thead>
            <tr>
              {ruleColumns.map((column) => (
                <th key={column.field} scope="col" className={column.className}>
                  {column.label}
                </th>
              ))}
              <th scope="col" className="rule-remark">
                <span className="said">{text.columns.remark}</span>
              </th>
              <th scope="col" className="rule-tools">
                <span className="said">{text.tools}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rules.length === 0 && (
              <tr className="rule-none">
                <td colSpan={COLUMNS}>{text.empty(direction)}</td>
              </tr>
            )}
            {before > 0 && <Gap height={before} />}
            {items.map((item) => {
              const rule = rules[item.index];
              if (rule === undefined) return null;
              return (
                <RuleRow
                  key={rule.row}
                  id={id}
                  nsg={nsg.name}
                  rule={rule}
                  n={item.index}
                  findings={findings}
                  openFinding={opened}
                  stop={
                    stop.row === item.index
                      ? stop.column
                      : item.index === 0 && stop.row >= rules.length
                        ? 0
                        : null
                  }
                  dropMark={
                    drag === null || drag.to !== item.index || drag.from === drag.to
                      ? null
                      : drag.from > drag.to
                        ? "above"
                        : "below"
                  }
                  onStop={(column) => setStop({ row: item.index, column })}
                  onDrag={(by) => {
                    if (by === null) {
                      if (drag !== null) moveRule(id, direction, drag.from, drag.to);
                      setDrag(null);
                      return;
                    }
                    const to = Math.max(0, Math.min(rules.length - 1, item.index + Math.round(by / ROW)));
                    setDrag({ from: item.index, to });
                  }}
                  onDragCancel={() => setDrag(null)}
                />
              );
            })}
            {after > 0 && <Gap height={after} />}
          </tbody>
          <tbody className="rule-defaults">
            {defaults.map((rule) => (
              <tr key={rule.name}>
                <td className="num">{rule.priority}</td>
                <td>{rule.name}</td>
                <td>{rule.source === "*" ? text.any : rule.source}</td>
                <td>{rule.destination === "*" ? text.any : rule.destination}</td>
                <td>{text.any}</td>
                <td>{text.any}</td>
                <td className={`word-${rule.access === "Deny" ? "denied" : "allowed"} rule-action`}>
                  <span className="default-action">
                    <Mark of={rule.access === "Deny" ? "denied" : "allowed"} size={15} />
                    {rule.access}
                  </span>
                </td>
                <td className="rule-remark">{text.default}</td>
                <td />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** Stands for the rows out of view, so that the scroll bar tells the truth. */
const Gap = ({ height }: { readonly height: number }) => (
  <tr aria-hidden="true">
    <td colSpan={COLUMNS} style={{ height, padding: 0, border: 0 }} />
  </tr>
);
