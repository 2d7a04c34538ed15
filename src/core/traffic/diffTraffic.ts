import { boxIntersect, type Box } from "./box.ts";
import type { Question } from "./ends.ts";
import type { End } from "./flight.ts";
import { evaluate, type Evaluated, type Traffic } from "./trace.ts";
import { witnessOf, type Outcome, type Witness } from "./verdict.ts";

/** Packets of a question that fare otherwise in another topology. */
export interface TrafficChange {
  /** Opened: denied before, allowed after, in every world. Uncertain: changed, but one of the two is unknown. */
  readonly effect: "opened" | "closed" | "uncertain";
  /** Their way before and after, in one world. */
  readonly hopsBefore: readonly string[];
  readonly hopsAfter: readonly string[];
  readonly witness: Witness;
}

/** Packets with one fate in each world. */
interface Piece {
  readonly box: Box;
  readonly outcome: Outcome;
  readonly hops: readonly string[];
}

/** More worlds than this are not laid over each other; the pieces are then unknown. */
const MAX_LAID = 64;

/** One outcome over all worlds: the same in each, or unknown. */
const together = (a: Outcome, b: Outcome): Outcome => (a === b ? a : "unknown");

/** The pieces of all worlds, laid over each other. */
function piecesOf({ runs }: Evaluated): Piece[] {
  const [first, ...others] = runs ?? [];
  if (first === undefined) return [];
  const isTooMuch = others.length >= MAX_LAID;
  let pieces: Piece[] = first.result.map((e) => ({ ...e, outcome: isTooMuch ? "unknown" : e.outcome }));
  for (const run of isTooMuch ? [] : others)
    pieces = pieces.flatMap((p) =>
      run.result.flatMap((e: End): Piece[] => {
        const box = boxIntersect(p.box, e.box);
        return box === undefined ? [] : [{ ...p, box, outcome: together(p.outcome, e.outcome) }];
      }),
    );
  return pieces;
}

const effectOf = (before: Outcome, after: Outcome): TrafficChange["effect"] =>
  before === "denied" && after === "allowed"
    ? "opened"
    : before === "allowed" && after === "denied"
      ? "closed"
      : "uncertain";

/**
 * Which packets of a question open or close between two topologies, each with a witness; one change for each pair of
 * ways. Empty when every packet fares as before. Both topologies must mean the same packets: ends whose addresses
 * changed have none in common. Questions about services are not compared packet by packet; ask `trace` twice.
 */
export function diffTraffic(before: Traffic, after: Traffic, q: Question): TrafficChange[] {
  if ("service" in q.to) return [];
  const tags = [...evaluate(before, q).compiled.u.tags, ...evaluate(after, q).compiled.u.tags];
  const [was, is] = [evaluate(before, q, tags), evaluate(after, q, tags)];
  const now = piecesOf(is);
  const changes = new Map<string, TrafficChange>();
  for (const old of piecesOf(was)) {
    for (const next of now) {
      const box = old.outcome === next.outcome ? undefined : boxIntersect(old.box, next.box);
      const key = `${old.outcome} ${old.hops.join(" ")} ${next.outcome} ${next.hops.join(" ")}`;
      if (box === undefined || changes.has(key)) continue;
      changes.set(key, {
        effect: effectOf(old.outcome, next.outcome),
        hopsBefore: old.hops,
        hopsAfter: next.hops,
        witness: witnessOf(box, is.compiled.u),
      });
    }
  }
  return [...changes.values()];
}
