import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useCallback, useMemo, useState, type KeyboardEvent } from "react";
import { consequence, rulesFor, sentence, type Finding } from "../../core/rules/index.ts";
import { useDesign, useView } from "../../state/react.ts";
import { viewStore } from "../../state/view.ts";
import { panels } from "../../text/panels.ts";
import { UiIcon } from "../../theme/Icon.tsx";
import { Mark } from "../../theme/Mark.tsx";
import { VirtualList } from "../controls/VirtualList.tsx";
import { DockTools } from "../DockTools.tsx";
import { Dress } from "../Dress.tsx";
import { showDate } from "../date.ts";
import { showFinding, showThing } from "../show.ts";
import { useCompact } from "../useMedia.ts";
import { FixButton } from "./FixButton.tsx";
import { blamed, findingRows, sourceOf, type FindingRow, type Grouping } from "./rows.ts";

const text = panels.findings;
const GROUP_ROW = 30;
const groupings: readonly Grouping[] = ["none", "resource", "rule", "severity"];
const severities = ["error", "warning", "info"] as const;

/** The findings of the design: one sentence each, its consequence and its source, and the fix as a verb. */
export default function Findings() {
  return (
    <Dress>
      <Tools />
      <List />
    </Dress>
  );
}

function List() {
  const findings = useDesign((s) => s.findings);
  const resources = useDesign((s) => s.design.resources);
  const title = useDesign((s) => s.design.title);
  const only = useView((s) => s.findingSeverity);
  const by = useView((s) => s.findingGroup);
  const openKey = useView((s) => s.finding);
  const selection = useView((s) => s.selection);
  const isCompact = useCompact();
  const rowHeight = isCompact ? 36 : 48;
  const rows = useMemo(
    () => findingRows(findings, { only, by, nameOf: (id) => resources[id]?.name ?? title }),
    [findings, only, by, resources, title],
  );
  const height = useCallback(
    (n: number) => (rows[n]?.type === "group" ? GROUP_ROW : rowHeight),
    [rows, rowHeight],
  );
  const isCurrent = (f: Finding): boolean =>
    openKey === null ? selection.has(blamed(f)) : f.key === openKey;
  const shown = rows.findIndex((row) => row.type === "finding" && isCurrent(row.finding));

  if (rows.length === 0) {
    const kinds = new Set(Object.values(resources).map((r) => r.kind));
    return (
      <p className="panel-empty">
        {only === null
          ? text.empty(rulesFor(kinds), Object.keys(resources).length)
          : text.emptyFiltered(text.only[only])}
      </p>
    );
  }
  return (
    <div className="findings" onKeyDown={walk} role="presentation">
      <VirtualList
        name={text.list}
        count={rows.length}
        height={height}
        keyOf={(n) => rows[n]?.key ?? String(n)}
        shown={shown === -1 ? undefined : shown}
        render={(n) => <Row row={rows[n]} isCompact={isCompact} isCurrent={isCurrent} />}
      />
    </div>
  );
}

/** Arrow keys walk from finding to finding. */
function walk(e: KeyboardEvent<HTMLElement>): void {
  const step = e.key === "ArrowDown" ? 1 : e.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  const all = [...e.currentTarget.querySelectorAll<HTMLElement>(".finding-main")];
  const here = all.findIndex((el) => el === document.activeElement);
  if (here === -1) return;
  e.preventDefault();
  all[here + step]?.focus();
}

interface RowProps {
  readonly row: FindingRow | undefined;
  readonly isCompact: boolean;
  readonly isCurrent: (f: Finding) => boolean;
}

function Row({ row, isCompact, isCurrent }: RowProps) {
  if (row === undefined) return null;
  if (row.type === "group")
    return (
      <p className="finding-group">
        <span className="clip">{row.label}</span> <span className="num">{row.count}</span>
      </p>
    );
  const { finding } = row;
  const source = sourceOf(finding);
  const current = isCurrent(finding);
  return (
    <div className={`finding ${current ? "finding-current" : ""}`}>
      <button
        type="button"
        className="finding-main"
        aria-current={current}
        onClick={() => (current ? showFinding(finding) : showThing(blamed(finding)))}
      >
        <span className={`finding-severity word-${finding.severity}`}>
          <Mark of={finding.severity} size={16} />
          {panels.severity[finding.severity]}
        </span>
        <span className="finding-words">
          <span className="finding-sentence clip" title={sentence(finding)}>
            {sentence(finding)}
          </span>
          {!isCompact && (
            <span className="meta clip">
              {consequence(finding).replace(/\.$/, "")} · {finding.rule}
              {source !== undefined && ` · ${text.dated(source.title, showDate(source.date))}`}
            </span>
          )}
        </span>
      </button>
      <FixButton finding={finding} isPlain={isCompact} />
    </div>
  );
}

function Tools() {
  const only = useView((s) => s.findingSeverity);
  const by = useView((s) => s.findingGroup);
  const counts = useDesign((s) => s.counts);
  const isCompact = useCompact();
  const [filter, setFilter] = useState<HTMLElement | null>(null);
  const [group, setGroup] = useState<HTMLElement | null>(null);
  return (
    <DockTools>
      <button
        type="button"
        className={isCompact ? "btn btn-icon" : "tab"}
        aria-label={`${text.filter}: ${only === null ? text.all : text.only[only]}`}
        aria-haspopup="menu"
        aria-expanded={filter !== null}
        onClick={(e) => setFilter(e.currentTarget)}
      >
        <UiIcon name="filter" size={16} />
        {!isCompact && (only === null ? text.all : text.only[only])}
      </button>
      {!isCompact && (
        <button
          type="button"
          className="tab"
          aria-label={`${text.groupLabel}: ${text.groups[by]}`}
          aria-haspopup="menu"
          aria-expanded={group !== null}
          onClick={(e) => setGroup(e.currentTarget)}
        >
          {text.group(text.groups[by])}
          <UiIcon name="chevronDown" size={15} />
        </button>
      )}
      <Menu open={filter !== null} anchorEl={filter} onClose={() => setFilter(null)}>
        {[null, ...severities].map((severity) => (
          <MenuItem
            key={severity ?? "all"}
            selected={severity === only}
            onClick={() => {
              setFilter(null);
              viewStore.setState({ findingSeverity: severity });
            }}
          >
            {severity !== null && <Mark of={severity} size={16} none={counts[severity] === 0} />}
            {severity === null ? text.all : text.only[severity]}
            {severity !== null && <span className="choice-detail num">{counts[severity]}</span>}
          </MenuItem>
        ))}
      </Menu>
      <Menu open={group !== null} anchorEl={group} onClose={() => setGroup(null)}>
        {groupings.map((grouping) => (
          <MenuItem
            key={grouping}
            selected={grouping === by}
            onClick={() => {
              setGroup(null);
              viewStore.setState({ findingGroup: grouping });
            }}
          >
            {text.groups[grouping]}
          </MenuItem>
        ))}
      </Menu>
    </DockTools>
  );
}
