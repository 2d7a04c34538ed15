import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useState } from "react";
import { carriersOf, factOf, insideOf } from "../../core/analysis/index.ts";
import { homeKinds } from "../../core/commands/index.ts";
import { kindOf, kinds, type KindDefinition } from "../../core/kinds/index.ts";
import type { Id } from "../../core/model/design.ts";
import { panels } from "../../text/panels.ts";
import { VirtualList } from "../controls/VirtualList.tsx";
import { insertKind } from "../insert.ts";
import { TileOf } from "../KindIcon.tsx";
import { showThing } from "../show.ts";
import { useQuery } from "../useQuery.ts";

const text = panels.inspector;
const ROW = 31;
/** Up to here the list is as long as it is; above it scrolls by itself. */
const WHOLE = 40;

/** Kinds that may be added to a thing of this kind. */
const addable = (kind: string): readonly KindDefinition[] =>
  kinds.filter((k) => k.face !== "line" && homeKinds(k).includes(kind));

function Thing({ id }: { readonly id: Id }) {
  const q = useQuery();
  const r = q.find(id);
  if (r === undefined) return null;
  const takes = kindOf(r.kind).takes?.(r, q) ?? [];
  const min = takes.reduce((sum, t) => sum + t.min, 0);
  const max = takes.reduce((sum, t) => sum + t.max, 0);
  return (
    <button type="button" className="thing" onClick={() => showThing(id)}>
      <TileOf kind={r.kind} size={22} />
      <span className="clip">{r.name}</span>
      <span className="meta num">{takes.length > 0 ? text.addresses(min, max) : factOf(q, id)}</span>
    </button>
  );
}

/** A list of things, each one click away. */
function Things({ ids, name }: { readonly ids: readonly Id[]; readonly name: string }) {
  if (ids.length <= WHOLE)
    return (
      <ul aria-label={name}>
        {ids.map((id) => (
          <li key={id}>
            <Thing id={id} />
          </li>
        ))}
      </ul>
    );
  return (
    <VirtualList
      className="things-long"
      name={name}
      count={ids.length}
      height={() => ROW}
      keyOf={(n) => ids[n] ?? String(n)}
      render={(n) => {
        const id = ids[n];
        return id === undefined ? null : <Thing id={id} />;
      }}
    />
  );
}

function Add({ into, kinds: members }: { readonly into: Id; readonly kinds: readonly KindDefinition[] }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [only] = members;
  if (only === undefined) return null;
  return (
    <>
      <button
        type="button"
        className="link"
        {...(members.length > 1 ? { "aria-haspopup": "menu", "aria-expanded": anchor !== null } : {})}
        onClick={(e) => {
          if (members.length === 1) insertKind(only.kind, into);
          else setAnchor(e.currentTarget);
        }}
      >
        {text.add}
      </button>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {members.map((kind) => (
          <MenuItem
            key={kind.kind}
            onClick={() => {
              setAnchor(null);
              insertKind(kind.kind, into);
            }}
          >
            <TileOf kind={kind.kind} size={22} />
            {kind.words.name}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

/** What is drawn in a container; or, for a chip, what carries it. */
export function Inside({ id }: { readonly id: Id }) {
  const q = useQuery();
  const { face } = kindOf(q.get(id).kind);
  const isChip = face === "chip";
  const ids = isChip ? carriersOf(q, id) : insideOf(q, id);
  const members = isChip ? [] : addable(q.get(id).kind);
  if (ids.length === 0 && members.length === 0) return null;
  const title = isChip ? text.usedBy : text.inside;
  return (
    <section className="block">
      <div className="block-head">
        <h3>
          {title} <span className="block-count num">{ids.length}</span>
        </h3>
        <Add into={id} kinds={members} />
      </div>
      <Things ids={ids} name={title} />
    </section>
  );
}
