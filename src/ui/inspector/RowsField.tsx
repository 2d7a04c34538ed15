import type { Id, JsonObject, RowId } from "../../core/model/design.ts";
import type { Field, KindDefinition } from "../../core/kinds/index.ts";
import type { Finding } from "../../core/rules/rule.ts";
import { panels } from "../../text/panels.ts";
import { UiIcon } from "../../theme/Icon.tsx";
import { FieldBox } from "../controls/FieldBox.tsx";
import { FieldControl } from "./FieldControl.tsx";
import { addRow, removeRow } from "./set.ts";

interface Props {
  readonly id: Id;
  readonly name: string;
  readonly field: Field;
  readonly definition: KindDefinition;
  readonly rows: { readonly [row: RowId]: JsonObject };
  readonly findings: readonly Finding[];
}

const text = panels.inspector;

/** Rows of a resource, such as network cards, each with its own fields. */
export function RowsField({ id, name, field, definition, rows, findings }: Props) {
  const said = definition.words.fields[name] ?? { label: name };
  const entries = Object.entries(rows) as [RowId, JsonObject][];
  return (
    <FieldBox
      label={said.label}
      help={said.help}
      source={field.source}
      actions={
        <button
          type="button"
          className="link"
          aria-label={text.addRow(said.label)}
          onClick={() => addRow(id, name)}
        >
          {text.add}
        </button>
      }
    >
      {entries.map(([row, values], n) => (
        <fieldset className="row-fields" key={row}>
          <legend className="said">{text.row(said.label, n + 1)}</legend>
          <div className="row-head">
            <span className="num">{text.row(said.label, n + 1)}</span>
            <button
              type="button"
              className="btn btn-icon"
              aria-label={text.removeRow(said.label, n + 1)}
              onClick={() => removeRow(id, name, row)}
            >
              <UiIcon name="trash" size={15} />
            </button>
          </div>
          {Object.entries(field.rows ?? {})
            .filter(([, inner]) => inner.when?.(values) ?? true)
            .map(([key, inner]) => (
              <FieldControl
                key={key}
                ids={[id]}
                path={`props.${name}.${row}.${key}`}
                field={inner}
                words={definition.words.fields[`${name}.${key}`] ?? { label: key }}
                value={values[key]}
                findings={findings}
              />
            ))}
        </fieldset>
      ))}
    </FieldBox>
  );
}
