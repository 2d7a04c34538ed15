import { PLATFORM_ADDRESS } from "../facts/addressBlocks.ts";
import { ALL_V4, EMPTY, subtract, union } from "../net/index.ts";
import { ipsOf, ipsOfAll, PLATFORM_BLOCKS, PUBLIC } from "./addresses.ts";
import { classify, type Row } from "./packets.ts";
import { boxesOf, type Transport } from "./question.ts";
import { orderedRules, rowsOfRules, serviceTagOf, tagsOfRules, type Direction, type Scope } from "./rules.ts";
import type { SecurityRule } from "./topology.ts";
import { ofClasses, place, universeOf, type Part, type Universe } from "./universe.ts";
import { verdictOf, witnessOf, type Fate, type Verdict, type Witness } from "./verdict.ts";
import { inEveryWorld } from "./worlds.ts";

/** What the words of a lone rule list mean. */
export interface NsgContext {
  /** The prefixes that VirtualNetwork stands for; 168.63.129.16 belongs to it too (T1). */
  readonly virtualNetwork: readonly string[];
  /** Group name to member addresses; a group that is not listed is empty. */
  readonly applicationSecurityGroups?: Readonly<Record<string, readonly string[]>>;
}

export interface NsgFlow extends Transport {
  readonly direction: Direction;
  /** An address, a prefix or a service tag: all of its addresses. */
  readonly source: string;
  readonly destination: string;
}

export interface NsgAnswer {
  readonly verdict: Verdict;
  /** Names of the rules: those that denied for denied and partial, those that allowed for allowed. */
  readonly decidedBy: readonly string[];
  readonly allowed?: Witness;
  readonly denied?: Witness;
  /** For unknown: the facts on which the answer hangs. */
  readonly missing: readonly string[];
}

/** The meaning of the words of a rule list in a context. */
export function scopeOf(context: NsgContext): Scope {
  const networks = ipsOfAll(context.virtualNetwork);
  return {
    virtualNetwork: union(networks, ipsOfAll([PLATFORM_ADDRESS])),
    openVirtualNetwork: [],
    internet: subtract(PUBLIC, networks),
    group: (name) => ipsOfAll(context.applicationSecurityGroups?.[name] ?? []),
  };
}

/** The addresses an end of a flow means, each with every class it can have. */
function endOf(text: string, scope: Scope, u: Universe): Part[] {
  const ips = ipsOf(text);
  if (ips !== undefined) return place(u, ips);
  const asked = subtract(scope.internet, PLATFORM_BLOCKS);
  switch (text.toLowerCase()) {
    case "*":
      return place(u, ALL_V4);
    case "internet":
      return place(u, asked);
    case "virtualnetwork":
      return place(u, scope.virtualNetwork);
    case "azureloadbalancer":
    case "azureplatformdns":
      return place(u, ipsOfAll([PLATFORM_ADDRESS]));
    default:
      return ofClasses(place(u, asked), u.withTag(serviceTagOf(text)!));
  }
}

/** A rule list made ready for many flows: sorted once, compiled once for each set of tags in play. */
export interface PreparedNsg {
  readonly rules: readonly SecurityRule[];
  readonly scope: Scope;
  readonly table: (
    direction: Direction,
    extraTags: readonly string[],
  ) => { u: Universe; rows: Row<SecurityRule>[] };
}

export function prepareNsg(rules: readonly SecurityRule[], context: NsgContext): PreparedNsg {
  const scope = scopeOf(context);
  const networks = ipsOfAll(context.virtualNetwork);
  const tags = tagsOfRules(rules);
  const cache = new Map<string, { u: Universe; rows: Row<SecurityRule>[] }>();
  const table = (
    direction: Direction,
    extra: readonly string[],
  ): { u: Universe; rows: Row<SecurityRule>[] } => {
    const asked = extra.map(serviceTagOf).filter((t) => t !== undefined);
    const unknown = asked.filter((t) => !tags.some((known) => known.key === t.key));
    const key = `${direction} ${unknown
      .map((t) => t.key)
      .sort()
      .join(" ")}`;
    let found = cache.get(key);
    if (found === undefined) {
      const u = universeOf([...tags, ...unknown], { networks, own: EMPTY });
      found = { u, rows: rowsOfRules(orderedRules(rules, direction), scope, u) };
      cache.set(key, found);
    }
    return found;
  };
  return { rules, scope, table };
}

interface RuleFate extends Fate {
  readonly rule: string;
}

/** What a rule list alone says to a flow, for every packet of it (sections 2 and 3): no routes, no exemptions. */
export function evaluateNsg(nsg: PreparedNsg, flow: NsgFlow): NsgAnswer {
  const { u, rows } = nsg.table(flow.direction, [flow.source, flow.destination]);
  if (u.overflow) return { verdict: "unknown", decidedBy: [], missing: ["tooManyUnknownTags"] };
  const boxes = boxesOf(endOf(flow.source, nsg.scope, u), endOf(flow.destination, nsg.scope, u), flow);
  const runs = inEveryWorld((world): RuleFate[] =>
    boxes.flatMap((box) =>
      classify({ box }, rows, world).map((match): RuleFate => ({
        box: match.packets.box,
        outcome: match.row?.access === "Deny" || match.row === undefined ? "denied" : "allowed",
        rule: match.row?.name ?? "",
      })),
    ),
  );
  if (runs === undefined) return { verdict: "unknown", decidedBy: [], missing: ["tooManyWorlds"] };
  const verdict = verdictOf(runs, u);
  const side = verdict === "allowed" ? "allowed" : "denied";
  const fates = runs.flatMap((run) => run.result);
  const allowed = fates.find((f) => f.outcome === "allowed");
  const denied = fates.find((f) => f.outcome === "denied");
  return {
    verdict,
    decidedBy:
      verdict === "unknown" ? [] : [...new Set(fates.filter((f) => f.outcome === side).map((f) => f.rule))],
    ...(allowed === undefined ? {} : { allowed: witnessOf(allowed.box, u) }),
    ...(denied === undefined ? {} : { denied: witnessOf(denied.box, u) }),
    missing:
      verdict === "unknown" ? [...new Set(runs.flatMap((r) => r.world.settled.map((s) => s.key)))] : [],
  };
}
