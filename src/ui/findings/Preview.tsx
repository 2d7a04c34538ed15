import { useMemo } from "react";
import { fieldLabel } from "../../core/commands/index.ts";
import { previewFix, type Finding, type PreviewLine } from "../../core/rules/index.ts";
import { newId } from "../../state/design.ts";
import { useDesign } from "../../state/react.ts";
import { panels } from "../../text/panels.ts";
import { UiIcon } from "../../theme/Icon.tsx";
import { useQuery } from "../useQuery.ts";

const text = panels.finding;

/** As many changed lines as are read. */
const MOST_LINES = 8;

/** What a fix changes, line by line, and what it does to the findings. */
export function Preview({ finding, n }: { readonly finding: Finding; readonly n: number }) {
  const design = useDesign((s) => s.design);
  const findings = useDesign((s) => s.findings);
  const preview = useMemo(
    () => previewFix(design, finding, n, findings, newId),
    [design, finding, n, findings],
  );
  if (!preview.ok) return <p className="muted card-nofix">{text.noFix}</p>;
  const { lines, gone, added, edits } = preview.value;
  return (
    <section className="preview" aria-label={text.preview}>
      <header>
        <UiIcon name="wrench" size={15} />
        <h3>{text.preview}</h3>
        <span className="meta num">{text.changes(edits.length)}</span>
      </header>
      <ul className="preview-lines">
        {lines.slice(0, MOST_LINES).map((line, i) => (
          <li key={i} className={line.sign === "+" ? "line-added" : "line-removed"}>
            <span aria-hidden="true">{line.sign === "+" ? "+" : "−"}</span>
            <Line line={line} />
          </li>
        ))}
        {lines.length > MOST_LINES && <li className="meta">{text.more(lines.length - MOST_LINES)}</li>}
      </ul>
      <dl className="preview-after">
        <dt>{text.after}</dt>
        <dd>{text.afterWords(gone.length, added.length)}</dd>
      </dl>
    </section>
  );
}

function Line({ line }: { readonly line: PreviewLine }) {
  const q = useQuery();
  const r = q.find(line.id);
  const name = r?.name ?? line.value;
  const field = r === undefined ? "" : fieldLabel(r.kind, line.path);
  return (
    <span className="preview-line">
      <span className="preview-value num">{shown(line.value)}</span>
      <span className="meta">{field === "" ? name : `${name}, ${field}`}</span>
    </span>
  );
}

/** A changed row as its values in a line, not as the text of a file. */
function shown(value: string): string {
  if (!value.startsWith("{")) return value;
  try {
    return Object.values(JSON.parse(value) as Record<string, unknown>)
      .filter((v) => typeof v === "string" || typeof v === "number")
      .join(", ");
  } catch {
    return value;
  }
}
