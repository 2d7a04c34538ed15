import { useEffect, useRef, useState } from "react";
import { planRename } from "../core/commands/index.ts";
import type { Id } from "../core/model/design.ts";
import { designStore, run } from "../state/design.ts";
import { toast } from "../state/view.ts";
import { words } from "../text/index.ts";
import { sayMessage } from "../text/say.ts";
import { stopEditing } from "./focus.ts";

/** Renames in place: Enter or leaving keeps, Escape restores. */
export function NameField({ id, name }: { readonly id: Id; readonly name: string }) {
  const [text, setText] = useState(name);
  const input = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useEffect(() => {
    input.current?.focus({ preventScroll: true });
    input.current?.select();
  }, []);
  const finish = (keep: boolean, refocus: boolean): void => {
    if (done.current) return;
    done.current = true;
    const { query } = designStore.getState();
    if (keep && text !== name && query.find(id) !== undefined) {
      const plan = planRename(query, { id, name: text });
      if (plan.ok) run(plan.value);
      else toast(sayMessage(plan.error));
    }
    stopEditing(refocus);
  };
  return (
    <input
      ref={input}
      className="name-field nodrag nopan"
      aria-label={words.canvas.nameOf(name)}
      value={text}
      spellCheck={false}
      autoComplete="off"
      onChange={(e) => setText(e.target.value)}
      onBlur={() => finish(true, false)}
      onKeyDown={(e) => {
        e.stopPropagation();
        if (e.key === "Enter") finish(true, true);
        if (e.key === "Escape") {
          e.preventDefault();
          finish(false, true);
        }
      }}
    />
  );
}
