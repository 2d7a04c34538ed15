import { kindOf } from "../../core/kinds/index.ts";
import type { Id } from "../../core/model/design.ts";
import { panels } from "../../text/panels.ts";
import { useQuery } from "../useQuery.ts";
import { commonFields } from "./common.ts";
import { FieldControl } from "./FieldControl.tsx";
import { deleteThings } from "./Head.tsx";

const text = panels.inspector;

/** Several things selected: the fields they share. */
export function SeveralPanel({ ids }: { readonly ids: readonly Id[] }) {
  const q = useQuery();
  const things = ids.map((id) => q.get(id));
  const counts = new Map<string, number>();
  for (const { kind } of things) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const list = [...counts].map(([kind, n]) => {
    const { name, plural } = kindOf(kind).words;
    return `${n} ${n === 1 ? name.toLowerCase() : plural}`;
  });
  const fields = commonFields(things);
  return (
    <>
      <header className="head">
        <div className="head-words">
          <h2>{text.several(ids.length)}</h2>
          <p className="head-place">{list.join(", ")}</p>
        </div>
      </header>
      <div className="panel-scroll">
        <section className="block fields">
          {fields.length === 0 && <p className="muted">{text.nothingCommon}</p>}
          {fields.map(({ name, field, words: said, value, isMixed }) => (
            <FieldControl
              key={name}
              ids={ids}
              path={`props.${name}`}
              field={field}
              words={said}
              value={value}
              isMixed={isMixed}
              findings={[]}
            />
          ))}
        </section>
        <section className="block">
          <button type="button" className="btn" onClick={() => deleteThings(ids)}>
            {text.remove}
          </button>
        </section>
      </div>
    </>
  );
}
