import { kindOf } from "../kinds/index.ts";
import type { Engine, Root } from "../model/engine.ts";
import { plainQuery } from "../model/plainQuery.ts";
import type { Design, Id } from "../model/design.ts";
import { modelSchema } from "../kinds/index.ts";
import type { Query } from "../model/query.ts";
import { rules } from "./registry.ts";
import type { Draft, Finding, Rule, Severity } from "./rule.ts";

const MILDER: Readonly<Record<Severity, Severity>> = { error: "warning", warning: "info", info: "info" };
const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Areas that know more than the general rows do; of two findings with one cause about one thing they win. */
const SPECIFIC = ["aml", "gov", "aks", "dbx", "vm", "hdi", "fw", "special", "pe"];
const specificity = (rule: string): number => {
  const at = SPECIFIC.indexOf(rule.slice(0, rule.indexOf("/")));
  return at === -1 ? SPECIFIC.length : at;
};

const NONE: readonly Finding[] = [];

/** What a rule says about one subject, as findings. A rule of another profile says nothing. */
function evaluate(rule: Rule, q: Query, id: Id): readonly Finding[] {
  if (rule.profiles !== "base" && !rule.profiles.includes(q.profile)) return NONE;
  const found: Finding[] = [];
  for (const draft of rule.check(q.get(id), q)) found.push(finding(rule, id, draft));
  return found.length === 0 ? NONE : found;
}

function finding(rule: Rule, subject: Id, draft: Draft): Finding {
  const severity = draft.severity ?? rule.severity;
  return {
    ...draft,
    key: `${rule.id}|${subject}|${draft.facet ?? ""}`,
    rule: rule.id,
    subject,
    severity: draft.undecided === undefined ? severity : MILDER[severity],
  };
}

/** Keeps the findings of a design up to date, rule by rule and thing by thing. */
export interface Checker {
  /** Re-runs what a change woke, for about `budgetMs` of `now`'s milliseconds; false = there is more to do. */
  run(budgetMs?: number, now?: () => number): boolean;
  /** Worst first, then in document order. Complete only when `run` said so. */
  findings(): readonly Finding[];
  about(id: Id): readonly Finding[];
  /** Evaluations that are waiting. */
  readonly pending: number;
}

export function createChecker(engine: Engine, only: readonly Rule[] = rules): Checker {
  return new DesignChecker(engine, only);
}

type Evaluation = Root<readonly Finding[]>;

class DesignChecker implements Checker {
  readonly #engine: Engine;
  readonly #ids: Root<readonly Id[]>;
  readonly #byKind = new Map<string, readonly ((q: Query, id: Id) => readonly Finding[])[]>();
  readonly #rules: readonly Rule[];
  readonly #roots = new Map<Id, readonly Evaluation[]>();
  readonly #stale = new Set<Evaluation>();
  readonly #own = new WeakSet<Root<unknown>>();
  /** Evaluations that found something, with what it was. */
  readonly #spoken = new Map<Evaluation, readonly Finding[]>();
  readonly #bySubject = new Map<Id, readonly Finding[]>();
  #known: readonly Id[] = [];
  #all: readonly Finding[] | undefined;

  constructor(engine: Engine, only: readonly Rule[]) {
    this.#engine = engine;
    this.#rules = only;
    this.#ids = engine.root((q) => q.everything());
  }

  get pending(): number {
    this.#collect();
    return this.#stale.size;
  }

  run(budgetMs = Infinity, now: () => number = () => 0): boolean {
    this.#collect();
    const end = now() + budgetMs;
    const touched = new Set<Id>();
    for (const root of this.#stale) {
      this.#stale.delete(root);
      // Most of what a change may have reached says what it said before, by identity; that needs no new list.
      if (this.#note(root, root.get())) touched.add(root.id!);
      if (now() >= end) break;
    }
    for (const id of touched) this.#publish(id);
    return this.#stale.size === 0;
  }

  about(id: Id): readonly Finding[] {
    return this.#bySubject.get(id) ?? NONE;
  }

  findings(): readonly Finding[] {
    this.#all ??= worstFirst(this.#known.flatMap((id) => this.about(id)));
    return this.#all;
  }

  /** Things that came get their evaluations, things that went lose them, and what a change woke is noted. */
  #collect(): void {
    const ids = this.#ids.get();
    if (ids !== this.#known) {
      const now = new Set(ids);
      for (const id of this.#known) if (!now.has(id)) this.#forget(id);
      for (const id of ids) if (!this.#roots.has(id)) this.#roots.set(id, this.#rootsOf(id));
      this.#known = ids;
      this.#all = undefined;
    }
    for (const root of this.#engine.staleRoots())
      if (this.#own.has(root)) this.#stale.add(root as Evaluation);
  }

  /** Remembers what an evaluation found; whether that is something else than before. */
  #note(root: Evaluation, found: readonly Finding[]): boolean {
    if ((this.#spoken.get(root) ?? NONE) === found) return false;
    if (found.length > 0) this.#spoken.set(root, found);
    else this.#spoken.delete(root);
    return true;
  }

  #rootsOf(id: Id): readonly Evaluation[] {
    const { kind } = this.#engine.design.resources[id]!;
    let evaluations = this.#byKind.get(kind);
    if (evaluations === undefined) {
      evaluations = this.#rules
        .filter((rule) => rule.subjects.includes(kind))
        .map((rule) => (q: Query, subject: Id) => evaluate(rule, q, subject));
      this.#byKind.set(kind, evaluations);
    }
    return evaluations.map((evaluation) => {
      const root = this.#engine.root(evaluation, id);
      this.#own.add(root);
      return root;
    });
  }

  #forget(id: Id): void {
    for (const root of this.#roots.get(id) ?? []) {
      this.#stale.delete(root);
      this.#own.delete(root);
      this.#spoken.delete(root);
      root.dispose();
    }
    this.#roots.delete(id);
    this.#bySubject.delete(id);
  }

  #publish(id: Id): void {
    const all = (this.#roots.get(id) ?? []).flatMap((root) => this.#spoken.get(root) ?? NONE);
    const kept = oncePerCause(all);
    if (kept.length > 0) this.#bySubject.set(id, kept);
    else this.#bySubject.delete(id);
    this.#all = undefined;
  }
}

/** Specific beats general: of several findings about one thing that name the same cause, one is kept. */
function oncePerCause(all: readonly Finding[]): readonly Finding[] {
  const best = new Map<string, Finding>();
  for (const f of all) {
    if (f.cause === undefined) continue;
    const other = best.get(f.cause);
    if (other === undefined || specificity(f.rule) < specificity(other.rule)) best.set(f.cause, f);
  }
  return best.size === 0 ? all : all.filter((f) => f.cause === undefined || best.get(f.cause) === f);
}

/** All findings of a design, from scratch: without a memory of reads, so in a part of the time of a first run. */
export function check(design: Design, only: readonly Rule[] = rules): readonly Finding[] {
  const q = plainQuery(design, modelSchema);
  const byKind = new Map<string, readonly Rule[]>();
  const found: Finding[] = [];
  for (const id of q.everything()) {
    const { kind } = q.get(id);
    let asked = byKind.get(kind);
    if (asked === undefined) byKind.set(kind, (asked = only.filter((rule) => rule.subjects.includes(kind))));
    const all: Finding[] = [];
    for (const rule of asked) all.push(...evaluate(rule, q, id));
    if (all.length > 0) found.push(...oncePerCause(all));
  }
  return worstFirst(found);
}

/** Sorting is stable, so findings of one severity stay in document order. */
const worstFirst = (found: readonly Finding[]): readonly Finding[] =>
  [...found].sort((a, b) => RANK[a.severity] - RANK[b.severity]);

/** Findings that somebody accepted are told apart, not dropped: they come back when the acceptance ends. */
export function isSuppressed(f: Finding, design: Design, today?: string): boolean {
  return Object.values(design.suppressions).some(
    (s) =>
      s.rule === f.rule &&
      (s.subject === undefined || s.subject === f.subject) &&
      (s.facet === undefined || s.facet === (f.facet ?? "")) &&
      (s.until === undefined || today === undefined || today <= s.until),
  );
}

/** How many rules look at the kinds of this design: what the empty list of findings says. */
export const rulesFor = (kinds: ReadonlySet<string>): number =>
  rules.filter((r) => r.subjects.some((s) => s === "design" || kinds.has(s))).length;

/** Name of the kind of a finding's subject, for lists that group. */
export const subjectKind = (design: Design, f: Finding): string =>
  kindOf(design.resources[f.subject]!.kind).words.name;
