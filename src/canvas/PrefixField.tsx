import { useEffect, useId, useRef, useState, type FocusEvent, type KeyboardEvent } from "react";
import { ViewportPortal } from "reactflow";
import { nextFreeIn, usualSubnetLength } from "../core/analysis/index.ts";
import { planSet } from "../core/commands/index.ts";
import { parseCidr, prefixLength } from "../core/net/index.ts";
import type { Id } from "../core/model/design.ts";
import { designStore, findingsOf, run, findingSentence } from "../state/design.ts";
import { useDesign } from "../state/react.ts";
import { words } from "../text/index.ts";
import { Mark } from "../theme/Mark.tsx";
import { stopEditing } from "./focus.ts";
import { nodeOf } from "./picture.ts";

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
  const button = useRef<HTMLButtonElement>(null);
  const done = useRef(false);
  const help = useId();
  const finding = useDesign(() => {
    const found = findingsOf(id).find(
      (f) => f.severity === "error" && f.at.some((at) => at.path?.startsWith(PATH)),
    );
    return found === undefined ? "" : findingSentence(found);
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
  const keep = (e: FocusEvent): void => {
    const to = e.relatedTarget;
    if (to !== input.current && to !== button.current) finish(true, false);
  };
  const onEscape = (e: KeyboardEvent): void => {
    e.stopPropagation();
    if (e.key !== "Escape") return;
    e.preventDefault();
    finish(false, true);
  };
  const node = nodeOf(id);
  return (
    <>
      <input
        ref={input}
        className="name-field prefix-field num nodrag nopan"
        aria-label={words.canvas.prefixOf(name)}
        aria-invalid={finding !== ""}
        aria-describedby={help}
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(e) => write(e.target.value)}
        onBlur={keep}
        onKeyDown={(e) => {
          onEscape(e);
          if (e.key === "Enter") finish(true, true);
          if (e.key !== "Tab" || e.shiftKey || button.current === null) return;
          e.preventDefault();
          button.current.focus();
        }}
      />
      {node !== undefined && (
        <ViewportPortal>
          <div
            className="prefix-help nopan"
            id={help}
            style={{ transform: `translate(${node.x + 4}px, ${node.y + 46}px)` }}
            // A press here leaves the focus in the field.
            onPointerDown={(e) => e.preventDefault()}
            onMouseDown={(e) => e.preventDefault()}
          >
            {finding !== "" && (
              <span className="prefix-finding">
                <Mark of="error" size={14} />
                {finding}
              </span>
            )}
            {free !== undefined && free !== text && (
              <button
                ref={button}
                type="button"
                className="link"
                onBlur={keep}
                onKeyDown={onEscape}
                onClick={() => {
                  write(free);
                  input.current?.focus();
                }}
              >
                {words.canvas.nextFreeIs(free)}
              </button>
            )}
          </div>
        </ViewportPortal>
      )}
    </>
  );
}
