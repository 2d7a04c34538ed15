import { chipsShownOn, demandOf, factOf, insideOf, prefixesOf, regionOf } from "../analysis/index.ts";
import { kindOf } from "../kinds/index.ts";
import type { Id } from "../model/design.ts";
import type { Query } from "../model/query.ts";
import { networkStripOf, subnetStripOf, type Segment } from "./strip.ts";

/** A thing that is drawn as a small label on whatever carries it. */
export interface ChipContent {
  readonly id: Id;
  readonly kind: string;
  readonly name: string;
}

/** Addresses wanted of usable ones, as a subnet's header says it. */
export interface Count {
  readonly wanted: number;
  readonly usable: number;
}

/** How a thing is drawn: a stack of trays, a tray of cards, a card, or a chip. */
export type Face = "network" | "tray" | "card" | "chip";

/**
 * What is written on a thing and what lies in it: everything about its picture that the document decides. Where it
 * stands and in which order is the layout's part.
 */
export interface Tree {
  readonly id: Id;
  readonly kind: string;
  readonly face: Face;
  readonly name: string;
  /** Prefix, address, size: one fact. */
  readonly fact: string;
  /** "West Europe"; networks only. */
  readonly region?: string;
  readonly count?: Count;
  readonly strip: readonly Segment[];
  readonly chips: readonly ChipContent[];
  readonly existing: boolean;
  /** In document order. */
  readonly inside: readonly Tree[];
}

/** Memoised by the query: a change below reaches the top only along its own branch, everything beside it stays the same object. */
export const treeOf = (q: Query, id: Id): Tree => q.derive(tree, id);

const NONE: readonly never[] = [];

function tree(q: Query, id: Id): Tree {
  const r = q.get(id);
  const face = q.derive(faceOf, id);
  const chips = face === "chip" ? NONE : chipsShownOn(q, id);
  const inside = face === "network" || face === "tray" ? insideOf(q, id) : NONE;
  const count = face === "tray" ? q.derive(countOf, id) : undefined;
  return {
    id,
    kind: r.kind,
    face,
    name: r.name,
    fact: factOf(q, id),
    ...(face === "network" ? { region: regionOf(q, id) } : {}),
    ...(count === undefined ? {} : { count }),
    strip:
      face === "network"
        ? q.derive(networkStripOf, id)
        : face === "tray"
          ? q.derive(subnetStripOf, id)
          : NONE,
    chips: chips.length === 0 ? NONE : chips.map((chip) => q.derive(chipContent, chip)),
    existing: r.existing !== undefined,
    inside: inside.length === 0 ? NONE : inside.map((child) => treeOf(q, child)),
  };
}

/** A container inside another is a tray; one that stands free is a stack of trays. */
function faceOf(q: Query, id: Id): Face {
  const kind = kindOf(q.get(id).kind);
  if (kind.face === "container") return kind.home === undefined ? "network" : "tray";
  return kind.face === "chip" ? "chip" : "card";
}

function countOf(q: Query, id: Id): Count | undefined {
  const { wanted, usable } = demandOf(q, id);
  return prefixesOf(q, id).length === 0 ? undefined : { wanted, usable };
}

function chipContent(q: Query, id: Id): ChipContent {
  const r = q.get(id);
  return { id, kind: r.kind, name: r.name };
}
