/** Resources that a file holds at most. Azure takes 800 in one template; those it refers to need room, too. */
export const FILE_LIMIT = 500;

/** One file: resources of one place. */
export interface Grouped<T> {
  readonly place: string;
  /** From 0, among the files of this place. */
  readonly part: number;
  readonly members: readonly T[];
}

/**
 * Divides resources into files that never refer to each other in a circle: one for each place, unless places refer to
 * each other in a circle or hold too much for one file. Then a place has several, and each refers to earlier ones only.
 */
export function intoFiles<T>(
  items: readonly T[],
  placeOf: (item: T) => string,
  dependsOn: (item: T) => readonly T[],
  limit = FILE_LIMIT,
): readonly Grouped<T>[] {
  const circular = circularPlaces(items, placeOf, dependsOn);
  const stages = stagesOf(items, placeOf, dependsOn);
  const files = new Map<string, Map<number, T[]>>();
  for (const item of items) {
    const place = placeOf(item);
    const stage = circular.has(place) ? stages.get(item)! : 0;
    let byStage = files.get(place);
    if (byStage === undefined) files.set(place, (byStage = new Map<number, T[]>()));
    const members = byStage.get(stage);
    if (members === undefined) byStage.set(stage, [item]);
    else members.push(item);
  }
  return [...files].flatMap(([place, byStage]) =>
    [...byStage]
      .sort(([a], [b]) => a - b)
      .flatMap(([, members]) => inPieces(members, dependsOn, limit))
      .map((members, part) => ({ place, part, members })),
  );
}

/**
 * How many times the longest chain of dependencies below an item goes to another place. An item never depends on one of
 * a later stage, and on one of its own stage only in its own place, so stages cannot form a circle.
 */
function stagesOf<T>(
  items: readonly T[],
  placeOf: (item: T) => string,
  dependsOn: (item: T) => readonly T[],
): ReadonlyMap<T, number> {
  const stages = new Map<T, number>();
  const stageOf = (item: T): number => {
    const known = stages.get(item);
    if (known !== undefined) return known;
    stages.set(item, 0); // resources never refer in a circle; this only guards against endless descent
    let stage = 0;
    for (const other of dependsOn(item))
      stage = Math.max(stage, stageOf(other) + (placeOf(other) === placeOf(item) ? 0 : 1));
    stages.set(item, stage);
    return stage;
  };
  for (const item of items) stageOf(item);
  return stages;
}

/** Cuts what is too long for one file, each item after what it depends on, otherwise in the given order. */
function inPieces<T>(
  members: readonly T[],
  dependsOn: (item: T) => readonly T[],
  limit: number,
): readonly (readonly T[])[] {
  if (members.length <= limit) return [members];
  const own = new Set(members);
  const ordered = new Set<T>();
  const place = (item: T): void => {
    if (ordered.has(item) || !own.delete(item)) return;
    for (const other of dependsOn(item)) place(other);
    ordered.add(item);
  };
  for (const item of members) place(item);
  const all = [...ordered];
  return Array.from({ length: Math.ceil(all.length / limit) }, (_, n) =>
    all.slice(n * limit, (n + 1) * limit),
  );
}

/** Places that can reach themselves through others. */
function circularPlaces<T>(
  items: readonly T[],
  placeOf: (item: T) => string,
  dependsOn: (item: T) => readonly T[],
): ReadonlySet<string> {
  const edges = new Map<string, Set<string>>();
  for (const item of items)
    for (const other of dependsOn(item)) {
      const [from, to] = [placeOf(item), placeOf(other)];
      if (from !== to) edges.set(from, (edges.get(from) ?? new Set()).add(to));
    }
  const circular = new Set<string>();
  for (const start of edges.keys()) {
    const seen = new Set<string>();
    const queue = [...(edges.get(start) ?? [])];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (next === start) circular.add(start);
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(...(edges.get(next) ?? []));
    }
  }
  return circular;
}
