import { sentence, type Finding } from "../../core/rules/index.ts";
import type { Id } from "../../core/model/design.ts";
import { panels } from "../../text/panels.ts";
import { Mark } from "../../theme/Mark.tsx";
import { FixButton } from "../findings/FixButton.tsx";
import { showFinding } from "../show.ts";

/** As many as are read; the list below the canvas has them all. */
const SHOWN = 3;

/** What is wrong with the selected thing, worst first, with the fix. */
export function OwnFindings({ id, findings }: { readonly id: Id; readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <div className="own-findings" id={`findings-${id}`}>
      {findings.slice(0, SHOWN).map((finding) => (
        <div key={finding.key} className={`own-finding soft-${finding.severity}`}>
          <p className={`own-severity word-${finding.severity}`}>
            <Mark of={finding.severity} size={16} />
            {panels.severity[finding.severity]}
          </p>
          <p className="own-sentence">{sentence(finding)}</p>
          <div className="own-actions">
            <FixButton finding={finding} />
            <button type="button" className="link" onClick={() => showFinding(finding)}>
              {panels.inspector.why}
            </button>
          </div>
        </div>
      ))}
      {findings.length > SHOWN && (
        <p className="meta">{panels.inspector.insideMore(findings.length - SHOWN)}</p>
      )}
    </div>
  );
}
