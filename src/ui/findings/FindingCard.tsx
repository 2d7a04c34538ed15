import Button from "@mui/material/Button";
import { useEffect, useRef, useState } from "react";
import { message } from "../../core/net/message.ts";
import { consequence, fixLabel, sentence, type Finding } from "../../core/rules/index.ts";
import { designStore, newId, run } from "../../state/design.ts";
import { useDesign } from "../../state/react.ts";
import { viewStore } from "../../state/view.ts";
import { panels } from "../../text/panels.ts";
import { UiIcon } from "../../theme/Icon.tsx";
import { Mark } from "../../theme/Mark.tsx";
import { TextBox } from "../controls/TextBox.tsx";
import { showDate } from "../date.ts";
import { IconOf } from "../KindIcon.tsx";
import { showFinding, showThing } from "../show.ts";
import { applyFix } from "./FixButton.tsx";
import { Preview } from "./Preview.tsx";
import { sourceOf } from "./rows.ts";

const text = panels.finding;

function close(): void {
  viewStore.setState({ finding: null });
}

/** One finding in full: what, why, where, what the fix changes, and the ways to be done with it. */
export function FindingCard({ finding }: { readonly finding: Finding }) {
  const source = sourceOf(finding);
  const profile = useDesign((s) => s.design.profile);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const region = root.current?.closest<HTMLElement>("[data-region]");
    // The card goes with its finding; the keyboard stays in the region it was in.
    return () => {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) region?.focus();
      });
    };
  }, []);
  return (
    <>
      <CardHead finding={finding} />
      <div ref={root} className="panel-scroll finding-card" onKeyDown={onEscape} role="presentation">
        <Body key={finding.key} finding={finding} />
      </div>
      <footer className="card-source">
        {source?.url?.startsWith("https://") === true ? (
          <a href={source.url} target="_blank" rel="noreferrer noopener">
            {source.title}
          </a>
        ) : (
          <span>{source?.title}</span>
        )}
        <p className="meta">
          {source !== undefined && `${showDate(source.date)} · `}
          {finding.rule} · {text.profiles[profile]}
        </p>
      </footer>
    </>
  );
}

/** What the card says and offers; the way on to the next finding stays where it is. */
function Body({ finding }: { readonly finding: Finding }) {
  const [fix, setFix] = useState(0);
  const fixes = finding.fixes ?? [];
  return (
    <>
      <h2>{sentence(finding)}</h2>
      <h3 className="card-label">{text.why}</h3>
      <p>{consequence(finding)}</p>
      <h3 className="card-label">{text.where}</h3>
      <Where finding={finding} />
      {fixes.length > 1 && (
        <div className="card-fixes" role="group" aria-label={text.preview}>
          {fixes.map((_, n) => (
            <button
              key={n}
              type="button"
              className="btn btn-small"
              aria-pressed={n === fix}
              onClick={() => setFix(n)}
            >
              <span className="clip">{fixLabel(finding, n)}</span>
            </button>
          ))}
        </div>
      )}
      {fixes.length > 0 ? (
        <Preview finding={finding} n={fix} />
      ) : (
        <p className="muted card-nofix">{text.noFix}</p>
      )}
      <Actions finding={finding} n={fix} hasFix={fixes.length > 0} />
    </>
  );
}

function onEscape(e: React.KeyboardEvent): void {
  if (e.key !== "Escape" || e.defaultPrevented) return;
  e.preventDefault();
  close();
}

function CardHead({ finding }: { readonly finding: Finding }) {
  const findings = useDesign((s) => s.findings);
  const at = findings.findIndex((f) => f.key === finding.key);
  const go = (n: number): void => {
    const next = findings[n];
    if (next !== undefined) showFinding(next);
  };
  return (
    <header className="card-head">
      <span className={`own-severity word-${finding.severity}`}>
        <Mark of={finding.severity} size={16} />
        {panels.severity[finding.severity]}
      </span>
      <span className="muted num">{text.nth(at + 1, findings.length)}</span>
      <span className="gap" />
      <button
        type="button"
        className="btn btn-icon"
        aria-label={text.previous}
        disabled={at <= 0}
        onClick={() => go(at - 1)}
      >
        <UiIcon name="chevronLeft" size={16} />
      </button>
      <button
        type="button"
        className="btn btn-icon"
        aria-label={text.next}
        disabled={at === -1 || at === findings.length - 1}
        onClick={() => go(at + 1)}
      >
        <UiIcon name="chevronRight" size={16} />
      </button>
      <button type="button" className="btn btn-icon" aria-label={text.close} onClick={close}>
        <UiIcon name="close" size={16} />
      </button>
    </header>
  );
}

function Where({ finding }: { readonly finding: Finding }) {
  const resources = useDesign((s) => s.design.resources);
  const ids = [...new Set(finding.at.map((at) => at.id))];
  return (
    <ul className="where">
      {ids.map((id) => {
        const r = resources[id];
        if (r === undefined) return null;
        return (
          <li key={id}>
            <button type="button" className="where-thing" onClick={() => showThing(id)}>
              <IconOf kind={r.kind} size={13} />
              <span className="clip">{r.name}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function Actions({
  finding,
  n,
  hasFix,
}: {
  readonly finding: Finding;
  readonly n: number;
  readonly hasFix: boolean;
}) {
  const [reason, setReason] = useState<string | null>(null);
  const accept = (): void => {
    if (reason === null || reason.trim() === "") return;
    const { rule, subject, facet } = finding;
    const value = { rule, subject, ...(facet === undefined ? {} : { facet }), reason: reason.trim() };
    run({
      label: message("suppress", { rule }),
      edits: [{ op: "design", path: `suppressions.${newId("suppression")}`, value }],
    });
    close();
  };
  if (reason !== null)
    return (
      <form
        className="card-accept"
        onSubmit={(e) => {
          e.preventDefault();
          accept();
        }}
      >
        <TextBox
          label={text.reason}
          placeholder={text.reasonHint}
          value={reason}
          onChange={setReason}
          autoFocus
        />
        <div className="card-actions">
          <Button type="submit" variant="contained" disabled={reason.trim() === ""}>
            {text.keep}
          </Button>
          <Button onClick={() => setReason(null)}>{text.cancel}</Button>
        </div>
      </form>
    );
  return (
    <div className="card-actions">
      {hasFix && (
        <Button
          variant="contained"
          className="grow"
          onClick={() => {
            if (applyFix(finding, n)) close();
          }}
        >
          {text.apply}
        </Button>
      )}
      <Button disabled={designStore.getState().readOnly !== null} onClick={() => setReason("")}>
        {text.accept}
      </Button>
    </div>
  );
}
