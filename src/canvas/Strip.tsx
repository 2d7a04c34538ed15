import type { Segment } from "../core/scene/index.ts";

/** The address strip: kept by Azure, used, missing; the rest of the bar is free. Decoration: the words stand above. */
export function Strip({ segments }: { readonly segments: readonly Segment[] }) {
  return (
    <span className="strip" aria-hidden="true">
      {segments.map(({ part, from, to }, n) => (
        <i key={n} className={part} style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }} />
      ))}
    </span>
  );
}
