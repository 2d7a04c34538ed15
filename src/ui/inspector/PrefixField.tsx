import { familyOf, prefixLength } from "../../core/net/index.ts";
import { prefixesOf } from "../../core/analysis/index.ts";
import { message } from "../../core/net/message.ts";
import type { Id } from "../../core/model/design.ts";
import type { Finding } from "../../core/rules/rule.ts";
import { designStore, newId, run } from "../../state/design.ts";
import { toast } from "../../state/view.ts";
import { panels } from "../../text/panels.ts";
import type { FieldProps } from "./fieldProps.ts";
import { Lists } from "./Lists.tsx";
import { PrefixStrip } from "./PrefixStrip.tsx";
import { setField } from "./set.ts";
import { nextFreePrefix, planSplit } from "./split.ts";
import { useQuery } from "../useQuery.ts";

const text = panels.prefix;
const PATH = "props.prefixes";

interface LinkProps {
  readonly label: string;
  /** Why it is impossible; it then says so instead of doing anything. */
  readonly reason: string | undefined;
  readonly title?: string;
  readonly onClick: () => void;
}

function ReasonedLink({ label, reason, title, onClick }: LinkProps) {
  return (
    <button
      type="button"
      className={reason === undefined ? "link" : "link impossible"}
      aria-disabled={reason !== undefined}
      title={reason ?? title}
      onClick={() => (reason === undefined ? onClick() : toast(reason))}
    >
      {label}
    </button>
  );
}

/** Sets the first IPv4 prefix and leaves the other entries as typed. */
function setFirst(id: Id, prefix: string): void {
  const { query } = designStore.getState();
  const typed = query.get(id).props["prefixes"];
  const list = Array.isArray(typed) ? typed.filter((p) => typeof p === "string") : [];
  const now = prefixesOf(query, id).find((p) => familyOf(p) === 4);
  const at = now === undefined ? 0 : list.findIndex((p) => p.trim() === now);
  setField([id], PATH, list.length === 0 ? [prefix] : list.map((p, n) => (n === at ? prefix : p)));
}

function splitNow(id: Id): void {
  const { query } = designStore.getState();
  const plan = planSplit(query, id, newId);
  if (!plan.ok) toast(plan.error);
  else run({ label: message("set", { field: "prefix", name: query.get(id).name }), edits: plan.value.edits });
}

/** Prefixes of a subnet: typed text, next free block, split, and how the addresses are taken. */
export function PrefixField(props: FieldProps & { readonly id: Id; readonly findings: readonly Finding[] }) {
  const q = useQuery();
  const { id, words: said, field, value, findings } = props;
  const next = nextFreePrefix(q, id);
  // The plan is made again when it is clicked; here only whether it can be made matters, so ids are made up.
  const halves = planSplit(q, id, (kind) => `${kind}_preview` as Id);
  const now = prefixesOf(q, id).find((p) => familyOf(p) === 4);
  return (
    <Lists
      id={id}
      path={PATH}
      label={said.label}
      unit={said.unit}
      help={said.help}
      source={field.source}
      value={Array.isArray(value) ? value.filter((v) => typeof v === "string") : []}
      findings={findings}
      actions={
        <>
          <ReasonedLink
            label={text.next}
            reason={next.ok ? undefined : next.error}
            {...(next.ok ? { title: next.value } : {})}
            onClick={() => {
              if (next.ok) setFirst(id, next.value);
            }}
          />
          <span aria-hidden="true">·</span>
          <ReasonedLink
            label={text.split}
            reason={halves.ok ? undefined : halves.error}
            {...(now === undefined ? {} : { title: text.splitLabel(now, `/${prefixLength(now) + 1}`) })}
            onClick={() => splitNow(id)}
          />
        </>
      }
    >
      <PrefixStrip id={id} />
    </Lists>
  );
}
