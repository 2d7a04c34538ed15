/**
 * The traffic engine: what a rule list does to a flow, which rules are dead, what changes between two lists, and
 * whether A reaches B in a topology, for every packet and in every world. Works on a neutral topology; knows no design.
 */
export { analyseRules, type Blocker, type RuleAnalysis, type TakenRule } from "./analysis.ts";
export { diffRules, type RuleChange } from "./diff.ts";
export { diffTraffic, type TrafficChange } from "./diffTraffic.ts";
export {
  effectiveRoutes,
  effectiveRules,
  type EffectiveRouteRow,
  type EffectiveRuleRow,
} from "./effective.ts";
export type { Question, QuestionEnd } from "./ends.ts";
export { readHop, type Hop, type HopSubject } from "./hops.ts";
export {
  evaluateNsg,
  prepareNsg,
  type NsgAnswer,
  type NsgContext,
  type NsgFlow,
  type PreparedNsg,
} from "./nsg.ts";
export type { Transport } from "./question.ts";
export * from "./topology.ts";
export { rests, skeletonOf } from "./skeleton.ts";
export { prepare, trace, type Trace, type Traffic, type Way } from "./trace.ts";
export type { Outcome, Verdict, Witness } from "./verdict.ts";
