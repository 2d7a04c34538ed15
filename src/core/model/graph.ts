import type { Id } from "./design.ts";
import { sameValue } from "./equal.ts";
import type { Query } from "./query.ts";

/** Clean: the value holds. Check: something further down may have changed. Dirty: something it read has changed. */
const CLEAN = 0;
const CHECK = 1;
const DIRTY = 2;
type State = typeof CLEAN | typeof CHECK | typeof DIRTY;

/** A function of the design, or of the design and one thing in it; which of the two, its node knows by its id. */
export type Compute = (q: Query, id: Id) => unknown;

const NO_NODES: readonly Node[] = [];

/** A value that others read: an input, set from outside, or the memoised result of a function. */
export class Node {
  value: unknown;
  readonly compute: Compute | undefined;
  readonly id: Id | undefined;
  state: State;
  isFailed = false;
  isBusy = false;
  /** What it read in its last run, in order of first reading. */
  reads: readonly Node[] = NO_NODES;
  /** Raised when `reads` change, which makes every older note about this reader void. */
  epoch = 0;
  /** The last run that read this; keeps repeated reads out of `reads`. */
  seenIn = 0;
  // Pairs of reader and its epoch. Void ones are swept out now and then instead of searched for at once: a value that
  // everything reads would make that search long.
  #readers: Node[] | undefined;
  #epochs: number[] | undefined;
  #sweepAt = 8;

  constructor(value: unknown, compute?: Compute, id?: Id) {
    this.value = value;
    this.compute = compute;
    this.id = id;
    this.state = compute ? DIRTY : CLEAN;
  }

  get isStale(): boolean {
    return this.state !== CLEAN;
  }

  /** Only roots want to know. */
  becameStale(): void {
    return;
  }

  addReader(reader: Node): void {
    if (!this.#readers || !this.#epochs) {
      this.#readers = [reader];
      this.#epochs = [reader.epoch];
      return;
    }
    if (this.#readers.length >= this.#sweepAt) this.#sweepAt = Math.max(8, this.readers().length * 2);
    this.#readers.push(reader);
    this.#epochs.push(reader.epoch);
  }

  /** Those that read this in their last run. Not to be kept: it changes under the hand. */
  readers(): readonly Node[] {
    const [readers, epochs] = [this.#readers, this.#epochs];
    if (!readers || !epochs) return NO_NODES;
    let kept = 0;
    for (let i = 0; i < readers.length; i++) {
      const reader = readers[i]!;
      if (reader.epoch !== epochs[i]) continue;
      if (kept !== i) {
        readers[kept] = reader;
        epochs[kept] = reader.epoch;
      }
      kept++;
    }
    if (kept !== readers.length) readers.length = epochs.length = kept;
    return readers;
  }
}

/**
 * Values that know what they were made from. Changing an input marks what depends on it; nothing runs until it is
 * read, and then only what an actual change has reached: a result equal to the last one stops the wave.
 */
export class Graph {
  readonly #query: Query;
  #running: Node | undefined;
  #run = 0;
  #lastRun = 0;
  /** Reads of the running node that repeat its last run are only counted; from the first that differs they are kept. */
  #repeated = 0;
  #others: Node[] | undefined;
  /** Evaluations since the beginning. */
  runs = 0;

  constructor(query: Query) {
    this.#query = query;
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** The value of a node, brought up to date and recorded as read by whoever is running. */
  read(node: Node): unknown {
    if (this.#running !== undefined) this.#record(node);
    if (node.state !== CLEAN || node.isBusy) this.refresh(node);
    if (node.isFailed) throw node.value;
    return node.value;
  }

  #record(node: Node): void {
    if (node.seenIn === this.#run) return;
    node.seenIn = this.#run;
    if (this.#others) this.#others.push(node);
    else if (this.#running!.reads[this.#repeated] === node) this.#repeated++;
    else this.#others = [node];
  }

  /** Gives an input another value and marks everything above it. */
  set(node: Node, value: unknown): void {
    if (Object.is(node.value, value)) return;
    const isSame = sameValue(node.value, value);
    node.value = value;
    if (!isSame) mark(node);
  }

  /** Brings a node up to date, running no more than needed. */
  refresh(node: Node): void {
    if (node.isBusy) throw new Error(cycle(node));
    if (node.state === CHECK) {
      node.isBusy = true;
      // In order of reading: as long as the earlier ones are unchanged, the node would read the next one again.
      for (const read of node.reads) {
        if (read.isBusy) node.state = DIRTY;
        else if (read.state !== CLEAN) this.refresh(read);
        if ((node.state as State) === DIRTY) break;
      }
      node.isBusy = false;
    }
    if (node.state === DIRTY) this.#evaluate(node);
    node.state = CLEAN;
  }

  #evaluate(node: Node): void {
    const outer = [this.#running, this.#run, this.#repeated, this.#others] as const;
    this.#running = node;
    this.#run = ++this.#lastRun;
    this.#repeated = 0;
    this.#others = undefined;
    this.runs++;
    node.isBusy = true;
    let value: unknown;
    let isFailed = false;
    try {
      value = node.compute!(this.#query, node.id!);
    } catch (error) {
      // A failure is a result like any other: whoever reads it fails too, and it is tried again after a change.
      value = error;
      isFailed = true;
    }
    node.isBusy = false;
    this.#keepReads(node);
    [this.#running, this.#run, this.#repeated, this.#others] = outer;
    if (isFailed === node.isFailed && sameValue(node.value, value)) return;
    node.value = value;
    node.isFailed = isFailed;
    for (const reader of node.readers()) if (reader.state === CHECK) reader.state = DIRTY;
  }

  #keepReads(node: Node): void {
    const others = this.#others;
    const old = node.reads;
    if (!others && this.#repeated === old.length) return;
    const stamp = ++this.#lastRun;
    const reads: Node[] = [];
    for (let i = 0; i < this.#repeated; i++) keepOnce(reads, old[i]!, stamp);
    for (const read of others ?? NO_NODES) keepOnce(reads, read, stamp);
    node.epoch++;
    for (const read of reads) read.addReader(node);
    node.reads = reads;
  }

  /** Forgets a node that nobody reads. */
  drop(node: Node): void {
    node.epoch++;
    node.reads = NO_NODES;
    if (node.compute) node.state = DIRTY;
  }
}

function keepOnce(reads: Node[], read: Node, stamp: number): void {
  if (read.seenIn === stamp) return;
  read.seenIn = stamp;
  reads.push(read);
}

const cycle = ({ compute, id }: Node): string =>
  `Cycle: ${compute?.name ?? ""}(${id ?? ""}) asks for its own result.`;

function mark(changed: Node): void {
  const waiting: Node[] = [];
  raiseReaders(changed, DIRTY, waiting);
  for (let node = waiting.pop(); node; node = waiting.pop()) raiseReaders(node, CHECK, waiting);
}

function raiseReaders(node: Node, state: State, waiting: Node[]): void {
  for (const reader of node.readers()) {
    const was = reader.state;
    if (was >= state) continue;
    reader.state = state;
    if (was !== CLEAN) continue;
    reader.becameStale();
    waiting.push(reader);
  }
}
