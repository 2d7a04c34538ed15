import { analyseRules } from "../analysis.ts";
import { evaluateNsg, prepareNsg, type NsgContext, type NsgFlow } from "../nsg.ts";
import type { SecurityRule, Topology } from "../topology.ts";
import type { Question } from "../ends.ts";
import { prepare, trace } from "../trace.ts";

interface Expected {
  readonly verdict: string;
  readonly decidedBy?: readonly string[];
  readonly hops?: readonly string[];
}

interface ExpectedAnalysis {
  readonly shadowed: readonly {
    readonly rule: string;
    readonly by?: readonly string[];
    readonly conflicting?: boolean;
  }[];
  readonly redundant: readonly string[];
}

/** One vector as its file has it; fields the harness does not know are ignored. */
export interface Vector {
  readonly id: string;
  readonly kind: string;
  readonly nsg?: { readonly securityRules?: readonly SecurityRule[] };
  readonly context?: Partial<NsgContext>;
  readonly flows?: readonly (NsgFlow & { readonly expected: Expected })[];
  readonly analysis?: ExpectedAnalysis;
  readonly topology?: Topology;
  readonly queries?: readonly (Question & { readonly expected: Expected })[];
}

export interface Judgement {
  readonly question: string;
  /** What differs; absent when the answer is as expected. */
  readonly problem?: string;
  /** The engine says "allowed" and the vector does not: the one mistake that must not happen. */
  readonly falseAllowed: boolean;
}

const asSet = (list: readonly string[]): string => [...new Set(list)].sort().join(", ");

/** Compares an answer with what a vector expects: the verdict, then decidedBy as a set, then one complete way. */
export function compare(
  question: string,
  expected: Expected,
  answer: {
    readonly verdict: string;
    readonly decidedBy: readonly string[];
    readonly ways?: readonly (readonly string[])[];
  },
): Judgement {
  const falseAllowed = answer.verdict === "allowed" && expected.verdict !== "allowed";
  const problems: string[] = [];
  if (answer.verdict !== expected.verdict) problems.push(`${answer.verdict} instead of ${expected.verdict}`);
  if (expected.decidedBy !== undefined && asSet(answer.decidedBy) !== asSet(expected.decidedBy))
    problems.push(`decided by [${asSet(answer.decidedBy)}] instead of [${asSet(expected.decidedBy)}]`);
  if (
    expected.hops !== undefined &&
    answer.ways?.some((way) => way.join(" ") === expected.hops!.join(" ")) !== true
  )
    problems.push(`no way like [${expected.hops.join(" ")}], but [${answer.ways?.[0]?.join(" ") ?? ""}]`);
  return { question, falseAllowed, ...(problems.length > 0 ? { problem: problems.join("; ") } : {}) };
}

/** A question that throws is a disagreement like any other, so that the rest is still judged. */
function guarded(question: string, judge: () => Judgement): Judgement {
  try {
    return judge();
  } catch (error) {
    return { question, falseAllowed: false, problem: `threw ${String(error)}` };
  }
}

function judgeAnalysis(
  rules: readonly SecurityRule[],
  context: NsgContext,
  expected: ExpectedAnalysis,
): Judgement[] {
  const found = analyseRules(rules, context);
  const judged: Judgement[] = [];
  const sets = (question: string, got: readonly string[], want: readonly string[]): void => {
    const problem = `[${asSet(got)}] instead of [${asSet(want)}]`;
    judged.push({ question, falseAllowed: false, ...(asSet(got) === asSet(want) ? {} : { problem }) });
  };
  sets(
    "shadowed",
    found.shadowed.map((s) => s.rule),
    expected.shadowed.map((s) => s.rule),
  );
  for (const want of expected.shadowed) {
    const got = found.shadowed.find((s) => s.rule === want.rule);
    if (got === undefined) continue;
    if (want.by !== undefined)
      sets(
        `${want.rule} shadowed by`,
        got.by.map((b) => b.rule),
        want.by,
      );
    if (want.conflicting !== undefined)
      sets(`${want.rule} conflicting`, [String(got.conflicting)], [String(want.conflicting)]);
  }
  sets(
    "redundant",
    found.redundant.map((r) => r.rule),
    expected.redundant,
  );
  return judged;
}

/** Kind `nsg`: flows through one rule list, and what the analysis of the list says. */
function judgeNsgVector(vector: Vector): Judgement[] {
  const rules = vector.nsg?.securityRules ?? [];
  const context: NsgContext = { virtualNetwork: [], ...vector.context };
  const nsg = prepareNsg(rules, context);
  const flows = (vector.flows ?? []).map((flow) => {
    const { expected, ...rest } = flow;
    const text = `${rest.direction} ${rest.source} to ${rest.destination} ${rest.protocol} ${String(rest.port ?? "")}`;
    return guarded(text, () => compare(text, expected, evaluateNsg(nsg, rest)));
  });
  return vector.analysis === undefined
    ? flows
    : [...flows, ...judgeAnalysis(rules, context, vector.analysis)];
}

/** A vector of either kind; of another kind nothing can be said, which is a disagreement. */
export function judgeVector(vector: Vector): Judgement[] {
  if (vector.kind === "nsg") return judgeNsgVector(vector);
  if (vector.kind === "path") return judgePathVector(vector);
  return [{ question: "kind", falseAllowed: false, problem: `${vector.kind} is no kind this harness reads` }];
}

/** Kind `path`: a topology and questions. */
function judgePathVector(vector: Vector): Judgement[] {
  const traffic = prepare(vector.topology ?? {});
  return (vector.queries ?? []).map(({ expected, ...question }) => {
    const text = [question.from, question.to, question.protocol, question.port]
      .map((x) => JSON.stringify(x))
      .join(" ");
    return guarded(text, () => {
      const answer = trace(traffic, question);
      return compare(text, expected, { ...answer, ways: answer.ways.map((w) => w.hops) });
    });
  });
}
