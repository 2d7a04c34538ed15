import { intersect, subtract, type RangeSet } from "../net/index.ts";
import type { Part } from "./universe.ts";

/** More worlds than this are not looked at; the answer is then unknown (12.4). */
export const MAX_WORLDS = 4096;

/** An address that is one and the same within a world, but not known: one of the candidates (V1, F7). */
export interface Variable {
  readonly key: string;
  readonly candidates: readonly Part[];
}

/** One thing that a world settles: what is asked, how many answers there are, which one this world gives. */
export interface Settled {
  readonly key: string;
  readonly options: number;
  readonly chosen: number;
  /** A balancer's backends and the like: equal answers are expected, so only the first is shown (README, `lb:`). */
  readonly alternative: boolean;
}

/**
 * One world: settles every yes/no fact (U1) and every unknown address when it is first asked, and stays with it. The
 * answers come from a script; past its end the first option is taken, so that `inEveryWorld` can walk all others.
 */
export class World {
  readonly settled: Settled[] = [];
  readonly #script: readonly number[];
  readonly #known = new Map<string, number>();
  readonly #narrowed = new Map<string, readonly Part[]>();

  constructor(script: readonly number[]) {
    this.#script = script;
  }

  /** Which of `options` answers this world gives to the question `key`; stays the same when asked again. */
  choose(key: string, options: number, alternative = false): number {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const chosen = options < 2 ? 0 : (this.#script[this.settled.length] ?? 0);
    if (options > 1) this.settled.push({ key, options, chosen, alternative });
    this.#known.set(key, chosen);
    return chosen;
  }

  /** A yes/no fact of U1. */
  fact(key: string): boolean {
    return this.choose(key, 2) === 1;
  }

  /** Whether the unknown address lies in the set; settles it only when some candidates do and some do not. */
  within(variable: Variable, classes: RangeSet | undefined, ips: RangeSet | undefined): boolean {
    const candidates = this.#narrowed.get(variable.key) ?? variable.candidates;
    const inside: Part[] = [];
    const outside: Part[] = [];
    for (const part of candidates) {
      const inClasses = classes === undefined ? part.classes! : intersect(part.classes!, classes);
      const inIps = ips === undefined ? part.ips! : intersect(part.ips!, ips);
      if (inClasses.length === 0 || inIps.length === 0) {
        outside.push(part);
        continue;
      }
      inside.push({ classes: inClasses, ips: inIps });
      const otherClasses = subtract(part.classes!, inClasses);
      if (otherClasses.length > 0) outside.push({ classes: otherClasses, ips: part.ips });
      const otherIps = subtract(part.ips!, inIps);
      if (otherIps.length > 0) outside.push({ classes: inClasses, ips: otherIps });
    }
    if (inside.length === 0) return false;
    if (outside.length === 0) return true;
    const isInside = this.choose(`${variable.key} in ${String(classes)} ${String(ips)}`, 2) === 0;
    this.#narrowed.set(variable.key, isInside ? inside : outside);
    return isInside;
  }

  /** What the unknown address can still be in this world. */
  candidates(variable: Variable): readonly Part[] {
    return this.#narrowed.get(variable.key) ?? variable.candidates;
  }
}

export interface Run<T> {
  readonly world: World;
  readonly result: T;
  /** The run that this one differs from in one answer, and the question it answers otherwise. */
  readonly variantOf?: { readonly run: Run<T>; readonly key: string };
}

/**
 * Runs the evaluation once for every combination of answers that it asks for, the first options first. Stops early
 * when `enough` says so. Undefined when there are more than `MAX_WORLDS`.
 */
export function inEveryWorld<T>(
  evaluate: (world: World) => T,
  enough: (runs: readonly Run<T>[]) => boolean = () => false,
): Run<T>[] | undefined {
  const runs: Run<T>[] = [];
  const open: { script: readonly number[]; variantOf?: { run: Run<T>; key: string } }[] = [{ script: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (runs.length >= MAX_WORLDS) return undefined;
    const { script, variantOf } = next;
    const world = new World(script);
    const run: Run<T> = { world, result: evaluate(world), ...(variantOf === undefined ? {} : { variantOf }) };
    runs.push(run);
    if (enough(runs)) break;
    const taken = world.settled.map((s) => s.chosen);
    for (let i = world.settled.length - 1; i >= script.length; i--)
      for (let option = world.settled[i]!.options - 1; option > 0; option--)
        open.push({
          script: [...taken.slice(0, i), option],
          variantOf: { run, key: world.settled[i]!.key },
        });
  }
  return runs;
}
