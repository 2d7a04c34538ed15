import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useState } from "react";
import { homeOf } from "../../core/analysis/index.ts";
import { planDelete, planDuplicate, planRename } from "../../core/commands/index.ts";
import { kindOf } from "../../core/kinds/index.ts";
import type { Id } from "../../core/model/design.ts";
import { designStore, newId, run } from "../../state/design.ts";
import { reveal, select, toast } from "../../state/view.ts";
import { words } from "../../text/index.ts";
import { panels } from "../../text/panels.ts";
import { sayMessage } from "../../text/say.ts";
import { UiIcon } from "../../theme/Icon.tsx";
import { TileOf } from "../KindIcon.tsx";
import { perform } from "../perform.ts";
import { showThing } from "../show.ts";
import { useQuery } from "../useQuery.ts";

const text = panels.inspector;

function rename(id: Id, name: string): void {
  perform(planRename(designStore.getState().query, { id, name }));
}

export function deleteThings(ids: readonly Id[]): void {
  const plan = planDelete(designStore.getState().query, { ids });
  if (!plan.ok) toast(sayMessage(plan.error));
  else if (run(plan.value)) {
    select([]);
    toast(words.app.toast.done(sayMessage(plan.value.label)), true);
  }
}

function duplicate(id: Id): void {
  const plan = planDuplicate(designStore.getState().query, { ids: [id] }, newId);
  if (!plan.ok) toast(sayMessage(plan.error));
  else if (run(plan.value)) {
    select(plan.value.select);
    reveal(plan.value.select);
  }
}

function Name({ id, name }: { readonly id: Id; readonly name: string }) {
  const [typed, setTyped] = useState<string | null>(null);
  const keep = (): void => {
    if (typed !== null && typed !== name) rename(id, typed);
    setTyped(null);
  };
  if (typed === null)
    return (
      <button
        type="button"
        className="head-name"
        title={name}
        aria-label={text.rename(name)}
        onClick={() => setTyped(name)}
      >
        {name}
      </button>
    );
  return (
    <input
      className="head-input"
      aria-label={text.name}
      value={typed}
      spellCheck={false}
      ref={(input) => {
        if (input !== null && document.activeElement !== input) input.select();
      }}
      onChange={(e) => setTyped(e.target.value)}
      onBlur={keep}
      onKeyDown={(e) => {
        if (e.key === "Enter") keep();
        if (e.key !== "Escape") return;
        e.stopPropagation();
        setTyped(null);
      }}
    />
  );
}

/** Tile, name and place of the selected thing; show it, duplicate it, delete it. */
export function Head({ id }: { readonly id: Id }) {
  const q = useQuery();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const r = q.get(id);
  const home = homeOf(q, id);
  const homeName = home === undefined ? undefined : q.get(home).name;
  const kindName = kindOf(r.kind).words.name;
  const close = (then: () => void) => () => {
    setAnchor(null);
    then();
  };
  return (
    <header className="head">
      <TileOf kind={r.kind} size={34} />
      <div className="head-words">
        <h2>
          <Name key={id} id={id} name={r.name} />
        </h2>
        <p className="head-place">
          {homeName === undefined || home === undefined ? (
            kindName
          ) : (
            <>
              {text.kindIn(kindName)}{" "}
              <button type="button" className="link" onClick={() => showThing(home)}>
                {homeName}
              </button>
            </>
          )}
        </p>
      </div>
      <button
        type="button"
        className="btn btn-icon"
        aria-label={text.show}
        title={text.show}
        onClick={() => reveal([id])}
      >
        <UiIcon name="target" size={18} />
      </button>
      <button
        type="button"
        className="btn btn-icon"
        aria-label={text.menu}
        title={text.menu}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(e) => setAnchor(e.currentTarget)}
      >
        <UiIcon name="more" size={18} />
      </button>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        <MenuItem onClick={close(() => duplicate(id))}>{text.duplicate}</MenuItem>
        <MenuItem onClick={close(() => deleteThings([id]))}>{text.remove}</MenuItem>
      </Menu>
    </header>
  );
}
