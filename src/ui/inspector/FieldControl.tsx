import Switch from "@mui/material/Switch";
import { panels } from "../../text/panels.ts";
import { Choice } from "../controls/Choice.tsx";
import { FieldBox } from "../controls/FieldBox.tsx";
import { Help } from "../controls/Help.tsx";
import { TextControl } from "../controls/TextControl.tsx";
import { Corrections } from "./Corrections.tsx";
import type { FieldProps } from "./fieldProps.ts";
import { Lists } from "./Lists.tsx";
import { RefField, RefsField } from "./RefField.tsx";
import { setField } from "./set.ts";
import { findingsAt, shownText, typedInt, typedText, worst } from "./values.ts";

const text = panels.inspector;

/** The control of one field, chosen by its type alone: no kind is named here. */
export function FieldControl(props: FieldProps) {
  const { ids, path, field, words, value, isMixed = false, findings } = props;
  const [first] = ids;
  if (first === undefined) return null;
  const controlId = `${first}-${path}`;
  const found = ids.flatMap((id) => findingsAt(findings, id, path));
  const severity = worst(found);
  const describedBy = severity === undefined ? undefined : `findings-${first}`;
  const box = { label: words.label, help: words.help, source: field.source };

  switch (field.type) {
    case "bool":
      return (
        <div className="field field-row">
          <label className="field-row-label" htmlFor={controlId}>
            {words.label}
          </label>
          {words.help !== undefined && <Help label={words.label} help={words.help} source={field.source} />}
          <span className="field-state">{isMixed ? text.mixed : value === true ? text.on : text.off}</span>
          <Switch
            id={controlId}
            checked={value === true && !isMixed}
            onChange={(e) => setField(ids, path, e.target.checked)}
          />
        </div>
      );
    case "choice": {
      const options = (field.choices ?? []).map((c) => ({ value: c, label: words.choices?.[c] ?? c }));
      return (
        <FieldBox {...box} labelId={`${controlId}-label`}>
          <Choice
            id={controlId}
            labelId={`${controlId}-label`}
            value={isMixed ? "" : shownText(value ?? field.default)}
            empty={isMixed ? text.mixed : text.unset}
            options={options}
            isError={severity === "error"}
            describedBy={describedBy}
            onChange={(chosen) => setField(ids, path, chosen)}
          />
          <Corrections findings={found} />
        </FieldBox>
      );
    }
    case "ref":
      return <RefField {...props} />;
    case "refs":
      return <RefsField {...props} />;
    case "cidrs":
    case "texts":
      return (
        <Lists
          id={first}
          path={path}
          {...box}
          unit={words.unit}
          value={Array.isArray(value) ? value.filter((v) => typeof v === "string") : []}
          findings={findings}
        />
      );
    case "secret":
      return (
        <FieldBox {...box}>
          <p className="meta">{text.secret}</p>
        </FieldBox>
      );
    case "rows":
      return null;
    case "text":
    case "int":
    case "address":
    case "ports":
      return (
        <FieldBox {...box} htmlFor={controlId}>
          <TextControl
            id={controlId}
            of={`${ids.join()}-${path}`}
            value={isMixed ? "" : shownText(value)}
            placeholder={isMixed ? text.mixed : undefined}
            unit={words.unit}
            isNumeric={field.type !== "text"}
            severity={severity}
            describedBy={describedBy}
            onChange={(typed, merge) =>
              setField(ids, path, field.type === "int" ? typedInt(typed) : typedText(typed), merge)
            }
          />
          <Corrections findings={found} />
        </FieldBox>
      );
  }
}
