import { subtract } from "../net/index.ts";
import { one } from "./addresses.ts";
import { compile } from "./compile.ts";
import { deliver, enterNetwork } from "./deliver.ts";
import {
  internetOf,
  literalsOf,
  sendersOf,
  targetOf,
  type QuestionEnd,
  type SenderGroup,
  type Target,
} from "./ends.ts";
import {
  denied,
  undecided,
  variable,
  withPackets,
  type Compiled,
  type Context,
  type End,
  type Flight,
  type NameAsked,
  type Steps,
} from "./flight.ts";
import { depart, route } from "./forward.ts";
import { fromSite } from "./gateway.ts";
import { enterEndpoint, enterPublic } from "./ingress.ts";
import { classify, toward } from "./packets.ts";
import type { Index } from "./nodes.ts";
import { indexOf } from "./prepared.ts";
import { boxesOf, withoutSelf, type Transport } from "./question.ts";
import { serviceTagOf } from "./rules.ts";
import { askedNames, toService } from "./serviceTrace.ts";
import type { Tag } from "./tags.ts";
import type { Topology } from "./topology.ts";
import { place } from "./universe.ts";
import { verdictOf, witnessOf, type Outcome, type Verdict, type Witness } from "./verdict.ts";
import { inEveryWorld, type Run, type World } from "./worlds.ts";

export interface Question extends Transport {
  readonly from: QuestionEnd;
  readonly to: QuestionEnd;
  /** Http, Https or Mssql: what is spoken, for a firewall's application rules. */
  readonly application?: string;
}

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

const STEPS: Steps = { depart, route, enterNetwork, deliver, enterPublic, resolveAgain: undefined };

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

function begin(c: Context, group: SenderGroup, target: Target, flight: Flight): End[] {
  switch (group.start.kind) {
    case "place":
      return depart(c, flight, group.start.place);
    case "site": {
      const { ends, elsewhere } = fromSite(c, flight, group.start.gateway);
      return [
        ...ends,
        ...elsewhere.flatMap((f) => [undecided(f, "onPremises:internet", "onPremises:internet")]),
      ];
    }
    case "probe":
      return toReceiver(c, target, flight) ?? [denied(flight, "ingress:none")];
    case "public":
      return fromPublic(c, target, flight);
  }
}

const toReceiver = (c: Context, target: Target, flight: Flight): End[] | undefined => {
  if (target.endpoint !== undefined)
    return deliver(c, flight, {
      place: { subnet: target.endpoint.subnet, endpoint: target.endpoint.endpoint },
      name: target.endpoint.endpoint.name,
    });
  if (target.subnet !== undefined)
    return deliver(c, flight, { place: { subnet: target.subnet }, name: target.subnet.id });
  return undefined;
};

/** From the internet: through the receiver's entrance, or the public IP resource that has the address. */
function fromPublic(c: Context, target: Target, flight: Flight): End[] {
  if (target.endpoint !== undefined) return enterEndpoint(c, flight, target.endpoint);
  if (target.subnet !== undefined) return toReceiver(c, target, flight)!;
  const rows = [...c.index.publicIps].map(([name, { ip }]) => ({
    shape: toward({ ips: one(ip) }),
    value: name,
  }));
  return classify(flight.packets, rows, c.world).flatMap(({ packets, row: pip }) => {
    const moved = withPackets(flight, packets);
    return pip === undefined
      ? [denied(moved, "ingress:none")]
      : enterPublic(c, moved, pip, c.index.publicOwners.get(pip));
  });
}

const applicationOf = (q: Question): string | undefined =>
  q.application ?? PORT_APPLICATIONS[String(q.port ?? "")];
const PORT_APPLICATIONS: Readonly<Record<string, string>> = { "443": "Https", "80": "Http", "1433": "Mssql" };

function nameOf(q: Question): NameAsked | undefined {
  if (!("fqdn" in q.to)) return undefined;
  return { fqdns: [q.to.fqdn], application: applicationOf(q) };
}

function startOf(group: SenderGroup, flight: Omit<Flight, "sender">): Flight {
  switch (group.start.kind) {
    case "place":
      return { ...flight, sender: { kind: "network", place: group.start.place } };
    case "site":
      return { ...flight, sender: { kind: "onPremises" } };
    case "public":
      return { ...flight, sender: { kind: "public" } };
    case "probe":
      return { ...flight, sender: { kind: "probe" } };
  }
}

/** Everything that becomes of a question in one world. */
function walk(compiled: Compiled, q: Question, world: World, need: (tags: readonly Tag[]) => void): End[] {
  const { index, u } = compiled;
  const target = targetOf(index, u, q.to);
  if (target === undefined) return [];
  const c: Context = {
    ...{ compiled, index, u, world, need, steps: STEPS, isNameQuery: false },
    anyInterfaceOf: target.subnet,
    name: nameOf(q),
  };
  const named =
    target.fqdn === undefined ? undefined : variable(`address of ${target.fqdn}`, nameCandidates(compiled));
  const names = "service" in q.to ? askedNames(c, q.to) : undefined;
  return sendersOf(index, u, q.from, target).flatMap((group) =>
    boxesOf(...apart(group, target), q).flatMap((box) => {
      const packets = named === undefined ? { box } : { box, destination: named };
      const flight = startOf(group, {
        packets,
        hops: [],
        seen: [],
        visited: [],
        doubts: [],
        hasOutboundGroup: false,
      });
      if (names === undefined) return begin(c, group, target, flight);
      return names.flatMap((n) => toService(c, group, flight, n, applicationOf(q)));
    }),
  );
}

/** A packet from an address to itself is not asked. */
function apart(group: SenderGroup, target: Target): [Target["to"], Target["to"]] {
  const pairs = group.from.map((f) => ({
    ...f,
    ips: target.to.reduce((ips, t) => withoutSelf(ips, t.ips!)[0], f.ips!),
  }));
  const to = target.to.map((t) => ({
    ...t,
    ips: group.from.reduce((ips, f) => withoutSelf(f.ips!, ips)[1], t.ips!),
  }));
  return [pairs, to];
}

const nameCandidates = (compiled: Compiled) =>
  compiled.remember("addresses of names", () =>
    place(compiled.u, subtract(internetOf(compiled.index), literalsOf(compiled.index))),
  );

/** The tags a question itself names. */
function tagsAsked(q: Question): Tag[] {
  return [q.from, q.to].flatMap((end) => {
    const tag = "tag" in end ? serviceTagOf(end.tag) : undefined;
    return tag === undefined ? [] : [tag];
  });
}

function evaluate(traffic: Traffic, q: Question): { runs: Run<End[]>[] | undefined; compiled: Compiled } {
  let tags = tagsAsked(q);
  for (;;) {
    const compiled = traffic.compiled(tags);
    if (compiled.u.overflow) return { runs: undefined, compiled };
    const known = new Set(compiled.u.tags.map((t) => t.key));
    const missing = new Map<string, Tag>();
    const need = (needed: readonly Tag[]): void => {
      for (const tag of needed) if (!known.has(tag.key)) missing.set(tag.key, tag);
    };
    const runs = inEveryWorld(
      (world) => walk(compiled, q, world, need),
      (done) => missing.size > 0 || isSurelyUnknown(done),
    );
    if (missing.size === 0) return { runs, compiled };
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
  const { runs, compiled } = evaluate(traffic, q);
  if (runs === undefined)
    return { verdict: "unknown", decidedBy: [], ways: [], hops: [], missing: ["tooManyPossibilities"] };
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
