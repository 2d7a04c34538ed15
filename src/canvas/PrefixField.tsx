import { useEffect, useId, useRef, useState } from "react";
import { nextFreeIn, usualSubnetLength } from "../core/analysis/index.ts";
import { planSet } from "../core/commands/index.ts";
import { parseCidr, prefixLength } from "../core/net/index.ts";
import type { Id } from "../core/model/design.ts";
import { sentence } from "../core/rules/index.ts";
import { designStore, findingsOf, run } from "../state/design.ts";
import { useDesign } from "../state/react.ts";
import { words } from "../text/index.ts";
import { Mark } from "../theme/Mark.tsx";
import { stopEditing } from "./focus.ts";

const PATH = "props.prefixes";
let sessions = 0;

const textOf = (id: Id): string => {
  const prefixes = designStore.getState().query.get(id).props["prefixes"];
  return Array.isArray(prefixes) ? prefixes.join(", ") : "";
};

/** What a next subnet prefix would be: the size that is typed, else the usual one. */
function nextFree(id: Id, typed: string): string | undefined {
  const { query } = designStore.getState();
  const vnet = query.find(id)?.parent;
  if (vnet === undefined) return undefined;
  const own = parseCidr(typed.split(",")[0]?.trim() ?? "");
  const length = own.ok ? prefixLength(own.value) : usualSubnetLength(query, vnet);
  return nextFreeIn(query, vnet, length, 4, id);
}

/**
 * The prefix in the header, kept as it is typed with each key, so that what is wrong with it shows while typing. All of
 * it is one step; Escape restores what was there.
 */
export function PrefixField({ id, name }: { readonly id: Id; readonly name: string }) {
  const [text, setText] = useState(() => textOf(id));
  const [start] = useState(text);
  const [merge] = useState(() => `prefix ${id} ${++sessions}`);
  const input = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  const help = useId();
  const finding = useDesign(() => {
    const found = findingsOf(id).find(
      (f) => f.severity === "error" && f.at.some((at) => at.path?.startsWith(PATH)),
    );
    return found === undefined ? "" : sentence(found);
  });
  useEffect(() => {
    input.current?.focus({ preventScroll: true });
    input.current?.select();
  }, []);
  const write = (next: string): void => {
    setText(next);
    const value = next.split(",").flatMap((part) => (part.trim() === "" ? [] : [part.trim()]));
    const plan = planSet(designStore.getState().query, { ids: [id], path: PATH, value });
    if (plan.ok) run(plan.value, merge);
  };
  const finish = (keep: boolean, refocus: boolean): void => {
    if (done.current) return;
    done.current = true;
    if (!keep && text !== start) write(start);
    stopEditing(refocus);
  };
  const free = nextFree(id, text);
  return (
    <span
      className="prefix-edit nodrag nopan"
      onBlur={(e) => {
        if (!e.currentTarget.contains(e.relatedTarget)) finish(true, false);
      }}
    >
      <input
        ref={input}
        className="name-field num"
        aria-label={words.canvas.prefixOf(name)}
        aria-invalid={finding !== ""}
        aria-describedby={help}
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(e) => write(e.target.value)}
        onKeyDown={(e) => {
          e.stopPropagation();
          if (e.key === "Enter") finish(true, true);
          if (e.key === "Escape") {
            e.preventDefault();
            finish(false, true);
          }
        }}
      />
      <span className="prefix-help" id={help}>
        {finding !== "" && (
          <span className="prefix-finding">
            <Mark of="error" size={14} />
            {finding}
          </span>
        )}
        {free !== undefined && free !== text && (
          <button type="button" className="link" onClick={() => write(free)}>
            {words.canvas.nextFreeIs(free)}
          </button>
        )}
      </span>
    </span>
  );
}
