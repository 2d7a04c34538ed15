import { useState } from "react";
import { kindOf } from "../../core/kinds/index.ts";
import type { Id, JsonObject, RowId } from "../../core/model/design.ts";
import { findingsOf } from "../../state/design.ts";
import { useDesign } from "../../state/react.ts";
import { panels } from "../../text/panels.ts";
import { UiIcon } from "../../theme/Icon.tsx";
import { showRules } from "../show.ts";
import { useQuery } from "../useQuery.ts";
import { FieldControl } from "./FieldControl.tsx";
import { Head } from "./Head.tsx";
import { Inside } from "./Inside.tsx";
import { OwnFindings } from "./OwnFindings.tsx";
import { Placement } from "./Placement.tsx";
import { PrefixField } from "./PrefixField.tsx";
import { RowsField } from "./RowsField.tsx";

const text = panels.inspector;

/** Everything that can be said about one thing: findings, fields, placement, what is inside. */
export function ResourcePanel({ id }: { readonly id: Id }) {
  const q = useQuery();
  // The findings come after the edit, and by themselves.
  useDesign((s) => s.findings);
  const [showsMore, setMore] = useState(false);
  const r = q.get(id);
  const definition = kindOf(r.kind);
  const findings = findingsOf(id);
  const shown = Object.entries(definition.fields).filter(([, f]) => f.when?.(r.props) ?? true);
  const first = shown.filter(([, f]) => f.more !== true);
  const more = shown.filter(([, f]) => f.more === true);

  const control = ([name, field]: (typeof shown)[number]) => {
    const props = {
      ids: [id],
      path: `props.${name}`,
      field,
      words: definition.words.fields[name] ?? { label: name },
      value: r.props[name],
      findings,
    };
    if (name === "securityRules")
      return <RulesLink key={name} id={id} rules={r.props[name]} label={props.words.label} />;
    if (field.type === "rows")
      return (
        <RowsField
          key={name}
          id={id}
          name={name}
          field={field}
          definition={definition}
          rows={(r.props[name] ?? {}) as { readonly [row: RowId]: JsonObject }}
          findings={findings}
        />
      );
    // Only a subnet's addresses are taken one by one.
    if (field.type === "cidrs" && r.kind === "subnet")
      return <PrefixField key={name} {...props} id={id} findings={findings} />;
    return <FieldControl key={name} {...props} />;
  };

  return (
    <>
      <Head id={id} />
      <div className="panel-scroll">
        <OwnFindings id={id} findings={findings} />
        {first.length > 0 && <section className="block fields">{first.map(control)}</section>}
        {more.length > 0 && (
          <section className="block fields">
            <button
              type="button"
              className="more-button"
              aria-expanded={showsMore}
              onClick={() => setMore(!showsMore)}
            >
              <UiIcon name={showsMore ? "chevronDown" : "chevronRight"} size={13} />
              {text.more}
            </button>
            {showsMore && more.map(control)}
          </section>
        )}
        <Placement id={id} />
        <Inside id={id} />
      </div>
    </>
  );
}

function RulesLink({
  id,
  rules,
  label,
}: {
  readonly id: Id;
  readonly rules: unknown;
  readonly label: string;
}) {
  const count = typeof rules === "object" && rules !== null ? Object.keys(rules).length : 0;
  return (
    <div className="field field-row">
      <span className="field-row-label">{label}</span>
      <span className="field-state num">{count}</span>
      <button type="button" className="btn btn-small" onClick={() => showRules(id)}>
        {text.openRules}
      </button>
    </div>
  );
}
