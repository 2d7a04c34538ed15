import { regionDisplay } from "../facts/regions.ts";
import { kindOf } from "../kinds/index.ts";
import type { Id } from "../model/design.ts";
import type { Query } from "../model/query.ts";
import { placementOf } from "./placement.ts";

/** The one fact on a card, "" when there is nothing worth saying. */
export const factOf = (q: Query, id: Id): string => q.derive(fact, id);

function fact(q: Query, id: Id): string {
  const r = q.get(id);
  return kindOf(r.kind).fact?.(r, q) ?? "";
}

/** "West Europe" for the thing at hand. */
export const regionOf = (q: Query, id: Id): string => regionDisplay(placementOf(q, id).region);
