import { factOf } from "../../core/analysis/index.ts";
import type { Id } from "../../core/model/design.ts";
import type { Query } from "../../core/model/query.ts";
import { panels } from "../../text/panels.ts";
import { UiIcon } from "../../theme/Icon.tsx";
import { Choice, type Option } from "../controls/Choice.tsx";
import { FieldBox } from "../controls/FieldBox.tsx";
import { IconOf } from "../KindIcon.tsx";
import { useQuery } from "../useQuery.ts";
import type { FieldProps } from "./fieldProps.ts";
import { setField } from "./set.ts";
import { findingsAt, shownText, worst } from "./values.ts";

const text = panels.inspector;

/** What a reference may point at, by name. */
function optionsOf(q: Query, kinds: readonly string[]): Option[] {
  return kinds
    .flatMap((kind) => q.all(kind))
    .map((id) => {
      const r = q.get(id);
      const detail = factOf(q, id);
      return {
        value: id,
        label: r.name,
        icon: <IconOf kind={r.kind} />,
        ...(detail === "" ? {} : { detail }),
      };
    })
    .sort((a, b) => a.label.localeCompare(b.label));
}

/** One reference: the thing by its name, or none. */
export function RefField({ ids, path, field, words, value, isMixed = false, findings }: FieldProps) {
  const q = useQuery();
  const controlId = `${ids[0] ?? ""}-${path}`;
  const severity = worst(ids.flatMap((id) => findingsAt(findings, id, path)));
  return (
    <FieldBox label={words.label} help={words.help} source={field.source} labelId={`${controlId}-label`}>
      <Choice
        id={controlId}
        labelId={`${controlId}-label`}
        value={isMixed ? "" : shownText(value)}
        empty={isMixed ? text.mixed : text.unset}
        options={[{ value: "", label: text.unset }, ...optionsOf(q, field.to ?? [])]}
        isError={severity === "error"}
        describedBy={severity === undefined ? undefined : `findings-${ids[0] ?? ""}`}
        onChange={(chosen) => setField(ids, path, chosen === "" ? undefined : chosen)}
      />
    </FieldBox>
  );
}

/** Several references: those that are set, each with a way out, and one more to choose. */
export function RefsField({ ids, path, field, words, value }: FieldProps) {
  const q = useQuery();
  const controlId = `${ids[0] ?? ""}-${path}`;
  const set = Array.isArray(value) ? value.filter((v) => typeof v === "string") : [];
  const options = optionsOf(q, field.to ?? []);
  const keep = (list: readonly string[]): void => setField(ids, path, list.length === 0 ? undefined : list);
  return (
    <FieldBox label={words.label} help={words.help} source={field.source} labelId={`${controlId}-label`}>
      <div className="entries">
        {set.map((id, n) => (
          <div className="entry" key={id}>
            <span className="entry-name">{q.find(id as Id)?.name ?? id}</span>
            <button
              type="button"
              className="btn btn-icon"
              aria-label={text.removeEntry(words.label, n + 1)}
              onClick={() => keep(set.filter((other) => other !== id))}
            >
              <UiIcon name="close" size={15} />
            </button>
          </div>
        ))}
        <Choice
          id={controlId}
          labelId={`${controlId}-label`}
          value=""
          empty={text.addEntry}
          options={options.filter((o) => !set.includes(o.value))}
          onChange={(chosen) => keep([...set, chosen])}
        />
      </div>
    </FieldBox>
  );
}
