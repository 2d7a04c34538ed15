import { sample, v4Text } from "../net/index.ts";
import { D_CLASS, D_IP, D_PORT, PROTOCOL, S_CLASS, S_IP, S_PORT, type Box } from "./box.ts";
import { PROTOCOLS } from "./protocols.ts";
import { canBeMissing, isCertain, TAG_FACT, type Part, type Universe } from "./universe.ts";
import type { Run } from "./worlds.ts";

/** The four answers (section 1); see `verdictOf`. */
export type Verdict = "allowed" | "denied" | "partial" | "unknown";
export type Outcome = "allowed" | "denied" | "unknown";

/** What becomes of some packets of the question in one world. */
export interface Fate {
  readonly outcome: Outcome;
  /** The packets as the question asked them. */
  readonly box: Box;
}

/** One packet as an example; the tags that its unknown addresses belong to are named beside them. */
export interface Witness {
  readonly source: string;
  readonly destination: string;
  readonly protocol: string;
  readonly sourcePort?: number;
  readonly destinationPort?: number;
  readonly sourceTags: readonly string[];
  readonly destinationTags: readonly string[];
}

/** The lowest packet of a box. */
export function witnessOf(box: Box, u: Universe): Witness {
  const at = (axis: number): number => sample(box[axis]!) ?? 0;
  const protocol = PROTOCOLS[at(PROTOCOL)] ?? "Tcp";
  const hasPorts = at(PROTOCOL) < 2;
  return {
    source: v4Text(at(S_IP)),
    destination: v4Text(at(D_IP)),
    protocol,
    ...(hasPorts ? { sourcePort: at(S_PORT), destinationPort: at(D_PORT) } : {}),
    sourceTags: [...(u.classes[at(S_CLASS)] ?? [])],
    destinationTags: [...(u.classes[at(D_CLASS)] ?? [])],
  };
}

/**
 * Whether some world sees none of these packets. A packet is seen when both its ends exist; where one end exists in
 * every world, the other must be missing. Ends that are both uncertain count as avoidable, which can only turn
 * "partial" into "unknown".
 */
function canAvoid(fates: readonly Fate[], u: Universe): boolean {
  const removed: Part[] = [];
  for (const { box } of fates) {
    const source: Part = { classes: box[S_CLASS], ips: box[S_IP] };
    const destination: Part = { classes: box[D_CLASS], ips: box[D_IP] };
    if (isCertain(u, destination.classes!, destination.ips!)) removed.push(source);
    else if (isCertain(u, source.classes!, source.ips!)) removed.push(destination);
  }
  return canBeMissing(u, removed);
}

/**
 * The verdict over all worlds. allowed: in every world every packet passes. denied: in every world none does.
 * partial: in every world some do and some do not. unknown: everything else, also when nothing was asked.
 */
export function verdictOf(runs: readonly Run<readonly Fate[]>[], u: Universe): Verdict {
  const only = (outcome: Outcome): boolean =>
    runs.every(({ result }) => result.length > 0 && result.every((f) => f.outcome === outcome));
  if (only("allowed")) return "allowed";
  if (only("denied")) return "denied";
  const isMixed = ({ result }: Run<readonly Fate[]>): boolean =>
    !canAvoid(
      result.filter((f) => f.outcome === "denied"),
      u,
    ) &&
    !canAvoid(
      result.filter((f) => f.outcome === "allowed"),
      u,
    );
  // Facts about whole tags stand for many worlds in which a tag holds some addresses: too coarse for "partial".
  const isCoarse = runs.some(({ world }) => world.settled.some((s) => s.key.startsWith(TAG_FACT)));
  return !isCoarse && runs.every(isMixed) ? "partial" : "unknown";
}
