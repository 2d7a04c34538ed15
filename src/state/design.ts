import { createStore } from "zustand/vanilla";
import { modelSchema } from "../core/kinds/index.ts";
import { emptyDesign, type Design, type Id } from "../core/model/design.ts";
import type { Edit } from "../core/model/edit.ts";
import { createEngine, type Engine } from "../core/model/engine.ts";
import {
  doStep,
  mergesWithLast,
  redo as redoStep,
  startHistory,
  undo as undoStep,
  type History,
} from "../core/model/history.ts";
import type { JournalEntry } from "../core/model/journal.ts";
import type { Query } from "../core/model/query.ts";
import type { Message } from "../core/net/message.ts";
import type { Checker } from "../core/rules/check.ts";
import type { Finding, Severity } from "../core/rules/rule.ts";
import type * as Checks from "./checks.ts";
import { newId } from "./ids.ts";
import { keepView, showChange } from "./following.ts";
import { select, viewStore } from "./view.ts";

export type { JournalEntry };

export interface SaveState {
  /** "off" = nothing is kept (no storage, or a design that is only read). */
  readonly state: "saved" | "saving" | "failed" | "off";
  /** What to say when it failed. */
  readonly text?: string;
}

export interface DesignState {
  readonly designId: Id;
  readonly history: History;
  readonly design: Design;
  /** Answers about the design as it is now. */
  readonly query: Query;
  /** How many resources there are: counted by edits, since asking a large object for its keys takes as long as drawing it. */
  readonly resources: number;
  /** Rises with every change of the design: what to depend on where the query alone would look the same. */
  readonly revision: number;
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Finding[];
  readonly counts: Readonly<Record<Severity, number>>;
  readonly checking: boolean;
  readonly checkedMs: number | null;
  /** The rules could not be fetched: nothing is checked until the page is loaded again. */
  readonly checksMissing: boolean;
  /** A kept design is being fetched: an empty screen does not yet mean an empty design. */
  readonly opening: boolean;
  /** Why the design can only be read: a newer file, or another tab that writes it. */
  readonly readOnly: { readonly reason: "newer" | "other-tab" } | null;
  readonly save: SaveState;
  /** Why the last step was refused; a bug of ours or a race, told instead of swallowed. */
  readonly refused: Message | null;
}

export { newId };

/** Milliseconds between two looks at findings that are not complete. */
const PUBLISH_EVERY = 250;

/** Milliseconds that one slice of checking may take before the frame goes on. */
const SLICE = 8;

let engine: Engine;
/** Undefined until the rules are here. */
let checks: typeof Checks | undefined;
let checker: Checker | undefined;
let journal: ((entry: JournalEntry) => void) | undefined;
let pending: ReturnType<typeof setTimeout> | undefined;
let checkStarted = 0;
let lastPublished = 0;

const first = emptyDesign(newId);
function openEngine(design: Design): void {
  engine = createEngine(design, modelSchema, { today: new Date().toISOString().slice(0, 10) });
  checker = checks?.createChecker(engine);
}
openEngine(first);

const NO_COUNTS: DesignState["counts"] = { error: 0, warning: 0, info: 0 };

export const designStore = createStore<DesignState>(() => ({
  designId: newId("design"),
  history: startHistory(first),
  design: first,
  query: engine.query,
  resources: 0,
  revision: 0,
  findings: [],
  suppressed: [],
  counts: NO_COUNTS,
  checking: false,
  checkedMs: null,
  checksMissing: false,
  opening: false,
  readOnly: null,
  save: { state: "saved" },
  refused: null,
}));

/** Who keeps the journal; the app hands it in. */
export function keepJournal(keeper: ((entry: JournalEntry) => void) | undefined): void {
  journal = keeper;
}

/** Findings about this thing, worst first; those that somebody accepted left out. */
export function findingsOf(id: Id): readonly Finding[] {
  return bySubject(designStore.getState().findings).get(id) ?? NONE;
}
const NONE: readonly Finding[] = [];
let indexed: readonly Finding[] | undefined;
let index: ReadonlyMap<Id, readonly Finding[]> = new Map();
function bySubject(findings: readonly Finding[]): ReadonlyMap<Id, readonly Finding[]> {
  if (indexed !== findings) {
    const made = new Map<Id, Finding[]>();
    for (const f of findings) {
      // A finding marks the thing to blame, which need not be the one that the rule was asked about.
      const id = f.at[0]?.id ?? f.subject;
      const list = made.get(id);
      if (list === undefined) made.set(id, [f]);
      else list.push(f);
    }
    index = made;
    indexed = findings;
  }
  return index;
}

/** What a person did, as one step of the history. False = refused, and nothing changed. */
export function run(
  plan: { readonly label: Message; readonly edits: readonly Edit[]; readonly select?: readonly Id[] },
  merge?: string,
): boolean {
  const state = designStore.getState();
  if (state.readOnly !== null) return false;
  const merged = mergesWithLast(state.history, merge);
  const done = doStep(
    state.history,
    { label: plan.label, edits: plan.edits, ...(merge === undefined ? {} : { merge }) },
    modelSchema,
  );
  if (!done.ok) {
    designStore.setState({ refused: done.error });
    return false;
  }
  if (done.value === state.history) return true;
  const step = done.value.past.at(-1)!;
  move(done.value, plan.edits, { what: "do", step, merged });
  if (plan.select !== undefined) select(plan.select);
  return true;
}

/** Takes the last step back and brings what it changed into view. */
export function undo(): boolean {
  const { history, readOnly } = designStore.getState();
  const step = history.past.at(-1);
  if (step === undefined || readOnly !== null) return false;
  const undone = undoStep(history, modelSchema);
  if (!undone.ok) return refuse(undone.error);
  move(undone.value, step.inverse, { what: "undo" });
  showChange(undone.value.design, step.inverse);
  return true;
}

/** Does the last undone step again. */
export function redo(): boolean {
  const { history, readOnly } = designStore.getState();
  const step = history.future.at(-1);
  if (step === undefined || readOnly !== null) return false;
  const redone = redoStep(history, modelSchema);
  if (!redone.ok) return refuse(redone.error);
  move(redone.value, step.edits, { what: "redo" });
  showChange(redone.value.design, step.edits);
  return true;
}

function refuse(error: Message): false {
  designStore.setState({ refused: error });
  return false;
}

/** Opens another design, with the history it was closed with. */
export function openDesign(
  history: History,
  options: { readonly designId?: Id; readonly readOnly?: DesignState["readOnly"] } = {},
): void {
  openEngine(history.design);
  clearTimeout(pending);
  pending = undefined;
  viewStore.setState({ selection: new Set(), focus: null, finding: null, rulesOf: null, toast: null });
  designStore.setState({
    designId: options.designId ?? newId("design"),
    history,
    design: history.design,
    resources: Object.keys(history.design.resources).length,
    query: engine.query,
    revision: designStore.getState().revision + 1,
    findings: [],
    suppressed: [],
    counts: NO_COUNTS,
    readOnly: options.readOnly ?? null,
    refused: null,
  });
  startCheck();
}

function move(history: History, edits: readonly Edit[], entry: JournalEntry): void {
  engine.update(history.design, edits);
  designStore.setState({
    history,
    design: history.design,
    resources: designStore.getState().resources + growth(edits),
    revision: designStore.getState().revision + 1,
    refused: null,
  });
  keepView(history.design);
  journal?.(entry);
  startCheck();
}

const growth = (edits: readonly Edit[]): number =>
  edits.reduce((sum, { op }) => sum + (op === "add" ? 1 : op === "remove" ? -1 : 0), 0);

/** The first slice runs at once, so that a finding is painted with the keystroke; the rest waits for idle moments. */
function startCheck(): void {
  if (pending === undefined) checkStarted = performance.now();
  else clearTimeout(pending);
  pending = undefined;
  slice(true);
}

function slice(isFirst = false): void {
  if (checker === undefined) return;
  const complete = checker.run(SLICE, () => performance.now());
  // On the way only now and then: who shows findings looks at all of them each time.
  const now = performance.now();
  if (complete || isFirst || now - lastPublished > PUBLISH_EVERY) {
    lastPublished = now;
    publish(complete);
  }
  pending = complete ? undefined : setTimeout(() => slice(), 0);
}

let suppressionsOf: Design["suppressions"] | undefined;
let published: readonly Finding[] | undefined;
function publish(complete: boolean): void {
  if (checks === undefined || checker === undefined) return;
  const { isSuppressed } = checks;
  const state = designStore.getState();
  const all = checker.findings();
  const { design } = state;
  const checkedMs = complete ? performance.now() - checkStarted : state.checkedMs;
  if (all === published && suppressionsOf === design.suppressions) {
    designStore.setState({ checking: !complete, checkedMs });
    return;
  }
  published = all;
  suppressionsOf = design.suppressions;
  const accepted = Object.keys(design.suppressions).length > 0;
  const suppressed = accepted ? all.filter((f) => isSuppressed(f, design, engine.query.today)) : NONE;
  const silenced = new Set(suppressed);
  const findings = accepted ? all.filter((f) => !silenced.has(f)) : all;
  const counts = { error: 0, warning: 0, info: 0 };
  for (const f of findings) counts[f.severity]++;
  designStore.setState({ findings, suppressed, counts, checking: !complete, checkedMs });
}

/** The sentence of a finding; there is none before the rules are here, as there are no findings. */
export const findingSentence = (f: Finding): string => checks?.sentence(f) ?? "";

/** Resolved when the rules are here, or cannot be had. */
export const checksReady: Promise<void> = import("./checks.ts").then(
  (loaded) => {
    checks = loaded;
    checker = loaded.createChecker(engine);
    startCheck();
  },
  () => designStore.setState({ checksMissing: true }),
);
