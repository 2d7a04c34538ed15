import { useRef } from "react";
import type { Source } from "../../core/facts/source.ts";
import type { Id, Path } from "../../core/model/design.ts";
import type { Finding } from "../../core/rules/rule.ts";
import { panels } from "../../text/panels.ts";
import { UiIcon } from "../../theme/Icon.tsx";
import { FieldBox } from "../controls/FieldBox.tsx";
import { TextControl } from "../controls/TextControl.tsx";
import { setField } from "./set.ts";
import { findingsAt, worst } from "./values.ts";
import { Corrections } from "./Corrections.tsx";

interface Props {
  readonly id: Id;
  readonly path: Path;
  readonly label: string;
  readonly unit?: string | undefined;
  readonly help?: string | undefined;
  readonly source?: Source | undefined;
  readonly value: readonly string[];
  readonly findings: readonly Finding[];
  readonly actions?: React.ReactNode;
  readonly children?: React.ReactNode;
}

const text = panels.inspector;

/** A list of typed texts, one field for each: prefixes, servers. */
export function Lists({ id, path, label, unit, help, source, value, findings, actions, children }: Props) {
  const entries = value.length === 0 ? [""] : value;
  const root = useRef<HTMLDivElement>(null);
  const controlId = `${id}-${path}`;
  const found = findingsAt(findings, id, path);
  const set = (list: readonly string[], merge?: string): void =>
    setField([id], path, list.length === 0 ? undefined : list, merge);
  const add = (): void => {
    set([...entries, ""]);
    // The new field is there after the change is drawn.
    requestAnimationFrame(() => [...(root.current?.querySelectorAll("input") ?? [])].at(-1)?.focus());
  };
  return (
    <FieldBox label={label} htmlFor={`${controlId}-0`} help={help} source={source} actions={actions}>
      <div ref={root} className="entries">
        {entries.map((entry, n) => {
          const own = findings.filter((f) => f.at.some((at) => at.id === id && at.path === `${path}.${n}`));
          const severity = worst(own.length > 0 || entries.length > 1 ? own : found);
          return (
            // Entries have no identity of their own: the place in the list is all there is.
            <div className="entry" key={n}>
              <TextControl
                id={`${controlId}-${n}`}
                of={`${controlId}-${n}`}
                value={entry}
                {...(n === 0 ? {} : { name: text.entry(label, n + 1) })}
                unit={unit}
                isNumeric
                severity={severity}
                describedBy={severity === undefined ? undefined : `findings-${id}`}
                onChange={(typed, merge) => {
                  const next = entries.map((e, i) => (i === n ? typed : e));
                  set(next.length === 1 && typed === "" ? [] : next, merge);
                }}
              />
              {entries.length > 1 && (
                <button
                  type="button"
                  className="btn btn-icon"
                  aria-label={text.removeEntry(label, n + 1)}
                  onClick={() => set(entries.filter((_, i) => i !== n))}
                >
                  <UiIcon name="close" size={15} />
                </button>
              )}
            </div>
          );
        })}
      </div>
      <Corrections findings={found} />
      {children}
      <button type="button" className="link quiet" onClick={add}>
        {text.addEntry}
      </button>
    </FieldBox>
  );
}
