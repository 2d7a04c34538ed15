import { compile } from "./compile.ts";
import type { Question } from "./ends.ts";
import type { Compiled, End } from "./flight.ts";
import type { Index } from "./nodes.ts";
import { indexOf } from "./prepared.ts";
import { serviceTagOf } from "./rules.ts";
import type { Tag } from "./tags.ts";
import type { Topology } from "./topology.ts";
import { verdictOf, witnessOf, type Outcome, type Verdict, type Witness } from "./verdict.ts";
import { walk } from "./walk.ts";
import { inEveryWorld, type Run } from "./worlds.ts";

/** The complete way of some packets, in some world. */
export interface Way {
  readonly outcome: Outcome;
  /** Every decision in order, in the words of the traffic vectors. */
  readonly hops: readonly string[];
  readonly witness: Witness;
}

export interface Trace {
  readonly verdict: Verdict;
  /** The hop that dropped the packets, or the last filter that let them pass; empty for unknown. */
  readonly decidedBy: readonly string[];
  /** One way for each outcome met, the one that decides first. */
  readonly ways: readonly Way[];
  readonly hops: readonly string[];
  /** For unknown: the facts and missing pieces that would decide it. */
  readonly missing: readonly string[];
  /**
   * The rule lists, route tables and policies that were looked into, as `list/name`; `*` when all were. While the rest
   * of the topology (`skeletonOf`) and these stay equal, so does the answer.
   */
  readonly reads: readonly string[];
}

/** A topology made ready for many questions; see `prepare`. */
export interface Traffic {
  readonly index: Index;
  readonly compiled: (tags: readonly Tag[]) => Compiled;
}

/** Indexes a topology once, so that many questions can reuse it. */
export function prepare(topology: Topology): Traffic {
  const index = indexOf(topology);
  const cache = new Map<string, Compiled>();
  return {
    index,
    compiled: (tags) => {
      const key = [...new Set(tags.map((t) => t.key))].sort().join(" ");
      let found = cache.get(key);
      if (found === undefined) cache.set(key, (found = compile(index, tags)));
      return found;
    },
  };
}

const FILTERS = ["nic-", "subnet-", "admin-", "firewall:", "platform:"];
const ENTRIES = ["route:", "ingress:"];

/** The hop that answers for the packets (README, decidedBy). */
function deciderOf(end: End): string {
  const last = end.hops[end.hops.length - 1] ?? "";
  if (end.outcome !== "allowed" || last.startsWith("service:")) return last;
  const lastOf = (starts: readonly string[]): string | undefined =>
    end.hops.findLast((text) => starts.some((s) => text.startsWith(s)));
  return lastOf(FILTERS) ?? lastOf(ENTRIES) ?? last;
}

/** The tags a question itself names. */
function tagsAsked(q: Question): Tag[] {
  return [q.from, q.to].flatMap((end) => {
    const tag = "tag" in end ? serviceTagOf(end.tag) : undefined;
    return tag === undefined ? [] : [tag];
  });
}

export interface Evaluated {
  readonly runs: Run<End[]>[] | undefined;
  readonly compiled: Compiled;
  readonly reads: Set<string>;
}

/** Walks the question in every world; again when a table on the way names tags that were not yet in play. */
export function evaluate(traffic: Traffic, q: Question, alsoTags: readonly Tag[] = []): Evaluated {
  // A name's address lies outside every prefix that the topology writes anywhere (`literalsOf`).
  const reads = new Set<string>("fqdn" in q.to ? ["*"] : []);
  let tags = [...tagsAsked(q), ...alsoTags];
  for (;;) {
    const compiled = traffic.compiled(tags);
    if (compiled.u.overflow) return { runs: undefined, compiled, reads };
    const known = new Set(compiled.u.tags.map((t) => t.key));
    const missing = new Map<string, Tag>();
    const need = (needed: readonly Tag[]): void => {
      for (const tag of needed) if (!known.has(tag.key)) missing.set(tag.key, tag);
    };
    const runs = inEveryWorld(
      (world) => walk(compiled, q, world, need, reads),
      (done) => missing.size > 0 || isSurelyUnknown(done),
    );
    if (missing.size === 0) return { runs, compiled, reads };
    tags = [...tags, ...missing.values()];
  }
}

/** Enough worlds to list what the answer hangs on, and already both sides: more cannot make it certain. */
function isSurelyUnknown(runs: readonly Run<End[]>[]): boolean {
  if (runs.length < 64 || runs.length % 16 !== 0) return false;
  const all = (run: Run<End[]>, outcome: Outcome): boolean => run.result.every((e) => e.outcome === outcome);
  const uniform = (["allowed", "denied"] as const).filter((outcome) => runs.some((run) => all(run, outcome)));
  return uniform.some((outcome) => !runs.every((run) => all(run, outcome)));
}

/** Whether this world takes the first of alternatives that are expected to be alike (L1). */
const isShown = (run: Run<End[]>): boolean =>
  run.world.settled.every((s) => !s.alternative || s.chosen === 0);

/** "Can A reach B?", for every packet, in every world: the verdict, what decides it, and the ways (sections 1 to 9). */
export function trace(traffic: Traffic, q: Question): Trace {
  const { runs, compiled, reads } = evaluate(traffic, q);
  if (runs === undefined)
    return {
      verdict: "unknown",
      decidedBy: [],
      ways: [],
      hops: [],
      missing: ["tooManyPossibilities"],
      reads: ["*"],
    };
  const verdict = verdictOf(runs, compiled.u);
  const shown = verdict === "unknown" ? runs : runs.filter(isShown);
  const ends = shown.flatMap((run) => run.result);
  const side: Outcome = verdict === "allowed" ? "allowed" : verdict === "unknown" ? "unknown" : "denied";
  const decided = verdict === "unknown" ? [] : ends.filter((e) => e.outcome === side).map(deciderOf);
  const ways = waysOf(ends, compiled, side);
  return {
    verdict,
    decidedBy: [...new Set(decided)],
    ways,
    hops: ways[0]?.hops ?? [],
    missing: verdict === "unknown" ? missingOf(runs) : [],
    reads: [...reads],
  };
}

function waysOf(ends: readonly End[], compiled: Compiled, first: Outcome): Way[] {
  const seen = new Map<string, End>();
  for (const end of ends) {
    const key = `${end.outcome} ${end.hops.join(" ")}`;
    if (!seen.has(key)) seen.set(key, end);
  }
  const rank = (end: End): number => (end.outcome === first ? 0 : 1);
  return [...seen.values()]
    .sort((a, b) => rank(a) - rank(b))
    .map((end) => ({ outcome: end.outcome, hops: end.hops, witness: witnessOf(end.box, compiled.u) }));
}

/** The pieces that are missing, and the facts that turn the answer; when none does alone, all that were asked. */
function missingOf(runs: readonly Run<End[]>[]): string[] {
  const pieces = runs.flatMap((run) => run.result.flatMap((e) => e.missing ?? []));
  const outcomes = (run: Run<End[]>): string =>
    [...new Set(run.result.map((e) => e.outcome))].sort().join(" ");
  const turning = runs.flatMap((run) =>
    run.variantOf !== undefined && outcomes(run) !== outcomes(run.variantOf.run) ? [run.variantOf.key] : [],
  );
  const asked = runs.flatMap((run) => run.world.settled.map((s) => s.key));
  return [...new Set(pieces.length + turning.length > 0 ? [...pieces, ...turning] : asked)];
}
