/**
 * Divides resources into files: one per resource group, unless groups refer to each other in a circle; then a group
 * has one file for each stage, and a stage refers only to earlier ones.
 */
export interface Grouped<T> {
  readonly group: string;
  /** 0, or the stage among the files of this group. */
  readonly stage: number;
  readonly members: readonly T[];
}

export function intoFiles<T>(
  items: readonly T[],
  groupOf: (item: T) => string,
  dependsOn: (item: T) => readonly T[],
): readonly Grouped<T>[] {
  const stages = new Map<T, number>();
  const stageOf = (item: T): number => {
    const known = stages.get(item);
    if (known !== undefined) return known;
    stages.set(item, 0); // resources never refer in a circle; this only guards against endless descent
    let stage = 0;
    for (const other of dependsOn(item))
      stage = Math.max(stage, stageOf(other) + (groupOf(other) === groupOf(item) ? 0 : 1));
    stages.set(item, stage);
    return stage;
  };
  const circular = circularGroups(items, groupOf, dependsOn);
  const files = new Map<string, { group: string; stage: number; members: T[] }>();
  for (const item of items) {
    const group = groupOf(item);
    const stage = circular.has(group) ? stageOf(item) : 0;
    const key = `${group} ${stage}`;
    const file = files.get(key) ?? { group, stage, members: [] };
    file.members.push(item);
    files.set(key, file);
  }
  return [...files.values()];
}

/** Groups that can reach themselves through others. */
function circularGroups<T>(
  items: readonly T[],
  groupOf: (item: T) => string,
  dependsOn: (item: T) => readonly T[],
): ReadonlySet<string> {
  const edges = new Map<string, Set<string>>();
  for (const item of items)
    for (const other of dependsOn(item)) {
      const [from, to] = [groupOf(item), groupOf(other)];
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
