import { useEffect, useRef } from "react";
import { kindOf } from "../core/kinds/index.ts";
import { KindTile } from "../theme/Icon.tsx";
import { Mark } from "../theme/Mark.tsx";
import { onGhostPlace } from "./follow.ts";
import { useCanvas } from "./store.ts";

/** What is in the pointer's hand: a card of what a drop would make, or the sentence of what it would do. */
export function Ghost() {
  const ghost = useCanvas((s) => s.ghost);
  const root = useRef<HTMLDivElement>(null);
  const isOpen = ghost !== null;
  useEffect(() => {
    if (!isOpen) return;
    onGhostPlace((x, y) => {
      // Over the right and bottom edge of the window it moves to the other side of the pointer.
      const el = root.current;
      if (el === null) return;
      const left = x + 14 + el.offsetWidth > innerWidth ? x - 14 - el.offsetWidth : x + 14;
      const top = y + 14 + el.offsetHeight > innerHeight ? y - 14 - el.offsetHeight : y + 14;
      el.style.transform = `translate(${left}px, ${top}px)`;
    });
    return () => onGhostPlace(undefined);
  }, [isOpen]);
  if (ghost === null) return null;
  const { icon, family } = kindOf(ghost.kind);
  return (
    <div
      ref={root}
      className={`ghost ${ghost.ok ? "is-target" : "is-refused"} ${ghost.plain === true ? "plain" : ""}`}
      role="status"
    >
      {ghost.plain === true ? (
        !ghost.ok && <Mark of="denied" size={14} />
      ) : (
        <KindTile d={icon} family={family} />
      )}
      <div className="lines">
        {ghost.title !== "" && <strong>{ghost.title}</strong>}
        {ghost.fact !== "" && (
          <span className={ghost.plain === true ? "fact" : "fact num"}>{ghost.fact}</span>
        )}
      </div>
    </div>
  );
}
