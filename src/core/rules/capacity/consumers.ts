import { kindOf } from "../../kinds/index.ts";
import type { Id } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";

/** "gpu (20), web (4) and vm-1 (1)": the things that take most addresses of a subnet at full scale. */
export function largestConsumers(q: Query, subnet: Id, most = 3): string {
  const all = q.refsTo(subnet).flatMap((id) => {
    const r = q.get(id);
    const taken = (kindOf(r.kind).takes?.(r, q) ?? []).reduce(
      (n, d) => (d.subnet === subnet ? n + d.max : n),
      0,
    );
    return taken === 0 ? [] : [{ name: r.name, taken }];
  });
  // Sorting is stable, so equal ones stay in document order.
  const texts = all
    .sort((a, b) => b.taken - a.taken)
    .slice(0, most)
    .map(({ name, taken }) => `${name} (${taken})`);
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} and ${texts.at(-1) ?? ""}`;
}
